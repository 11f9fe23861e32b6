import type { Live, Own } from '../../ticket/live.ts';
import type { TicketPageData } from '../ticket/page-data.ts';
import { NOTHING_LOCAL, ownOf, type Local, type StudentTells } from '../ticket/student/local.ts';
import type { Called } from './call.ts';
import { AnswerKeeper } from './keeper.ts';
import { keptOn, type Shelf } from './kept.ts';
import { askLive, LEARNER_RHYTHM, lookedAt, startPolling, type Around, type Looked, type Polling } from './poll.ts';
import { shownValue } from './saves.ts';
import type { Again } from './sign-in-again.ts';
import { StepKeeper } from './steps.ts';
import { WishKeeper } from './wishes.ts';

/** What a learner's page needs of the browser it is in; there `browserAround` gives it. */
export interface StudentAround extends Around {
  readonly shelf: Shelf | null;
  /** Stands for the attachment where there is none. */
  readonly path: string;
  call<T>(address: string, body?: object, isLeaving?: boolean): Promise<Called<T>>;
  isOnline(): boolean;
  now(): number;
  newKey(): string;
  /** Calls when the network goes away. */
  onOffline(then: () => void): void;
  /** Calls when the page is left, perhaps forever. */
  onLeave(then: () => void): void;
  signInAgain(frame: string, person: string): Promise<Again>;
}

/** Everything a learner's page knows and does; what it shows is drawn from `page` and `local`. */
export class StudentDesk {
  #page: TicketPageData;
  readonly #around: StudentAround;
  readonly #draw: () => void;
  readonly #answers: AnswerKeeper;
  readonly #steps: StepKeeper;
  readonly #wishes: WishKeeper;
  #polling: Polling | null = null;
  /** The version the server last told of when it took something. */
  #toldOf = 0;
  #focused: number | null = null;
  /** The server did not answer the last look: when it does again, nothing waits longer. */
  #isFailing = false;
  #out: Local['out'] = null;

  constructor(page: TicketPageData, around: StudentAround, draw: () => void) {
    this.#page = page;
    this.#around = around;
    this.#draw = draw;
    const shelf = page.preview ? null : around.shelf;
    const place = page.attachment ?? around.path;
    const later: StudentAround['later'] = (milliseconds, then) => around.later(milliseconds, then);
    const shut = (status: number): void => this.#shut(status);
    this.#answers = new AnswerKeeper({
      opening: page.opening,
      own: ownOf(page),
      kept: keptOn(shelf, page.person, place),
      tell: (address, body, isLeaving) => around.call(address, body, isLeaving),
      later: page.preview ? never : later,
      isOnline: () => around.isOnline(),
      now: () => around.now(),
      make: () => ({ key: around.newKey(), at: new Date(around.now()).toISOString(), now: around.now() }),
      changed: draw,
      told: (v) => this.#told(v),
      shut,
    });
    this.#steps = new StepKeeper({
      opening: page.opening,
      kept: keptOn(shelf, page.person, `${place}/steps`),
      tell: (address, body) => around.call(address, body),
      later,
      hear: (live) => this.#hear(live),
      changed: draw,
      shut,
    });
    this.#wishes = new WishKeeper({
      opening: page.opening,
      tell: (address, body) => around.call(address, body),
      hear: (live) => this.#hear(live),
      changed: draw,
      shut,
    });
    if (!page.preview) this.#begin();
  }

  get page(): TicketPageData {
    return this.#page;
  }

  get local(): Local {
    const standings = [this.#answers.standing, this.#steps.standing];
    const order = ['not-kept', 'kept', 'saving'] as const;
    return {
      ...NOTHING_LOCAL,
      standing: order.find((each) => standings.includes(each)) ?? 'saved',
      fields: Object.fromEntries(this.#page.questions.map(({ number }) => [number, this.#field(number)])),
      focused: this.#focused,
      done: this.#answers.done,
      marks: this.#steps.marks,
      choice: this.#steps.choice,
      problem: this.#steps.problem,
      out: this.#out,
      wishes: this.#wishes.wishes,
    };
  }

  readonly tells: Omit<StudentTells, 'speak'> = {
    answer: (question, value) => this.#answers.answer(question, value),
    hold: (question) => {
      this.#focused = question;
      if (question === null) this.#answers.hear(ownOf(this.#page), null);
      this.#draw();
    },
    done: (isDone) => this.#answers.say(isDone),
    settle: (question, which) => this.#answers.settle(question, which),
    mark: (question, share) => this.#steps.mark(question, share),
    wish: (at, address, body) => void this.#wishes.send(at, address, body),
    declare: (route, reflection) => this.#steps.declare(route, reflection),
    signIn: () => void this.#signIn(),
  };

  #field(number: number): Local['fields'][number] {
    const line = this.#answers.line(number);
    const value = shownValue(line);
    const contest = line.contest === null ? null : { mine: value, other: line.contest.other.value };
    return { value, contest, refused: line.refused };
  }

  #begin(): void {
    const around = this.#around;
    around.onWake(() => {
      if (around.isVisible()) this.#wake();
      else this.#answers.leave();
    });
    around.onOffline(this.#draw);
    around.onLeave(() => this.#answers.leave());
    this.#steps.wake();
    this.#poll();
  }

  #poll(): void {
    const every = () => (this.#isOver ? null : LEARNER_RHYTHM);
    this.#polling = startPolling(() => this.#look(), every, this.#around);
    this.#polling.now();
  }

  /** The ticket is closed, and the page shows all that it was told of: nothing is to come. */
  get #isOver(): boolean {
    return ownOf(this.#page).state === 'closed' && this.#page.live.v >= this.#toldOf;
  }

  /**
   * What a page of a closed ticket sends comes late, and is to be seen on it: it looks until that is there. A page that has seen that version
   * knows what stands beside what it was told; nothing new comes that would say it.
   */
  #told(v: number): void {
    const wasOver = this.#isOver;
    this.#toldOf = Math.max(this.#toldOf, v);
    if (this.#page.live.v >= v) this.#answers.hear(ownOf(this.#page), this.#focused);
    if (wasOver && !this.#isOver) this.#polling?.now();
  }

  async #look(): Promise<Looked> {
    const called = await askLive<Live>(this.#page.opening, this.#page.live.v, (address) => this.#around.call(address));
    const looked = lookedAt(called);
    if (called.ok === true) this.#hear(called.body);
    if (looked === 'heard' && this.#isFailing) this.#wake();
    this.#isFailing = looked === 'failed';
    if (looked === 'over' && called.ok === false) this.#shut(called.status);
    return looked;
  }

  /** Answers may arrive out of order; an older one is not used any more. */
  #hear(live: Live): void {
    if (live.role !== 'learner' || live.v < this.#page.live.v) return;
    this.#page = { ...this.#page, live };
    this.#answers.hear(live satisfies Own, this.#focused);
    this.#draw();
  }

  #wake(): void {
    this.#answers.wake();
    this.#steps.wake();
  }

  #shut(status: number): void {
    this.#out = status === 401 ? 'signed-out' : 'gone';
    this.#draw();
  }

  async #signIn(): Promise<void> {
    const again = await this.#around.signInAgain(this.#page.frame, this.#page.person);
    this.#out = again === 'in' ? null : 'blocked';
    this.#draw();
    if (again !== 'in') return;
    this.#polling?.stop();
    this.#poll();
    this.#wake();
  }
}

/** A preview saves nothing. */
function never(): () => void {
  return () => undefined;
}
