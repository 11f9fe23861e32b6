import type { Language, Said } from '../../../language.ts';
import type { ComposerWords } from '../words/composer-words.ts';
import type { ComposerPageData } from './data.ts';
import type { Draft } from './draft.ts';
import type { ComposerProblem, Trouble } from './problems.ts';

/** What the page can tell its script; absent on the server, where nothing is pressed. */
export interface ComposerTells {
  /** The ticket as it stands now, and the control that the keyboard goes on to. */
  change(draft: Draft, focus?: string): void;
  attach(): void;
  speak(language: Language): void;
}

/** How the sending is going. */
export interface Sending {
  readonly state: 'composing' | 'busy' | 'done';
  /** It was tried once: what is missing is said from then on. */
  readonly tried: boolean;
  readonly trouble: Said | null;
}

export const NOTHING_SENT: Sending = { state: 'composing', tried: false, trouble: null };

/** What every part of the page gets. */
export interface ComposerScene {
  readonly data: ComposerPageData;
  readonly draft: Draft;
  readonly language: Language;
  readonly words: ComposerWords;
  readonly tell: ComposerTells | null;
  /** What is to be said now; empty before the first try. */
  readonly problems: readonly ComposerProblem[];
}

/** The ids of controls, by which the keyboard finds them. */
export const idOf = {
  question: (key: number, part: string) => `q${key}-${part}`,
  choice: (key: number, index: number) => `q${key}-choice-${index}`,
  right: (key: number, index: number) => `q${key}-right-${index}`,
} as const;

/** Where a problem's words stand, for `aria-describedby`. */
export function problemId(at: string, what: Trouble): string {
  return `${at}-no-${what}`;
}
