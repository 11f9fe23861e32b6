import type { Language, Said } from '../../../language.ts';
import type { ComposerWords } from '../words/composer-words.ts';
import type { ComposerPageData } from './data.ts';
import type { Draft } from './draft.ts';
import type { ComposerProblem, Trouble } from './problems.ts';

/** What the page can report to its script; absent on the server, where nothing is pressed. */
export interface ComposerTells {
  /** The changed ticket, and the control that gets the focus. */
  change(draft: Draft, focus?: string): void;
  attach(): void;
  speak(language: Language): void;
}

/** The state of the sending. */
export interface Sending {
  readonly state: 'composing' | 'busy' | 'done';
  /** The button was pressed once; from then on the page says what is missing. */
  readonly tried: boolean;
  readonly trouble: Said | null;
}

export const NOTHING_SENT: Sending = { state: 'composing', tried: false, trouble: null };

/** The props of every part of the page. */
export interface ComposerScene {
  readonly data: ComposerPageData;
  readonly draft: Draft;
  readonly language: Language;
  readonly words: ComposerWords;
  readonly tell: ComposerTells | null;
  /** The problems to show now; empty before the first try. */
  readonly problems: readonly ComposerProblem[];
}

/** The ids of controls, used to move the focus. */
export const idOf = {
  question: (key: number, part: string) => `q${key}-${part}`,
  choice: (key: number, index: number) => `q${key}-choice-${index}`,
  right: (key: number, index: number) => `q${key}-right-${index}`,
} as const;

/** The id of a problem's text, for `aria-describedby`. */
export function problemId(at: string, what: Trouble): string {
  return `${at}-no-${what}`;
}
