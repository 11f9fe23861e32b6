import { pick, type Random } from '../../../src/sandbox/shell/random.ts';
import type { LearnerId } from '../../../src/ids.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import type { Act } from '../../../src/ticket/types.ts';
import type { Device } from './device.ts';
import type { Diary } from './diary.ts';
import type { Rows } from './rows.ts';
import { LEARNERS, TARGET } from './school.ts';

/** The teacher at the room's page: presses, looks, and presses again where no answer came. */
export class Teacher {
  readonly #device: Device;
  readonly #diary: Diary;
  readonly #rows: () => Rows;
  readonly #random: Random;
  #opening: string | null = null;
  #version = 0;
  constructor(device: Device, diary: Diary, rows: () => Rows, random: Random) {
    this.#device = device;
    this.#diary = diary;
    this.#rows = rows;
    this.#random = random;
    device.signIn('t1');
  }

  step(): void {
    const state = this.#rows().tickets[0]?.state ?? 'draft';
    const drawn = this.#random();
    const onward = (
      {
        draft: 'grade-together',
        open: 'grade-together',
        marking: 'show-key',
        key: 'show-key',
        closed: 'close',
      } as const
    )[state];
    if (state === 'marking' && drawn < 0.45) this.act('more-time');
    else if (onward === 'close' && drawn < 0.9) return;
    else if (drawn < 0.7) this.act(onward, onward === 'show-key' && this.#random() < 0.6);
    else if (drawn < 0.88) this.act('more-time');
    else if (drawn < 0.9) this.act('close');
    else this.act(pick(this.#random, ['grade-together', 'show-key', 'more-time']), this.#random() < 0.5);
  }

  act(act: Act, isOne = false): void {
    const question = isOne ? 1 + Math.floor(this.#random() * 4) : undefined;
    const { orders, shown } = this.#diary;
    if (act === 'grade-together') orders.grade += 1;
    if (act === 'more-time') orders.more += 1;
    if (act === 'close') orders.close += 1;
    if (act === 'show-key') {
      orders.key += 1;
      for (const each of question === undefined ? [1, 2, 3, 4] : [question]) shown.add(each);
    }
    const before = this.#rows().tickets[0];
    this.#diary.tell(
      () => `teacher: ${act}${question === undefined ? '' : ` to question ${question}`}, while ${before?.state}`,
    );
    void this.#write('ticket', { act, ...(question === undefined ? {} : { question }) }).then((status) => {
      if (status === 409 && act === 'more-time' && (before?.shown.length ?? 0) > 0)
        this.#diary.met('more time after a key: refused');
      if (status === 200 && this.#rows().tickets[0] === before) this.#diary.met('step: already taken, nothing changes');
      if (status === 200 && question !== undefined) this.#diary.met('key: one question');
    });
  }

  assign(): void {
    const to = pick(this.#random, ['seminar-1', 'seminar-2', 'talk', 'workshop', 'not-today', 'own']);
    void this.#write('assign', { learner: this.#somebody(), to });
  }

  mark(): void {
    const share = pick(this.#random, [0, 0.5, 1, null]);
    void this.#write('mark', { learner: this.#somebody(), question: 1 + Math.floor(this.#random() * 4), share });
  }

  countLate(): void {
    const late = this.#rows().answers.filter(({ status }) => status === 'late');
    if (late.length === 0) return;
    const { learner, question } = pick(this.#random, late);
    this.#diary.counted.add(`${learner} ${question}`);
    const count = this.#random() < 0.65;
    this.#diary.tell(
      () => `teacher: late answer of ${learner}, question ${question}: ${count ? 'count it' : 'leave it'}`,
    );
    void this.#write('late', { learner, question, count });
  }

  confer(): void {
    void this.#write('conference', {
      learner: this.#somebody(),
      target: TARGET,
      share: pick(this.#random, [0, 0.5, 1]),
    });
  }

  note(): void {
    const learner = this.#somebody();
    void this.#write('note', { learner, text: `${learner}: a note` });
  }

  async look(): Promise<void> {
    const opening = await this.#open();
    if (opening === null) return;
    const answer = await this.#send('get', '/addon/live', { o: opening, v: String(this.#version) }, undefined);
    const version = (answer?.body as { readonly v?: number } | undefined)?.v;
    if (answer?.status === 200 && version !== undefined) this.#version = version;
    if (answer !== null && answer.status >= 400) this.#opening = null;
  }

  #somebody(): LearnerId {
    return pick(this.#random, LEARNERS);
  }

  async #open(): Promise<string | null> {
    if (this.#opening !== null) return this.#opening;
    const answer = await this.#send('get', '/open/teacher', {}, undefined);
    if (answer?.status === 401) this.#device.signIn('t1');
    if (answer?.status !== 200) return null;
    const page = answer.body as TicketPageData;
    this.#opening = page.opening;
    return this.#opening;
  }

  async #write(name: string, body: object): Promise<number | null> {
    const o = await this.#open();
    if (o === null) return null;
    const answer = await this.#send('post', `/addon/${name}`, {}, { o, ...body });
    if (answer !== null && [401, 403, 404].includes(answer.status)) this.#opening = null;
    return answer?.status ?? null;
  }

  #send(method: 'get' | 'post', path: string, query: Record<string, string>, body: unknown) {
    const { network } = this.#device.parts;
    return network.send(
      { method, path, query, body, token: this.#device.cookie, by: 't1' },
      () => this.#device.isOnline,
    );
  }
}
