import { pick, type Random } from '../../../src/sandbox/shell/random.ts';
import type { LearnerId } from '../../../src/ids.ts';
import type { AnswerValue } from '../../../src/ticket/types.ts';
import { Tab, type Device, type Door } from './device.ts';
import { answerOf, type Diary } from './diary.ts';
import { sameValue } from './keeping.ts';
import { LEARNERS } from './school.ts';
import type { Screens } from './screens.ts';

/** The learners of the class at their Chromebooks, and what they do there. */
export class Pupils {
  readonly devices: readonly Device[];
  readonly #diary: Diary;
  readonly #screens: Screens;
  readonly #random: Random;
  #nth = 0;
  constructor(devices: readonly Device[], diary: Diary, screens: Screens, random: Random) {
    this.devices = devices;
    this.#diary = diary;
    this.#screens = screens;
    this.#random = random;
  }

  /** Each has a Chromebook of their own, but for the last two, who share one. */
  deviceOf(person: string): Device {
    const place = LEARNERS.findIndex((learner) => learner === person);
    const device = this.devices[Math.min(place, this.devices.length - 2)];
    if (device === undefined) throw new Error('there is a device for everybody');
    return device;
  }

  somebody(): LearnerId {
    return pick(this.#random, LEARNERS);
  }

  /** A page of this person that is open, or one that is opened now. */
  tabOf(person: string, device = this.deviceOf(person)): Tab {
    const open = device.tabs.filter((tab) => tab.person === person && tab.desk !== null);
    return open.length > 0 && this.#random() < 0.97 ? pick(this.#random, open) : this.open(person, device);
  }

  open(person: string, device = this.deviceOf(person), door: Door = this.#random() < 0.85 ? 'student' : 'link'): Tab {
    const { sessions } = device.parts;
    for (const tab of device.tabs.filter((each) => each.desk === null && each.refused !== null)) tab.die();
    const others = device.kept().some(([, name]) => name.split(':')[1] !== person);
    const own = device
      .kept()
      .some(([of, name]) => of === door && name.split(':')[1] === person && name.includes(':answer:'));
    const isAlone = device.tabs.every((tab) => tab.person !== person);
    if (sessions.peek(device.cookie) !== person) device.signIn(person);
    const tab = new Tab(device, door, person);
    tab.newKey = () => this.#diary.newKey(person);
    tab.onDraw = () => this.#screens.drawn(tab);
    this.#diary.tell(() => `${person} opens page ${tab.id} on ${device.name} by ${door}`);
    void tab.load().then(() => {
      if (tab.desk === null) return;
      if (own && isAlone) this.#diary.met('unsent: sent by the next opening');
      if (others) this.#diary.met('unsent: of another person on the device, left alone');
      if (!isAlone) this.#diary.met('two tabs of one person');
    });
    return tab;
  }

  answer(tab: Tab, question = 1 + Math.floor(this.#random() * 4)): void {
    if (tab.desk === null) return;
    this.#nth += 1;
    const value = answerOf(tab.person, question, this.#nth, this.#random);
    if (!hasField(tab, question)) return;
    this.#diary.tell(() => `${tab.person} on page ${tab.id}: question ${question} is ${JSON.stringify(value)}`);
    this.#diary.note(tab, question, value);
    this.#screens.told(tab).answers.set(question, value);
    if (this.#random() < 0.5) tab.desk.tells.hold(question);
    tab.desk.tells.answer(question, value);
  }

  settle(tab: Tab): void {
    const { desk } = tab;
    if (desk === null) return;
    for (const [number, { contest }] of Object.entries(desk.local.fields)) {
      if (contest === null) continue;
      const which = this.#random() < 0.5 ? 'mine' : 'other';
      this.#diary.met(which === 'mine' ? 'conflict: asked, mine' : 'conflict: asked, the other');
      this.#diary.tell(() => `${tab.person} on page ${tab.id}: question ${number}: keep ${which}`);
      if (which === 'other') this.forget(tab, Number(number), contest.mine);
      desk.tells.settle(Number(number), which);
    }
  }

  /** What stood in this page's field was given up by its person, even where an earlier page on this device had left it unsent. */
  forget(tab: Tab, question: number, shown: AnswerValue): void {
    this.#screens.told(tab).answers.delete(question);
    const { person, device, door, id } = tab;
    for (const typed of this.#diary.typed) {
      const isLeft = typed.person === person && typed.device === device.name && typed.door === door;
      if (typed.question === question && (typed.tab === id || (isLeft && sameValue(typed.value, shown))))
        this.#diary.excused.add(typed.nth);
    }
  }

  mark(tab: Tab, questions: readonly number[]): void {
    const { desk } = tab;
    if (desk === null) return;
    const { state } = desk.page.live;
    if (state !== 'key' && this.#random() < 0.9) return;
    for (const question of questions) {
      const share = this.#random() < 0.6 ? 1 : 0;
      this.#screens.told(tab).marks.set(question, share);
      desk.tells.mark(question, share);
    }
  }

  declare(tab: Tab): void {
    const { desk } = tab;
    if (desk === null || (desk.page.live.state !== 'key' && this.#random() < 0.9)) return;
    const route = this.#random() < 0.5 ? 'seminar' : 'workshop';
    this.#screens.told(tab).route = route;
    desk.tells.declare(route, `${tab.person}: because`);
  }

  leaves(tab: Tab): void {
    if (tab.desk !== null && tab.desk.local.standing !== 'saved') this.#diary.met('page left: the rest went out');
    this.#excuse(tab);
    tab.close();
  }

  lose(device: Device): void {
    this.#diary.met('Chromebook lost');
    this.#diary.tell(() => `${device.name} is lost`);
    for (const typed of this.#diary.typed) if (typed.device === device.name) this.#diary.excused.add(typed.nth);
    device.lose();
  }

  /** What only this page holds goes with it, where the device keeps nothing. */
  dies(tab: Tab): void {
    this.#excuse(tab);
    tab.die();
  }

  /** Who leaves a page that asks to be kept open was told what that costs. */
  #excuse(tab: Tab): void {
    if (tab.device.storage === 'takes' && tab.desk?.local.standing !== 'not-kept') return;
    for (const typed of this.#diary.typed) if (typed.tab === tab.id) this.#diary.excused.add(typed.nth);
  }
}

/** The page has fields while the class answers; one that somebody is at is not taken away. */
function hasField({ desk }: Tab, question: number): boolean {
  return desk?.page.live.state === 'open' || desk?.local.focused === question;
}
