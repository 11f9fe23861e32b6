import type { ComposerPageData } from '../ticket/discovery/data.ts';
import type { Draft } from '../ticket/discovery/draft.ts';

/** The part of the browser's own storage that is needed; it may refuse anything at any time. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Another shape of what is kept gets another number; what an older page kept is then left alone. */
const SHAPE = 1;

/** What is being composed, on this device, under the person and the assignment it is for: nobody else sees it (FRAMES.md 12). */
export interface KeptDraft {
  /** Null: nothing is there, or nothing we can read. */
  load(): Draft | null;
  keep(draft: Draft): void;
  /** It is attached. */
  forget(): void;
}

/** Where the browser keeps nothing in frames, what was typed lives in the page alone. */
export function keptDraft({ person, keptUnder }: ComposerPageData, shelf: Shelf | null): KeptDraft {
  const name = `waymark:${encodeURIComponent(person)}:compose:${encodeURIComponent(keptUnder)}`;
  const attempt = <T>(use: (place: Shelf) => T): T | null => {
    try {
      return shelf === null ? null : use(shelf);
    } catch {
      return null; // full, or refused since
    }
  };
  return {
    load: () =>
      attempt((place) => {
        const found = JSON.parse(place.getItem(name) ?? 'null') as { shape: number; draft: Draft } | null;
        return found?.shape === SHAPE ? found.draft : null;
      }),
    keep: (draft) => {
      attempt((place) => place.setItem(name, JSON.stringify({ shape: SHAPE, draft })));
    },
    forget: () => {
      attempt((place) => place.removeItem(name));
    },
  };
}
