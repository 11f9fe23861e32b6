import type { Called } from '../../../src/pages/browser/call.ts';
import type { Shelf } from '../../../src/pages/browser/kept.ts';
import { StudentDesk, type StudentAround } from '../../../src/pages/browser/student-desk.ts';
import type { Refusal } from '../../../src/pages/kit/refusal.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import type { Random } from '../../../src/sandbox/shell/random.ts';
import type { Clock } from './clock.ts';
import type { Network } from './network.ts';
import type { Answer, Sessions } from './server.ts';

/** By which way somebody comes to the ticket; each has a storage of its own in the browser. */
export type Door = 'student' | 'link';

/** What planted faults make of a browser. */
export interface WrongBrowser {
  readonly shelf?: (shelf: Shelf) => Shelf;
  readonly call?: (tab: Tab, call: StudentAround['call']) => StudentAround['call'];
}

export interface DeviceParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly network: Network;
  readonly sessions: Sessions;
  readonly wrong: WrongBrowser;
  /** Numbers the pages of a play. */
  readonly number: () => number;
}

/** A Chromebook: its network, its browser's cookie and storage, and the tabs somebody has open. */
export class Device {
  readonly name: string;
  /** Whether frames keep cookies here; else each tab has a token of its own. */
  readonly keepsCookies: boolean;
  readonly parts: DeviceParts;
  /** Its storage takes nothing (any more). */
  storage: 'takes' | 'full' | 'none' = 'takes';
  isOnline = true;
  cookie: string | null = null;
  tabs: Tab[] = [];
  readonly #shelves = new Map<Door, Map<string, string>>();
  constructor(name: string, keepsCookies: boolean, parts: DeviceParts) {
    this.name = name;
    this.keepsCookies = keepsCookies;
    this.parts = parts;
  }

  /** Everything in it is gone: its pages, and what it kept. */
  lose(): void {
    for (const tab of this.tabs) tab.die();
    this.tabs = [];
    this.#shelves.clear();
  }

  /** What it keeps, by door and name. */
  kept(): readonly (readonly [Door, string, string])[] {
    return [...this.#shelves].flatMap(([door, things]) =>
      [...things].map(([name, thing]) => [door, name, thing] as const),
    );
  }

  shelf(door: Door): Shelf | null {
    if (this.storage === 'none') return null;
    const things = this.#shelves.get(door) ?? new Map<string, string>();
    this.#shelves.set(door, things);
    const shelf: Shelf = {
      get length() {
        return things.size;
      },
      key: (nth) => [...things.keys()][nth] ?? null,
      getItem: (name) => things.get(name) ?? null,
      setItem: (name, thing) => {
        if (this.storage !== 'takes') throw new Error('the storage is full');
        things.set(name, thing);
      },
      removeItem: (name) => void things.delete(name),
    };
    return this.parts.wrong.shelf?.(shelf) ?? shelf;
  }

  /** Somebody signs in; whoever was in before in this browser is signed out. */
  signIn(person: string): string {
    const { sessions } = this.parts;
    if (this.keepsCookies) sessions.end(this.cookie);
    this.cookie = sessions.begin(person);
    return this.cookie;
  }

  signOut(): void {
    this.parts.sessions.end(this.cookie);
    this.cookie = null;
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    for (const tab of this.tabs) tab.feel(isOnline ? 'online' : 'offline');
  }
}

/** A page of a learner in a browser: the real script's desk over the browser's stand-in. */
export class Tab {
  readonly id: number;
  readonly device: Device;
  readonly door: Door;
  readonly person: string;
  alive = true;
  isVisible = true;
  /** Null while it loads, or where it was refused. */
  desk: StudentDesk | null = null;
  /** Every state of the page that it drew, in short. */
  onDraw: () => void = () => {};
  newKey: () => string = () => '';
  /** The status with which it was not let in; null: it was, or there was no answer. */
  refused: number | null = null;
  #token: string | null = null;
  readonly #wakes: (() => void)[] = [];
  readonly #offline: (() => void)[] = [];
  readonly #leaves: (() => void)[] = [];
  readonly #timers = new Set<() => void>();
  constructor(device: Device, door: Door, person: string) {
    this.id = device.parts.number();
    this.device = device;
    this.door = door;
    this.person = person;
    device.tabs.push(this);
  }

  get token(): string | null {
    return this.device.keepsCookies ? this.device.cookie : this.#token;
  }

  signIn(): void {
    this.#token = this.device.signIn(this.person);
  }

  /** Loads the page, as its first paint does; what is not answered is loaded again by hand. */
  async load(): Promise<void> {
    if (!this.device.keepsCookies && this.#token === null) this.#token = this.device.cookie;
    const { network } = this.device.parts;
    const request = {
      method: 'get',
      path: `/open/${this.door}`,
      query: {},
      body: undefined,
      token: this.token,
      by: this.person,
    } as const;
    const answer = await network.send(request, () => this.device.isOnline);
    if (!this.alive || this.desk !== null) return;
    if (answer?.status !== 200) {
      this.refused = answer?.status ?? null;
      return;
    }
    this.desk = new StudentDesk(answer.body as TicketPageData, this.#around(), () => this.onDraw());
    this.onDraw();
  }

  feel(what: 'online' | 'offline' | 'seen' | 'hidden'): void {
    if (what === 'seen' || what === 'hidden') this.isVisible = what === 'seen';
    for (const each of what === 'offline' ? this.#offline : this.#wakes) each();
  }

  /** The page is closed as people close pages: what is left goes out. */
  close(): void {
    if (this.alive) for (const leave of this.#leaves) leave();
    this.die();
  }

  die(): void {
    this.alive = false;
    for (const forget of this.#timers) forget();
    this.device.tabs = this.device.tabs.filter((each) => each !== this);
  }

  #around(): StudentAround {
    const { clock, random, network, wrong } = this.device.parts;
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as the browser's own
    const call: StudentAround['call'] = async <T>(address: string, body?: object) => {
      const [path = '', query = ''] = address.split('?');
      const request = {
        method: body === undefined ? 'get' : 'post',
        path,
        query: Object.fromEntries(new URLSearchParams(query)),
        body: body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as unknown),
        token: this.token,
        by: this.person,
      } as const;
      const called = calledBy<T>(await network.send(request, () => this.device.isOnline));
      return this.alive ? called : new Promise(() => {});
    };
    return {
      shelf: this.device.shelf(this.door),
      path: `/t/ticket`,
      call: wrong.call?.(this, call) ?? call,
      isOnline: () => this.device.isOnline,
      now: () => clock.now(),
      newKey: () => this.newKey(),
      onOffline: (then) => this.#offline.push(then),
      onLeave: (then) => this.#leaves.push(then),
      onWake: (wake) => this.#wakes.push(wake),
      isVisible: () => this.isVisible && this.alive,
      random,
      later: (milliseconds, then) => {
        if (!this.alive) return () => {};
        const forget = clock.later(milliseconds, () => {
          this.#timers.delete(forget);
          then();
        });
        this.#timers.add(forget);
        return () => {
          this.#timers.delete(forget);
          forget();
        };
      },
      signInAgain: async () => {
        await clock.sleep(2000);
        if (!this.device.isOnline) return 'not-in';
        this.signIn();
        return 'in';
      },
    };
  }
}

function calledBy<T>(answer: Answer | null): Called<T> {
  if (answer === null) return { ok: 'silent' };
  if (answer.status === 204) return { ok: 'unchanged' };
  if (answer.status === 200) return { ok: true, body: answer.body as T };
  return { ok: false, status: answer.status, refusal: answer.body as Refusal, retryAfter: answer.retryAfter };
}
