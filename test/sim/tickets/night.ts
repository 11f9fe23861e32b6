import { createHash } from 'node:crypto';
import type { Evidence } from '../../../src/evidence/types.ts';
import type { JobStore, Records } from '../../../src/store/records.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { loadTickets, type StoredTickets } from '../../../src/store/tickets/days.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { isBlank } from '../../../src/ticket/answers.ts';
import type { AnswerValue } from '../../../src/ticket/types.ts';
import type { Classroom } from './classroom.ts';
import type { Clock } from './clock.ts';
import type { Diary } from './diary.ts';
import { stateOf } from './keeping.ts';
import { COURSE, ITEM, LEARNERS, RIGHT_NUMBER, SCHOOL, TICKET } from './school.ts';
import type { TicketStore } from './ticket-store.ts';

export interface NightParts {
  readonly clock: Clock;
  readonly diary: Diary;
  readonly store: TicketStore;
  readonly classroom: Classroom;
  /** What a planted fault makes of what the night reads of the tickets. */
  readonly wrong: (held: StoredTickets) => StoredTickets;
}

let made = 0;

/** The real night of the class, over the same rows as the desk. @returns whether it ran to its end */
export async function night({ clock, diary, store, classroom, wrong }: NightParts): Promise<boolean> {
  made += 1;
  const jobs = withTickets(store.jobs, store, wrong);
  const lms = classroom.atNight(clock.instant());
  const report = await runNight(
    {
      store: jobs,
      connect: async () => lms,
      disconnected: async () => {},
      keyedHash: (...said) => createHash('sha256').update(JSON.stringify(said)).digest('hex'),
      newId: () => {
        made += 1;
        return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
      },
      noteFault: ({ error, at }) => {
        throw new Error(`${error}\n${at.join('\n')}`);
      },
      courses: 1,
    },
    { course: COURSE, school: SCHOOL },
    { at: clock.instant(), dryRun: false, acceptRoster: true },
  );
  if (await isGraded(lms)) diary.met("night: the ticket's own coursework left out");
  return report.courses.every(({ unfinished }) => !unfinished);
}

/** Whether the ticket's own assignment had a grade that a night could have taken for evidence; `watchEvidence` finds where it did. */
async function isGraded(lms: Lms): Promise<boolean> {
  for await (const row of lms.submissions(COURSE)) if (row.ok && row.value.score !== null) return true;
  return false;
}

/** The night's records are in memory, and the tickets' rows beside them: it reads these in the same transaction. */
function withTickets(jobs: JobStore, store: TicketStore, wrong: NightParts['wrong']): JobStore {
  const over = (records: Records): Records => ({
    ...records,
    loadTickets: async (course, since) => wrong(await loadTickets(store.reading(), course, since)),
  });
  return {
    ...jobs,
    school: (school, work) => jobs.school(school, (records) => work(over(records))),
    withCourse: (school, course, work) =>
      jobs.withCourse(school, course, (own) =>
        work({ ...own, school: (of, task) => own.school(of, (records) => task(over(records))) }),
      ),
  };
}

/** Each answer of the ticket is one piece of evidence at most, and its own coursework none. */
export function watchEvidence({ diary, store }: NightParts): void {
  const held = currentEvidence(store);
  const seen = new Set<string>();
  for (const { learner, item, source, coursework, kind } of held) {
    const isTicket = source === `ticket:${TICKET}`;
    if (!isTicket && coursework === ITEM) diary.found('evidence', `the ticket's own coursework counts for ${learner}`);
    if (isTicket && seen.has(`${learner} ${item}`)) diary.found('evidence', `${item} counts twice for ${learner}`);
    if (isTicket) seen.add(`${learner} ${item}`);
    if (kind === 'habit') diary.found('evidence', 'a habit ticket counts');
  }
}

/** After the last night: exactly what stands, by the marks that stand. */
export function judgeEvidence({ diary, store, clock, classroom }: NightParts): void {
  const rows = store.rows();
  const [ticket] = rows.tickets;
  if (ticket === undefined) return;
  const state = stateOf(ticket, clock);
  const counts = ticket.kind !== 'habit' && state !== 'open' && state !== 'draft';
  if (ticket.kind === 'habit') diary.met('habit ticket: no evidence');
  const held = currentEvidence(store).filter(({ source }) => source === `ticket:${TICKET}`);
  for (const learner of LEARNERS) {
    for (const question of [1, 2, 3, 4]) {
      const item = `${TICKET}:${question}`;
      const mine = rows.answers.filter((each) => each.learner === learner && each.question === question);
      const current = mine
        .filter(({ version }) => version !== null)
        .toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))[0];
      const newest = (by: string): number | null =>
        rows.marks.findLast((each) => each.learner === learner && each.question === question && each.by === by)
          ?.share ?? null;
      const share =
        !counts || current === undefined || isBlank(current.value)
          ? null
          : (newest('teacher') ?? machine(question, current.value) ?? newest('self'));
      const found = held.filter((each) => each.learner === learner && each.item === item).map((each) => each.share);
      const right = share === null ? [] : [share];
      if (JSON.stringify(found) !== JSON.stringify(right) && classroom.people.learners.includes(learner))
        diary.found(
          'evidence',
          `${learner}, question ${question}: ${JSON.stringify(found)}, not ${JSON.stringify(right)}`,
        );
    }
  }
}

function machine(question: number, value: AnswerValue): number | null {
  if (question === 4) return null;
  if (question === 1) return Number(value === 1);
  return question === 2 ? Number(value === RIGHT_NUMBER) : 0;
}

function currentEvidence(store: TicketStore): Evidence[] {
  const tables = store.jobs.snapshot().get(SCHOOL);
  return [...(tables?.current.values() ?? [])].flatMap((id) => tables?.evidence.get(id) ?? []);
}
