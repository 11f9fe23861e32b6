import { createHmac, randomUUID } from 'node:crypto';
import { CourseId, LearnerId, PlanId, RunId, TeacherId, WriteKey, type SchoolId } from '../../src/ids.ts';
import type { Lms } from '../../src/lms/types.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { planHash, planWrites } from '../../src/plan/plan.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { schoolWeekOf } from '../../src/school/calendar.ts';
import { approvePlan } from '../../src/sync/acts/approve.ts';
import { carryOut, type Carried } from '../../src/sync/carry-out.ts';
import type { SyncParts } from '../../src/sync/parts.ts';
import { Refused } from '../../src/sync/refused.ts';
import { inTurnOf } from '../../src/sync/turn.ts';
import { instant, SchoolDate, type Instant } from '../../src/time.ts';
import type { CourseReport } from '../../src/report/types.ts';
import { learners, noteWrite, reassignWrite, routeWrite } from './memory/ledger.ts';
import { memoryJobStore } from './memory/memory-job-store.ts';
import { ACTOR, memoryLms } from './memory/memory-lms.ts';
import { schoolFile } from './school.ts';

/** A class whose teacher approves each morning; no adapter and no engine, so that eight weeks take a moment. */
export interface Mornings {
  readonly parts: SyncParts;
  readonly school: SchoolId;
  readonly course: CourseId;
  /** Two in the morning: what an earlier day left goes on, and the plan of the day is made of the wishes. Seven: it is approved. */
  day(
    date: string,
    wishes: readonly PostingWrite[],
  ): Promise<{ readonly planned: number; readonly night: Carried; readonly approved: CourseReport }>;
  /** A plan of that date, made and approved at another time. */
  evening(at: string, date: string, wishes: readonly PostingWrite[]): Promise<CourseReport>;
  /** The plan of that date's night, which nobody has approved. */
  waits(date: string, wishes: readonly PostingWrite[]): Promise<{ readonly waiting: PlanId }>;
  ledger(): Promise<readonly LedgerRow[]>;
}

const COURSE = CourseId.parse('6001');

export function classOf(size: number): LearnerId[] {
  return Array.from({ length: size }, (_, i) => LearnerId.parse(`s${i}`));
}

/** What the product's own week asks of a class: routes and a few chances each day, and more of them and the notes on its first. */
export function wishesOf(date: string, ids: readonly LearnerId[], firstOfWeek: boolean): PostingWrite[] {
  const on = SchoolDate.parse(date);
  const third = Math.ceil(ids.length / 3);
  const routes = (['first', 'second', 'workshop'] as const).map((slot, i) =>
    routeWrite({
      key: WriteKey.parse(`route ${date} ${slot}`),
      date: on,
      slot,
      route: slot === 'workshop' ? 'workshop' : 'seminar',
      learners: learners(...ids.slice(i * third, (i + 1) * third)),
    }),
  );
  const chances = ids.slice(0, firstOfWeek ? 14 : 3).map((id) =>
    reassignWrite({
      key: WriteKey.parse(`chance ${date} ${id}`),
      date: on,
      learners: [id],
      due: instant(`${date}T23:00:00Z`),
    }),
  );
  const notes = firstOfWeek
    ? ids.map((id) =>
        noteWrite({
          key: WriteKey.parse(`note ${date} ${id}`),
          week: schoolWeekOf(on),
          learners: [id],
          factsHash: date,
        }),
      )
    : [];
  return [...routes, ...chances, ...notes];
}

/** Two in the morning in Chicago. */
function night(date: string): Instant {
  return instant(`${date}T07:00:00Z`);
}

/** @param settings of the school file, which is in Chicago's zone */
export async function mornings(ids: readonly LearnerId[], settings: Record<string, unknown> = {}): Promise<Mornings> {
  const file = schoolFile(settings);
  const [course] = file.courses;
  if (course === undefined) throw new Error('the school has a course');
  const school = file.school.id;
  const store = memoryJobStore();
  const lms = classroom(ids, course.teacher);
  const parts: SyncParts = {
    store,
    connect: async () => lms,
    disconnected: async () => {},
    newId: randomUUID,
    courses: 1,
    noteFault: ({ error, at }) => {
      throw new Error(`${error}\n${at.join('\n')}`);
    },
    keyedHash: (...said) => createHmac('sha256', 'mornings').update(JSON.stringify(said)).digest('hex'),
  };
  const start = instant('2026-01-01T00:00:00Z');
  await store.school(school, async (records) => {
    await records.saveSchoolFile(file, start);
    await records.saveRoster(
      COURSE,
      ids.map((id) => ({ id, name: id })),
      start,
    );
  });
  const ledger = (): Promise<LedgerRow[]> => store.school(school, (records) => records.loadLedger(COURSE));

  async function plan(at: Instant, date: string, wishes: readonly PostingWrite[]) {
    const rows = await ledger();
    const on = SchoolDate.parse(date);
    const planned = planWrites(
      wishes,
      { rows, touched: new Set(), edited: new Set(), worked: new Map(), strikes: [] },
      on,
      at,
      (...said) => WriteKey.parse(said.join(' ')),
    );
    const waiting = PlanId.parse(randomUUID());
    await store.school(school, (records) =>
      records.savePlan(
        {
          id: waiting,
          run: RunId.parse(randomUUID()),
          course: COURSE,
          at,
          date: on,
          writes: planned.writes,
          hash: planHash(planned.writes),
        },
        'waiting',
      ),
    );
    return { ...planned, rows, waiting };
  }

  async function approve(at: Instant): Promise<CourseReport> {
    const answer = await approvePlan(parts, { school, course: COURSE }, at);
    const report = answer.ok ? answer.report.courses[0] : undefined;
    if (report === undefined) throw new Error('the plan was refused');
    return report;
  }

  return {
    ledger,
    parts,
    school,
    course: COURSE,
    waits: (date, wishes) => plan(night(date), date, wishes),
    async evening(at, date, wishes) {
      await plan(instant(at), date, wishes);
      return approve(instant(at));
    },
    async day(date, wishes) {
      const { writes, resume, cancel, rows } = await plan(night(date), date, wishes);
      const carried = await inTurnOf(parts, { file, course }, (held) =>
        carryOut(held, lms, {
          file,
          course,
          enrolled: new Set(ids),
          cancel,
          strays: [],
          ledger: rows,
          at: night(date),
          sorted: { record: [], resume, change: [], withdraw: [], unchanged: [], skipped: [] },
        }),
      );
      if (carried instanceof Refused) throw new Error(carried.problem.what.en);
      return { planned: writes.length, night: carried, approved: await approve(instant(`${date}T12:00:00Z`)) };
    },
  };
}

function classroom(ids: readonly LearnerId[], teacher: string): Lms {
  return {
    ...memoryLms(),
    async *roster() {
      for (const id of ids) yield { ok: true, value: { id, name: id, email: null } };
    },
    async *teachers() {
      yield { ok: true, value: { id: TeacherId.parse(ACTOR), name: 'Teacher', email: teacher } };
    },
  };
}
