import { CourseId, CourseworkId, LearnerId, PlanId, WriteKey } from '../../../src/ids.ts';
import type { Cell } from '../../../src/pages/board/address.ts';
import type { BoardInput } from '../../../src/pages/board/model/input.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import type { NoteWrite } from '../../../src/plan/kinds/note.ts';
import { saveCoursework } from '../../../src/store/results/coursework.ts';
import { saveDecisions } from '../../../src/store/day/decisions.ts';
import { saveEvidence } from '../../../src/store/results/evidence.ts';
import { recordDecision } from '../../../src/store/ledger.ts';
import { savePlan } from '../../../src/store/day/plans.ts';
import { saveRun } from '../../../src/store/nights/runs.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { Store } from '../../../src/store/types.ts';
import type { CourseReport } from '../../../src/report/types.ts';
import { boardDecisions, boardEvidence, WORK } from './board-decisions.ts';
import { boardSchool, COURSE, DATE, NOW, RUN, RUN_AT } from './board-school.ts';
import { boardWrites, ledgerRow } from './board-writes.ts';

/** What the board is made of, with the estimates of every cell. */
export interface BoardMorning extends BoardInput {
  readonly decisions: Decisions;
}

/** The same morning, with one cell asked for. */
export function asking(input: BoardMorning, asked: Cell): BoardMorning {
  const estimate =
    input.decisions.mastery.find((each) => each.learner === asked.learner && each.target === asked.target) ?? null;
  return { ...input, asked, estimate };
}

/** A whole morning of a class of 31 (or fewer); `over` replaces any part of it. */
export function boardInput(over: Partial<BoardMorning> = {}, size = 31): BoardMorning {
  const school = boardSchool();
  const [course] = school.courses;
  if (course === undefined) throw new Error('the school of the builder has courses');
  const evidence = boardEvidence(size);
  const decisions = boardDecisions(size, evidence);
  const note = { ...boardWrites(decisions).find((write) => write.kind === 'note') } as NoteWrite;
  const earlier = (key: string, learner: string): NoteWrite => ({
    ...note,
    key: WriteKey.parse(key),
    learners: [LearnerId.parse(learner)],
  });
  const input: BoardMorning = {
    school,
    course,
    language: 'en',
    sort: 'support',
    asked: null,
    estimate: null,
    now: NOW,
    decisions,
    evidence,
    courses: [
      { id: COURSE, name: 'Mathematics 5A' },
      { id: CourseId.parse('6002'), name: 'Mathematics 5B' },
    ],
    plan: {
      plan: {
        id: PlanId.parse('plan-0512'),
        run: RUN,
        course: COURSE,
        at: RUN_AT,
        date: DATE,
        writes: boardWrites(decisions),
        hash: 'h',
      },
      state: 'waiting',
    },
    connection: null,
    resultsFor: null,
    untagged: 0,
    ledger: [
      ledgerRow(earlier('note-a', '9020')),
      ledgerRow(earlier('note-b', '9021'), {
        state: 'HELD',
        trouble: 'The draft differed from what was sent; look at it in the class.',
      }),
      ledgerRow(earlier('note-c', '9022'), { state: 'TOMBSTONE', trouble: null }),
    ],
    report: courseReport(),
    pause: null,
    hand: { strikes: [], edits: [] },
    asks: [],
    proposals: [],
    answers: [],
    ticketsToday: 0,
    titles: new Map(WORK.map(([id, title]) => [CourseworkId.parse(id), title])),
    ...over,
  };
  return input.asked === null ? input : asking(input, input.asked);
}

export function courseReport(over: Partial<CourseReport> = {}): CourseReport {
  return {
    id: COURSE,
    learners: 31,
    coursework: 12,
    submissions: 340,
    responses: 118,
    evidence: { new: 40, changed: 2, kept: 900 },
    mastery: { mastered: 0, approaching: 0, 'not-yet': 0, slipped: 0, 'not-enough': 0, 'no-evidence': 0 },
    routes: { seminar: 0, workshop: 0, undecided: 0 },
    writes: { created: 0, updated: 0, adopted: 0, withdrawn: 0, unchanged: 0, waiting: 17, skipped: [], failed: [] },
    problems: [
      {
        kind: 'unmatched',
        what: {
          en: '1 response to “Entrance ticket 11” came from an address of nobody in the class.',
          es: '1 respuesta a «Entrance ticket 11» vino de una dirección que no es de nadie de la clase.',
        },
        do: {
          en: 'Ask who answered from another account; the answer counts once it comes from the school account.',
          es: 'Pregunte quién respondió desde otra cuenta; la respuesta cuenta cuando viene de la cuenta de la escuela.',
        },
      },
      {
        kind: 'untagged',
        what: { en: '“Warm-up 3” has no learning target.', es: '«Warm-up 3» no tiene objetivo de aprendizaje.' },
        do: {
          en: 'Add a tag for it to the school file, or leave it out on purpose.',
          es: 'Agregue una etiqueta en el archivo de la escuela, o déjelo fuera a propósito.',
        },
      },
    ],
    calls: { google: 21 },
    unfinished: false,
    ...over,
  };
}

/** Puts a morning into a store, as a night would have left it. */
export async function keepBoard(store: Store, input: BoardMorning): Promise<void> {
  await store.school(input.school.school.id, async (db) => {
    await saveSchoolFile(db, input.school, RUN_AT);
    await saveCoursework(
      db,
      COURSE,
      [...input.titles].map(([id, title]) => ({
        id,
        title,
        state: 'published',
        maxPoints: 10,
        due: null,
        createdAt: null,
        updatedAt: null,
        quizzes: [],
        post: null,
      })),
      RUN_AT,
    );
    await saveEvidence(db, { added: input.evidence, superseded: [] }, RUN, RUN_AT);
    await saveDecisions(db, input.decisions);
    await recordDecision(db, input.ledger);
    if (input.plan !== null) await savePlan(db, input.plan.plan, input.plan.state);
    if (input.report !== null) await saveRun(db, RUN, COURSE, RUN_AT, input.report);
  });
}
