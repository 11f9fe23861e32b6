import type { Said } from '../../language.ts';
import type { Live } from '../../ticket/live.ts';
import type { Called } from './call.ts';
import type { Kept } from './kept.ts';

/** What a learner decided with the key: the own marks, then the route. */
interface Steps {
  readonly marks: Readonly<Record<number, 0 | 1>>;
  readonly choice: { readonly route: 'seminar' | 'workshop'; readonly reflection: string } | null;
}

interface StepTerms {
  readonly opening: string;
  readonly kept: Kept;
  tell<T>(address: string, body: object): Promise<Called<T>>;
  later(milliseconds: number, then: () => void): () => void;
  hear(live: Live): void;
  changed(): void;
  shut(status: number): void;
}

const WAIT = 5000;
const KEPT = 'steps';
const NOTHING: Steps = { marks: {}, choice: null };

const NOT_TAKEN: Said = {
  en: 'That could not be taken now. Look at the page again in a moment.',
  es: 'Eso no se pudo tomar ahora. Mira la página otra vez en un momento.',
};

/** Brings marks and choice to the server, one after the other, as often as it takes; each may be sent twice without harm. */
export class StepKeeper {
  readonly #terms: StepTerms;
  #steps: Steps = NOTHING;
  #isSending = false;
  #forget: (() => void) | null = null;
  #isAway = false;
  #isKept = true;
  #problem: Said | null = null;

  constructor(terms: StepTerms) {
    this.#terms = terms;
    this.#steps = readSteps(terms.kept.all().get(KEPT));
  }

  get marks(): Steps['marks'] {
    return this.#steps.marks;
  }

  get choice(): { readonly route: 'seminar' | 'workshop'; readonly isAway: boolean } | null {
    const { choice } = this.#steps;
    return choice === null ? null : { route: choice.route, isAway: this.#isAway };
  }

  get problem(): Said | null {
    return this.#problem;
  }

  get standing(): 'saved' | 'saving' | 'kept' | 'not-kept' {
    if (this.#isDone()) return 'saved';
    if (!this.#isAway) return 'saving';
    return this.#isKept ? 'kept' : 'not-kept';
  }

  mark(question: number, share: 0 | 1): void {
    this.#problem = null;
    this.#set({ ...this.#steps, marks: { ...this.#steps.marks, [question]: share } });
    this.wake();
  }

  declare(route: 'seminar' | 'workshop', reflection: string): void {
    this.#problem = null;
    this.#set({ ...this.#steps, choice: { route, reflection } });
    this.wake();
  }

  wake(): void {
    this.#forget?.();
    this.#forget = null;
    if (!this.#isSending && !this.#isDone()) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    const { marks, choice } = this.#steps;
    const isMarks = Object.keys(marks).length > 0;
    const called = isMarks
      ? await this.#terms.tell<Live>('/addon/marks', {
          o: this.#terms.opening,
          marks: Object.entries(marks).map(asMark),
        })
      : await this.#terms.tell<Live>('/addon/declare', {
          o: this.#terms.opening,
          route: choice?.route,
          ...reflectionOf(choice),
        });
    this.#isSending = false;
    this.#took(called, isMarks ? { marks, choice: null } : { marks: {}, choice });
  }

  #took(called: Called<Live>, sent: Steps): void {
    if (called.ok === true) {
      this.#isAway = false;
      this.#terms.hear(called.body);
      this.#leaveOut(sent);
      this.wake();
    } else if (called.ok === false && called.status === 401) {
      this.#isAway = true;
      this.#set(this.#steps);
      this.#terms.shut(called.status);
    } else if (called.ok === false && called.status < 500 && called.status !== 429) {
      this.#problem = called.refusal?.message ?? NOT_TAKEN;
      this.#leaveOut(sent);
      this.wake();
    } else {
      this.#isAway = true;
      this.#set(this.#steps);
      const asked = called.ok === false ? called.retryAfter * 1000 : 0;
      this.#forget = this.#terms.later(Math.max(WAIT, asked), () => this.wake());
    }
  }

  /** What went out is done with, unless it was changed meanwhile. */
  #leaveOut(sent: Steps): void {
    const marks = Object.entries(this.#steps.marks).filter(
      ([question, share]) => sent.marks[Number(question)] !== share,
    );
    const choice = this.#steps.choice === sent.choice ? null : this.#steps.choice;
    this.#set({ marks: Object.fromEntries(marks), choice });
  }

  #isDone(): boolean {
    return Object.keys(this.#steps.marks).length === 0 && this.#steps.choice === null;
  }

  #set(steps: Steps): void {
    this.#steps = steps;
    this.#isKept = this.#terms.kept.keep(new Map(this.#isDone() ? [] : [[KEPT, JSON.stringify(steps)]]));
    this.#terms.changed();
  }
}

function asMark([question, share]: [string, 0 | 1]): { question: number; share: 0 | 1 } {
  return { question: Number(question), share };
}

function reflectionOf(choice: Steps['choice']): { reflection?: string } {
  return choice === null || choice.reflection === '' ? {} : { reflection: choice.reflection };
}

function readSteps(text: string | undefined): Steps {
  if (text === undefined) return NOTHING;
  try {
    return { ...NOTHING, ...(JSON.parse(text) as Steps) };
  } catch {
    return NOTHING; // of another version
  }
}
