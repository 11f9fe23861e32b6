import type { Classroom } from './classroom.ts';
import type { Clock } from './clock.ts';
import type { Device, Tab } from './device.ts';
import type { Diary, Typed } from './diary.ts';
import { sameValue } from './keeping.ts';
import type { Network } from './network.ts';
import { judgeEvidence, night, watchEvidence } from './night.ts';
import type { Pupils } from './pupils.ts';
import { LEARNERS } from './school.ts';
import type { Screens } from './screens.ts';
import type { Sessions } from './server.ts';
import type { TicketStore } from './ticket-store.ts';
import type { Wrong } from './wrong.ts';

export interface EndingParts {
  readonly clock: Clock;
  readonly diary: Diary;
  readonly classroom: Classroom;
  readonly pupils: Pupils;
  readonly screens: Screens;
  readonly store: TicketStore;
  readonly wrong: Wrong;
  readonly sessions: Sessions;
  readonly network: Network;
}

/** The network is back, nothing dies any more, and everybody comes once more to every device they had been at. */
export async function ending(parts: EndingParts): Promise<void> {
  const { clock, diary, classroom, pupils, screens, store, wrong } = parts;
  classroom.isSilent = false;
  for (const device of pupils.devices) device.setOnline(true);
  await clock.pass(45_000);
  for (const device of pupils.devices) {
    if (device.storage === 'full') device.storage = 'takes';
    for (const person of LEARNERS) await comesBack(parts, device, person);
  }
  judgeArrived(parts);
  const nightly = { clock, diary, store, classroom, wrong: wrong.night };
  await clock.pass(5000);
  const ran = await night(nightly);
  if (!ran) diary.found('broke', 'the last night could not be finished');
  watchEvidence(nightly);
  judgeEvidence(nightly);
  // a page may open no more before anything was sent, and a Chromebook may be lost with all that was typed
  const couldKeep = diary.typed.filter(({ nth }) => !diary.excused.has(nth)).length > 8 && !classroom.isGone;
  if (store.rows().answers.length === 0 && couldKeep) diary.found('vacuous', 'nothing was ever kept');
  screens.look();
}

async function comesBack({ clock, diary, pupils }: EndingParts, device: Device, person: string): Promise<void> {
  const wasHere = diary.typed.some((typed) => typed.device === device.name && typed.person === person);
  if (!wasHere) return;
  device.signIn(person);
  const mine = device.tabs.filter((tab) => tab.person === person);
  for (const tab of mine) {
    tab.feel('seen');
    tab.desk?.tells.hold(null);
    if (tab.desk !== null && tab.desk.local.out !== null) tab.desk.tells.signIn();
  }
  await clock.pass(12_000);
  for (const door of ['student', 'link'] as const) {
    const isKept = device.kept().some(([of, name]) => of === door && name.split(':')[1] === person);
    if (isKept || mine.some((tab) => tab.door === door)) mine.push(pupils.open(person, device, door));
  }
  await clock.pass(18_000);
  for (const tab of mine) if (tab.alive) pupils.settle(tab);
  await clock.pass(6000);
  for (const tab of mine) if (tab.alive) judgeScreen({ diary, tab });
}

/** Where nothing waits and nobody is asked, the page shows what counts, or what came late. */
function judgeScreen({ diary, tab }: { readonly diary: Diary; readonly tab: Tab }): void {
  const { desk, person } = tab;
  if (desk === null || desk.local.out !== null || desk.page.live.role !== 'learner') return;
  const { local, page } = desk;
  if (local.standing !== 'saved' && !isTold(tab))
    diary.found('not-arrived', `page ${tab.id} of ${person} is still ${local.standing}`);
  const { live } = page;
  for (const [number, { value, contest, refused }] of Object.entries(local.fields)) {
    if (contest !== null || refused !== null || live.role !== 'learner') continue;
    const question = Number(number);
    const current = live.answers.find((each) => each.question === question)?.value ?? null;
    const isLate = live.late.some((each) => each.question === question && sameValue(each.value, value));
    if (!sameValue(current, value) && !isLate)
      diary.found(
        'stale',
        `page ${tab.id} of ${person} shows ${JSON.stringify(value)} for question ${number}, and ${JSON.stringify(current)} counts`,
      );
    if (live.state === 'open' && !sameValue(current, value))
      diary.found(
        'stale',
        `page ${tab.id} of ${person} shows ${JSON.stringify(value)} while open, ${JSON.stringify(current)} counts`,
      );
  }
}

/** The page says plainly that it is not taken. */
function isTold({ desk }: Tab): boolean {
  return (
    desk !== null &&
    (desk.local.out !== null || Object.values(desk.local.fields).some(({ refused }) => refused !== null))
  );
}

/** The last thing that was typed on a device, and in each page that still can send, is in the store. */
function judgeArrived({ diary, store, pupils, classroom }: EndingParts): void {
  const tabs = pupils.devices.flatMap((device) => device.tabs);
  const sending = new Set(tabs.filter(({ desk }) => desk !== null && desk.local.out === null).map(({ id }) => id));
  const last = new Map<string, Typed>();
  for (const typed of diary.typed) {
    const { person, device, door, question, tab } = typed;
    last.set(`${person} ${device} ${door} ${question}`, typed);
    if (sending.has(tab)) last.set(`${tab} ${question}`, typed);
  }
  for (const { nth, person, question, value, device, tab } of new Set(last.values())) {
    if (diary.excused.has(nth) || !classroom.people.learners.includes(person)) continue;
    if (classroom.isGone && !sending.has(tab)) continue; // no page opens any more that could send it
    const isThere = store
      .rows()
      .answers.some((row) => row.learner === person && row.question === question && sameValue(row.value, value));
    if (!isThere)
      diary.found(
        'not-arrived',
        `${JSON.stringify(value)} of ${person}, question ${question}, from page ${tab} on ${device}`,
      );
  }
}
