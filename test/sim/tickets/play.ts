import { randomFor } from '../../../src/sandbox/shell/random.ts';
import { bindPlace } from '../../../src/store/tickets/places.ts';
import { keepTicket } from '../../../src/store/tickets/tickets.ts';
import { SchoolDate } from '../../../src/time.ts';
import { Acting } from './acting.ts';
import { Classroom } from './classroom.ts';
import { Clock } from './clock.ts';
import { Device } from './device.ts';
import { Diary } from './diary.ts';
import { ending } from './ending.ts';
import { stateOf, watchKeeping } from './keeping.ts';
import { Network, type NetworkFaults } from './network.ts';
import type { StoreFaults } from './process.ts';
import { Pupils } from './pupils.ts';
import { drawAct, type Scenario } from './scenario.ts';
import { ATTACHMENT, COURSE, FILE, ITEM, LEARNERS, MORNING, nameOf, SCHOOL, TICKET, ticketOf } from './school.ts';
import { routesIn, Screens } from './screens.ts';
import { Sessions } from './server.ts';
import { Teacher } from './teacher.ts';
import { watchDrawers, watchTelling } from './telling.ts';
import { ticketStore } from './ticket-store.ts';
import { RIGHT, type Wrong } from './wrong.ts';

const NO_NETWORK_FAULTS: NetworkFaults = { lostBefore: 0, lostAfter: 0, doubled: 0, slow: 0 };
const NO_STORE_FAULTS: StoreFaults = { death: 0, slow: 0 };

/** One ticket day, from the first opening to the night after it. */
export async function play(
  scenario: Scenario,
  { wrong = RIGHT, telling = false }: { readonly wrong?: Wrong; readonly telling?: boolean } = {},
): Promise<Diary> {
  const { seed } = scenario;
  const diary = new Diary(telling);
  const clock = new Clock(MORNING);
  const random = randomFor(seed, 'acts');
  const classroom = new Classroom();
  const store = ticketStore(wrong.twist);
  const sessions = new Sessions(clock);
  let isQuiet = false;
  await classroom.hang();
  await store.jobs.school(SCHOOL, async (records) => {
    await records.saveRoster(
      COURSE,
      LEARNERS.map((id) => ({ id, name: nameOf(id), email: null })),
      MORNING,
    );
    await records.saveSchoolFile(FILE, MORNING);
  });
  await store.school(SCHOOL, async (db) => {
    await keepTicket(db, {
      id: TICKET,
      course: COURSE,
      composed: ticketOf(scenario.kind),
      date: SchoolDate.parse(MORNING.slice(0, 10)),
      draft: null,
      copyOf: null,
      madeBy: 't1',
      madeAt: MORNING,
    });
    await bindPlace(db, { course: COURSE, item: ITEM, attachment: ATTACHMENT, ticket: TICKET, maxPoints: 3 });
  });
  store.onKept(watchKeeping(diary, clock, classroom));
  const network = new Network(
    {
      clock,
      random: randomFor(seed, 'network'),
      store,
      classroom,
      sessions,
      faults: () => (isQuiet ? NO_STORE_FAULTS : scenario.store),
      wrong: (desk) => wrong.desk(desk, { store, clock }),
    },
    scenario.instances,
    () => (isQuiet ? NO_NETWORK_FAULTS : scenario.network),
  );
  network.onAnswer = watchTelling(diary, store.rows);
  network.onDeath = (where) => diary.met(`server died ${where} a transaction`);
  let pages = 0;
  const parts = {
    clock,
    random: randomFor(seed, 'browsers'),
    network,
    sessions,
    wrong: wrong.browser,
    number: () => (pages += 1),
  };
  const devices = ['Chromebook 1', 'Chromebook 2', 'shared Chromebook', 'tablet at home'].map(
    (name) => new Device(name, scenario.cookies, parts),
  );
  const screens = new Screens(diary, store.rows, routesIn(store.jobs));
  const pupils = new Pupils(devices, diary, screens, random);
  const desk = new Device("teacher's desk", true, parts);
  const teacher = new Teacher(desk, diary, store.rows, random);
  clock.onStep = () => screens.look();
  const acting = new Acting({ clock, random, diary, classroom, network, sessions, pupils, teacher, store, wrong });

  for (const learner of LEARNERS) pupils.open(learner);
  await clock.pass(3000);
  for (let n = 0; n < scenario.acts; n += 1) {
    const act = drawAct(scenario.weights, random);
    await acting.act(act);
    await clock.pass(random() < 0.2 ? random() * 6000 : random() * 1500);
    for (const device of devices) watchDrawers(diary, device);
  }
  isQuiet = true;
  diary.tell(() => `from now on nothing goes wrong; the ticket is ${stateNow()}`);
  await ending({ clock, diary, classroom, pupils, screens, store, wrong, sessions, network });
  return diary;

  function stateNow(): string {
    const [ticket] = store.rows().tickets;
    return ticket === undefined ? 'gone' : stateOf(ticket, clock);
  }
}
