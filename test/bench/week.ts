import { CourseId } from '../../src/ids.ts';
import type { Decisions } from '../../src/plan/decisions.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { seededSchool } from '../../src/sandbox/google/seeded/index.ts';
import { seededSchool as seededSchoology } from '../../src/sandbox/schoology/seeded/index.ts';
import { createLearners, type Learners } from '../../src/sandbox/school-year/model.ts';
import { schoolWeekOf } from '../../src/school/calendar.ts';
import type { Check } from '../../src/school/file.ts';
import { instant, SchoolDate } from '../../src/time.ts';
import { googleMemoryNights, schoologyMemoryNights, type MemoryNights } from '../builders/memory/memory-night.ts';
import { printTable } from './table.ts';

const MORNINGS = [
  '2026-10-19',
  '2026-10-20',
  '2026-10-21',
  '2026-10-22',
  '2026-10-23',
  '2026-10-26',
  '2026-10-27',
  '2026-10-28',
  '2026-10-29',
  '2026-10-30',
];
const WEEKS = MORNINGS.length / 5;
/** In seminar on more of the ten days than this is a standing group. */
const OFTEN = 7;
/** How a note would speak of one, in English and Spanish. */
const SEAT = /\b(seminar|workshop|seat|group)\b|\b(seminario|taller|lugar|grupo)\b/i;

/** Of the chances they are given, learners who do what they are told take so many. */
const TAKEN = 2 / 3;

/** Ten mornings of the first class of each stand-in, which does what it is told; its teacher approves each day and holds each seminar. */
export async function benchWeek(): Promise<void> {
  const start = instant(`${MORNINGS[0]}T07:00:00Z`);
  const [cedar, bell] = [obedient('cedar'), obedient('bell')];
  await tenMornings('Google Classroom', cedar, await googleMemoryNights(seededSchool(start, 'cedar', cedar), start));
  await tenMornings('Schoology', bell, await schoologyMemoryNights(seededSchoology(start, 'bell', bell), start));
}

/** The sandbox's learners, who take two thirds of their chances whoever they are. */
function obedient(seed: string): Learners {
  return { ...createLearners(seed), takes: () => TAKEN };
}

async function tenMornings(name: string, learners: Learners, nights: MemoryNights<unknown>): Promise<void> {
  const days: Decisions[] = [];
  for (const morning of MORNINGS) {
    nights.moveTo(`${morning}T07:00:00Z`);
    const { day } = await nights.sync({ days: true });
    if (day === undefined) throw new Error(`the night of ${morning} decided nothing`);
    days.push(day);
    nights.moveTo(`${morning}T12:00:00Z`);
    const approved = await nights.approve();
    if (!approved.ok) throw new Error(`the plan of ${morning} was refused`);
    for (const { target, learners: sat } of day.seminar.sessions.flatMap(({ needs }) => needs))
      for (const learner of sat) learners.practiced(learner, target); // a seat helps as much as a chance taken, from the next day on
    for (const { learner, target } of day.seminar.talks) learners.practiced(learner, target);
  }
  const course = CourseId.parse(nights.file.courses[0]?.id);
  const ledger = await nights.store.school(nights.file.school.id, (records) => records.loadLedger(course));
  printTable(
    `${name}, course ${course}: ten mornings`,
    ['morning', 'in seminar', 'waiting', 'seats empty then', 'undecided', 'new tasks', 'notes', 'one pattern'],
    days.map((day) => [
      day.date,
      String(seated(day).length),
      String(day.seminar.waiting.length),
      String(emptySeats(day)),
      share(undecided(day)),
      String(tasks(ledger).filter(({ date }) => date === day.date).length),
      String(day.notes.length),
      share(onePattern(day)),
    ]),
  );
  printTable(`${name}: over the ten mornings`, ['what', 'figure'], totals(days, ledger));
}

function totals(days: readonly Decisions[], ledger: readonly LedgerRow[]): string[][] {
  const given = tasks(ledger);
  const size = days.at(-1)?.learners.length ?? 0;
  return [
    [
      'new tasks a child and week',
      (given.reduce((sum, { learners }) => sum + learners.length, 0) / Math.max(1, size) / WEEKS).toFixed(2),
    ],
    [
      'of these marked by hand, in the fullest week (budget 30)',
      String(fullestWeek(given.filter(({ check }) => check === null))),
    ],
    ['most new tasks of a child on one day', String(mostOnADay(given))],
    [`in seminar on more than ${OFTEN} of the days, no question asked`, String(standing(days))],
    [
      'notes, as laid each morning, that name a route or a seat',
      String(days.flatMap(({ notes }) => notes).filter(({ text }) => SEAT.test(text)).length),
    ],
    ['largest share of one sentence pattern', share(Math.max(...days.map(onePattern)))],
    ['seats empty while a child waits', String(days.reduce((sum, day) => sum + emptySeats(day), 0))],
    ['undecided', share(days.reduce((sum, day) => sum + undecided(day), 0) / days.length)],
    ['taken back and sent again the same', String(sentAgain(ledger))],
  ];
}

interface Task {
  readonly date: string;
  readonly learners: readonly string[];
  readonly check: Check | null;
}

function fullestWeek(given: readonly Task[]): number {
  const pieces = new Map<string, number>();
  for (const { date, learners } of given) {
    const week = schoolWeekOf(SchoolDate.parse(date));
    pieces.set(week, (pieces.get(week) ?? 0) + learners.length);
  }
  return Math.max(0, ...pieces.values());
}

function mostOnADay(given: readonly Task[]): number {
  const had = new Map<string, number>();
  for (const place of given.flatMap(({ date, learners }) => learners.map((learner) => `${date} ${learner}`)))
    had.set(place, (had.get(place) ?? 0) + 1);
  return Math.max(0, ...had.values());
}

function tasks(ledger: readonly LedgerRow[]): Task[] {
  return ledger.flatMap(({ write, state }) =>
    write.kind === 'reassign' && state !== 'TOMBSTONE'
      ? [{ date: write.date, learners: write.learners, check: write.check }]
      : [],
  );
}

function seated({ seminar }: Decisions): string[] {
  return seminar.sessions.flatMap(({ learners }) => learners);
}

function emptySeats({ seminar }: Decisions): number {
  const waiting = seminar.waiting.map(({ target }) => target);
  return seminar.sessions
    .filter(
      ({ needs, learners, seats }) => learners.length < seats && needs.some(({ target }) => waiting.includes(target)),
    )
    .reduce((sum, { learners, seats }) => sum + seats - learners.length, 0);
}

function undecided({ routes }: Decisions): number {
  return routes.filter(({ effective }) => effective === 'undecided').length / Math.max(1, routes.length);
}

function standing(days: readonly Decisions[]): number {
  const often = new Map<string, number>();
  for (const learner of days.flatMap(seated)) often.set(learner, (often.get(learner) ?? 0) + 1);
  const asked = new Set(
    days.flatMap(({ seminar }) =>
      seminar.questions.flatMap(({ kind, learners }) => (kind === 'standing-group' ? learners.map(String) : [])),
    ),
  );
  return [...often].filter(([learner, count]) => count > OFTEN && !asked.has(learner)).length;
}

/** The first paragraph without quoted words and numbers. */
function onePattern({ notes }: Decisions): number {
  const patterns = new Map<string, number>();
  for (const { text } of notes) {
    const pattern = (text.split('\n\n')[0] ?? '').replaceAll(/“[^”]*”|«[^»]*»|\d+/g, '_');
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  return notes.length === 0 ? 0 : Math.max(...patterns.values()) / notes.length;
}

function sentAgain(ledger: readonly LedgerRow[]): number {
  const gone = ledger
    .filter(({ state, remoteId }) => state === 'CANCELLED' && remoteId !== null)
    .map(({ contentHash }) => contentHash);
  return ledger.filter(({ state, contentHash }) => state === 'DONE' && gone.includes(contentHash)).length;
}

function share(of: number): string {
  return of.toFixed(2);
}
