import type { Said } from '../../language.ts';
import type { AnswerValue, Save, Saved, TicketState } from '../../ticket/types.ts';
import type { Own } from '../../ticket/live.ts';
import type { Called } from './call.ts';
import type { Kept } from './kept.ts';
import {
  answered,
  changeAnswer,
  dueAt,
  heard,
  isSettled,
  lineOf,
  openQueue,
  overtaken,
  refuse,
  reopened,
  settle,
  takeSaves,
  unsentOf,
  type Line,
  type Making,
  type Queue,
} from './saves.ts';
import { readUnsent, writeUnsent } from './unsent.ts';

/** How the answers stand, for the one status of the page. */
export type Standing = 'saved' | 'saving' | 'kept' | 'not-kept';

/** What a keeper needs of the world. */
export interface KeeperTerms {
  readonly opening: string;
  readonly own: Own;
  readonly kept: Kept;
  tell<T>(address: string, body: object, isLeaving: boolean): Promise<Called<T>>;
  later(milliseconds: number, then: () => void): () => void;
  isOnline(): boolean;
  now(): number;
  make(): Making;
  /** Something the page shows has changed. */
  changed(): void;
  /** The server has the ticket at this version. */
  told(v: number): void;
  /** The server did not let it in (401, 403, 404): nothing is tried until `wake`. */
  shut(status: number): void;
}

interface AnswersBody {
  readonly state: TicketState;
  readonly saved: readonly Saved[];
  readonly v: number;
}

/** Milliseconds until the next try, one failure after another. */
const WAITS = [2000, 4000, 8000, 15_000] as const;
const DONE = 'done';

const NOT_TAKEN: Said = {
  en: 'This answer could not be sent as it is. Change it and it is sent again.',
  es: 'Esta respuesta no se pudo enviar así. Cámbiala y se envía de nuevo.',
};

/** Brings every answer to the server, however often that fails, and keeps it on the device until it is there (FRAMES.md 7). */
export class AnswerKeeper {
  readonly #terms: KeeperTerms;
  #queue: Queue;
  #done: boolean | null;
  /** The ticket's version at the last word of the server; what is older says nothing of what came since. */
  #v: number;
  #isKept = true;
  #failures = 0;
  #isShut = false;
  /** Requests under way; one at a time, and one more when the page is left. */
  #sending = 0;
  #isLeft = false;
  #forget: (() => void) | null = null;
  #notBefore = 0;

  constructor(terms: KeeperTerms) {
    this.#terms = terms;
    this.#v = terms.own.v;
    const kept = terms.kept.all();
    this.#queue = openQueue(terms.own.answers, readUnsent(kept));
    this.#done = kept.has(DONE) ? kept.get(DONE) === 'true' : null;
    this.#plan();
  }

  line(question: number): Line {
    return lineOf(this.#queue, question);
  }

  /** Whether the learner last said they were done; null: what the server says holds. */
  get done(): boolean | null {
    return this.#done;
  }

  get standing(): Standing {
    if (isSettled(this.#queue) && this.#done === null) return 'saved';
    const isRefused = [...this.#queue.values()].some(({ refused }) => refused !== null);
    if (isRefused) return 'not-kept';
    if (this.#failures === 0 && !this.#isShut && this.#terms.isOnline()) return 'saving';
    return this.#isKept ? 'kept' : 'not-kept';
  }

  answer(question: number, value: AnswerValue): void {
    this.#set(changeAnswer(this.#queue, question, value, this.#terms.make()));
  }

  say(done: boolean): void {
    this.#done = done;
    this.#set(this.#queue);
  }

  settle(question: number, which: 'mine' | 'other'): void {
    this.#set(settle(this.#queue, question, which, this.#terms.make()));
  }

  /** @param focused the question somebody is at */
  hear(own: Own, focused: number | null): void {
    if (own.v < this.#v) return;
    const queue = this.#inState(own, this.#queue);
    const standing = own.state === 'open' ? queue : overtaken(queue, own.late, focused);
    this.#set(heard(standing, own.answers, focused));
  }

  /** The network is back, the page is seen again, or somebody signed in again: no more waiting. */
  wake(): void {
    this.#isShut = false;
    this.#notBefore = 0;
    this.#plan();
  }

  /** The page is left, perhaps forever: what is left goes out now. */
  leave(): void {
    if (this.#isShut || (this.#isLeft && dueAt(this.#queue) === 0)) return;
    const { queue, saves } = takeSaves(this.#queue, true);
    if (saves.length === 0 && this.#done === null) return;
    this.#isLeft = true;
    void this.#out(queue, saves, true).then(() => {
      this.#isLeft = false;
    });
  }

  /** When the class answers again, what had come late is sent once more. */
  #inState({ state, v }: Pick<Own, 'state' | 'v'>, queue: Queue): Queue {
    if (v < this.#v) return queue;
    this.#v = v;
    return state === 'open' ? reopened(queue, () => this.#terms.make()) : queue;
  }

  #set(queue: Queue): void {
    this.#queue = queue;
    const things = writeUnsent(unsentOf(queue));
    if (this.#done !== null) things.set(DONE, String(this.#done));
    this.#isKept = this.#terms.kept.keep(things);
    this.#plan();
    this.#terms.changed();
  }

  #plan(): void {
    this.#forget?.();
    this.#forget = null;
    const due = this.#done === null ? dueAt(this.#queue) : 0;
    if (due === null || this.#sending > 0 || this.#isShut) return;
    const wait = Math.max(due, this.#notBefore) - this.#terms.now();
    this.#forget = this.#terms.later(Math.max(wait, 0), () => void this.#flush());
  }

  async #flush(): Promise<void> {
    const { queue, saves } = takeSaves(this.#queue, false);
    await this.#out(queue, saves, false);
  }

  async #out(queue: Queue, saves: readonly Save[], isLeaving: boolean): Promise<void> {
    this.#sending += 1;
    this.#set(queue);
    await this.#send(saves, isLeaving);
    this.#sending -= 1;
    this.#plan();
    this.#terms.changed();
  }

  async #send(saves: readonly Save[], isLeaving: boolean): Promise<void> {
    const done = this.#done;
    const body = { o: this.#terms.opening, saves, ...(done === null ? {} : { done }) };
    const called = await this.#terms.tell<AnswersBody>('/addon/answers', body, isLeaving);
    if (called.ok === true) {
      if (this.#done === done) this.#done = null;
      this.#set(this.#inState(called.body, answered(this.#queue, called.body.saved)));
      this.#terms.told(called.body.v);
      const said = new Set(called.body.saved.map(({ key }) => key));
      if (saves.every(({ key }) => said.has(key))) this.#fresh();
      else this.#failed(0);
    } else if (called.ok === 'silent' || called.ok === 'unchanged') this.#failed(0);
    else if ([413, 422].includes(called.status)) {
      await this.#refused(saves, called.refusal?.message ?? NOT_TAKEN, isLeaving);
    } else if ([401, 403, 404].includes(called.status)) {
      this.#isShut = true;
      this.#terms.shut(called.status);
    } else this.#failed(called.retryAfter * 1000);
  }

  #fresh(): void {
    this.#failures = 0;
    this.#notBefore = 0;
  }

  /** @param asked milliseconds the server wants to be left alone */
  #failed(asked: number): void {
    const wait = WAITS[Math.min(this.#failures, WAITS.length - 1)] ?? 0;
    this.#failures += 1;
    this.#notBefore = this.#terms.now() + Math.max(wait, asked);
  }

  /** One of them is not taken: each goes on its own, so that no other waits for it. */
  async #refused(saves: readonly Save[], why: Said, isLeaving: boolean): Promise<void> {
    this.#fresh();
    if (saves.length === 0) this.#done = null;
    if (saves.length > 1) for (const save of saves) await this.#send([save], isLeaving);
    else
      this.#set(
        refuse(
          this.#queue,
          saves.map(({ question }) => question),
          why,
        ),
      );
  }
}
