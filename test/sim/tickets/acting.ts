import type { Random } from '../../../src/sandbox/shell/random.ts';
import type { Classroom } from './classroom.ts';
import type { Clock } from './clock.ts';
import type { Tab } from './device.ts';
import type { Diary } from './diary.ts';
import type { Network } from './network.ts';
import { night, watchEvidence } from './night.ts';
import type { Pupils } from './pupils.ts';
import type { ActName } from './scenario.ts';
import type { Sessions } from './server.ts';
import { stateOf } from './keeping.ts';
import type { Teacher } from './teacher.ts';
import type { TicketStore } from './ticket-store.ts';
import type { Wrong } from './wrong.ts';

export interface ActingParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly diary: Diary;
  readonly classroom: Classroom;
  readonly network: Network;
  readonly sessions: Sessions;
  readonly pupils: Pupils;
  readonly teacher: Teacher;
  readonly store: TicketStore;
  readonly wrong: Wrong;
}

const MINUTE = 60_000;

/** Does what was drawn: by a learner at a page, by the teacher, or by nobody. */
export class Acting {
  readonly #parts: ActingParts;
  constructor(parts: ActingParts) {
    this.#parts = parts;
  }

  async act(act: ActName): Promise<void> {
    const { pupils, teacher, random, diary, classroom, clock, network } = this.#parts;
    const person = pupils.somebody();
    const device = pupils.deviceOf(person);
    const tab = pupils.tabOf(person);
    switch (act) {
      case 'answer':
        pupils.answer(tab);
        return;
      case 'type on': {
        const question = 2 + Math.floor(random() * 3);
        for (let n = 0; n < 4; n += 1) {
          if (tab.alive) pupils.answer(tab, question);
          await clock.pass(random() * 900);
        }
        return;
      }
      case 'settle':
        for (const each of pupils.devices) for (const page of each.tabs) pupils.settle(page);
        return;
      case 'done':
        tab.desk?.tells.done(random() < 0.8);
        return;
      case 'mark':
        pupils.mark(tab, [1 + Math.floor(random() * 4)]);
        return;
      case 'mark all':
        pupils.mark(tab, [1, 2, 3]);
        return;
      case 'declare':
        pupils.declare(tab);
        return;
      case 'open another tab':
        pupils.open(person);
        return;
      case 'close':
        pupils.leaves(tab);
        if (device.storage !== 'takes') pupils.dies(tab);
        return;
      case 'reload':
        pupils.leaves(tab);
        pupils.open(person, device, tab.door);
        return;
      case 'crash':
        diary.tell(() => `page ${tab.id} of ${person} dies`);
        pupils.dies(tab);
        return;
      case 'hide':
        tab.feel('hidden');
        clock.later(random() * 20_000, () => {
          if (tab.alive) tab.feel('seen');
        });
        return;
      case 'offline':
        this.#away(tab);
        return;
      case 'other device': {
        const other = pupils.devices.at(-1) ?? device;
        pupils.answer(pupils.tabOf(person, other));
        return;
      }
      case 'lose Chromebook':
        pupils.lose(device);
        return;
      case 'storage full':
        device.storage = device.storage === 'takes' ? 'full' : 'takes';
        return;
      case 'sign out':
        device.signOut();
        return;
      case 'other person':
        pupils.open(pupils.somebody(), device);
        return;
      case 'sign in again':
        if (tab.desk !== null && tab.desk.local.out !== null) tab.desk.tells.signIn();
        return;
      case 'blur':
        tab.desk?.tells.hold(null);
        return;
      case 'step':
        teacher.step();
        return;
      case 'assign':
        teacher.assign();
        return;
      case 'teacher mark':
        teacher.mark();
        return;
      case 'count late':
        teacher.countLate();
        return;
      case 'confer':
        teacher.confer();
        return;
      case 'note':
        teacher.note();
        return;
      case 'look':
        void teacher.look();
        return;
      case 'night':
        await this.#night();
        return;
      case 'LMS silent':
        classroom.isSilent = true;
        clock.later(random() * 12 * MINUTE, () => {
          classroom.isSilent = false;
        });
        return;
      case 'LMS gone':
        classroom.isGone = true;
        return;
      case 'remove learner':
        classroom.remove(person);
        diary.left.add(person);
        return;
      case 'long while':
        await this.#while(5.2 + random() * 5);
        return;
      case 'long hour':
        await this.#while(61);
        return;
      case 'next day':
        await this.#while(16 * 60 + random() * 120);
        return;
      case 'kill':
        network.killOne();
        return;
      default:
        return act satisfies never;
    }
  }

  #away(tab: Tab): void {
    const { clock, random, diary } = this.#parts;
    const { device } = tab;
    if (!device.isOnline) return;
    diary.tell(() => `${device.name} loses the network`);
    device.setOnline(false);
    clock.later(random() < 0.7 ? random() * 20_000 : random() * 10 * MINUTE, () => {
      diary.tell(() => `${device.name} has its network again`);
      device.setOnline(true);
    });
  }

  /** Everybody looks elsewhere for so many minutes. */
  async #while(minutes: number): Promise<void> {
    const { clock, pupils, classroom, diary } = this.#parts;
    const seen = pupils.devices.flatMap(({ tabs }) => tabs).filter(({ isVisible }) => isVisible);
    for (const tab of seen) tab.feel('hidden');
    await clock.pass(minutes * MINUTE);
    if (classroom.isSilent) diary.met('role asked again: LMS silent, goes on');
    for (const tab of seen) if (tab.alive) tab.feel('seen');
  }

  async #night(): Promise<void> {
    const { clock, diary, store, classroom, wrong } = this.#parts;
    const [ticket] = store.rows().tickets;
    if (ticket !== undefined && stateOf(ticket, clock) !== 'closed') diary.met('night: in the middle of the ticket');
    const parts = { clock, diary, store, classroom, wrong: wrong.night };
    if (!(await night(parts))) diary.found('broke', 'a night could not be finished');
    watchEvidence(parts);
  }
}
