import { describe, expect, it } from '@jest/globals';
import { CourseworkId, EvidenceId, FormId, PlanId, WriteKey, type LearnerId } from '../../../src/ids.ts';
import { limitsAt } from '../../../src/school/school-year.ts';
import { loadHistory, saveDecisions } from '../../../src/store/day/decisions.ts';
import { loadEvidence, saveEvidence } from '../../../src/store/results/evidence.ts';
import { loadLedger, recordDecision } from '../../../src/store/ledger.ts';
import { loadPlan, savePlan } from '../../../src/store/day/plans.ts';
import { letGo } from '../../../src/store/retention.ts';
import { loadRoster, saveRoster } from '../../../src/store/people/roster.ts';
import { endPause, schoolPause, startPause } from '../../../src/store/nights/pauses.ts';
import { saveRun } from '../../../src/store/nights/runs.ts';
import { saveErasure } from '../../../src/store/erasures.ts';
import { saveCoursework } from '../../../src/store/results/coursework.ts';
import { saveQuiz } from '../../../src/store/results/quizzes.ts';
import { keepAnswer } from '../../../src/store/tickets/answers.ts';
import { meetLearner } from '../../../src/store/tickets/learners.ts';
import { changeTicket, keepTicket, loadTicket, type NewTicket } from '../../../src/store/tickets/tickets.ts';
import { TABLES } from '../../../src/store/tables.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { instant, SchoolDate, type Instant } from '../../../src/time.ts';
import { courseReport, decisions } from '../../builders/decisions.ts';
import { composed } from '../../builders/ticket/desk.ts';
import { coursework } from '../../builders/coursework.ts';
import { evidence } from '../../builders/evidence.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/memory/ledger.ts';
import { mastery } from '../../builders/mastery.ts';
import { plan } from '../../builders/plan.ts';
import { quiz } from '../../builders/quiz.ts';
import { schoolFile } from '../../builders/school.ts';
import { received, TICKET } from '../../builders/ticket/ticket.ts';
import { ANA, BEN, COURSE, RUN, inSchool, type Suite } from './engine.ts';

const NOW = instant('2026-11-29T08:00:00Z');
const LAST_YEAR = instant('2026-05-04T08:00:00Z');
const THIS_YEAR = instant('2026-10-05T08:00:00Z');
const EARLIER_YEAR = instant('2025-05-04T08:00:00Z');

const over = (db: SchoolDb, at: Instant = NOW, lot?: number) =>
  letGo(db, limitsAt(schoolFile(), at), lot === undefined ? {} : { lot });

const enrol = (db: SchoolDb, learners: readonly LearnerId[], at: Instant): Promise<void> =>
  saveRoster(
    db,
    COURSE,
    learners.map((id) => ({ id, name: `name of ${id}` })),
    at,
  );

const ticketOf = (madeAt: Instant): NewTicket => ({
  id: TICKET,
  course: COURSE,
  composed: composed(),
  date: SchoolDate.parse('2026-07-28'),
  draft: null,
  copyOf: null,
  madeBy: 't1',
  madeAt,
});

/** A learner opens the ticket and answers. */
async function opened(db: SchoolDb, at: Instant): Promise<void> {
  const ticket = await loadTicket(db, TICKET);
  if (ticket === null) throw new Error('there is no ticket');
  await changeTicket(db, ticket, { state: 'open', openedAt: at });
  await meetLearner(db, TICKET, { learner: ANA, name: null, attachment: null, submission: null }, at);
  await keepAnswer(db, TICKET, received(ANA, 1, 1, { at }));
}

export const retentionSuite: Suite = (engine) => {
  const inOne = (work: (db: SchoolDb) => Promise<void>): Promise<void> => inSchool(engine(), work);

  describe('what is kept no longer', () => {
    it('has a condition that every engine understands, in every table', async () => {
      await inOne(async (db) => {
        expect(await over(db)).toEqual({});
        expect(TABLES.filter(({ keep }) => 'gone' in keep).length).toBeGreaterThan(30);
      });
    });

    it('are results of a school year that has been over for thirty days, with all their versions', async () => {
      await inOne(async (db) => {
        const old = evidence({ at: LAST_YEAR, id: EvidenceId.parse('old'), key: 'k1' });
        const newer = evidence({ at: LAST_YEAR, id: EvidenceId.parse('newer'), key: 'k1', version: 2 });
        const recent = evidence({ at: THIS_YEAR, id: EvidenceId.parse('recent'), key: 'k2' });
        await saveEvidence(db, { added: [old, recent], superseded: [] }, RUN, LAST_YEAR);
        await saveEvidence(db, { added: [newer], superseded: [old.id] }, RUN, LAST_YEAR);

        expect(await over(db, instant('2026-08-30T08:00:00Z'))).toEqual({});
        expect(await over(db)).toEqual({ evidence: 2 });
        expect((await loadEvidence(db, [ANA], { course: COURSE })).map(({ id }) => id)).toEqual([recent.id]);
        expect(await over(db)).toEqual({});
      });
    });

    it('is not a result that was corrected to another day since', async () => {
      await inOne(async (db) => {
        const old = evidence({ at: LAST_YEAR, id: EvidenceId.parse('old'), key: 'k1' });
        const corrected = evidence({ at: THIS_YEAR, id: EvidenceId.parse('new'), key: 'k1', version: 2 });
        await saveEvidence(db, { added: [old], superseded: [] }, RUN, LAST_YEAR);
        await saveEvidence(db, { added: [corrected], superseded: [old.id] }, RUN, THIS_YEAR);

        expect(await over(db)).toEqual({});
      });
    });

    it('is a learner who left thirty days ago: the stay, the levels and the name, night after night', async () => {
      await inOne(async (db) => {
        await enrol(db, [ANA, BEN], LAST_YEAR);
        await saveDecisions(db, decisions({ at: THIS_YEAR, mastery: [mastery(), mastery({ learner: BEN })] }));
        await enrol(db, [ANA], THIS_YEAR);

        for (let night = 0; night < 3; night += 1) await over(db);

        expect((await loadRoster(db, COURSE, 'everyone')).map(({ id }) => id)).toEqual([ANA]);
        expect(await db.query('select learner from learners')).toEqual([{ learner: ANA }]);
        expect(await db.query('select learner from mastery')).toEqual([{ learner: ANA }]);
      });
    });

    it('is a class that no night has read since the school year before', async () => {
      await inOne(async (db) => {
        await enrol(db, [ANA], EARLIER_YEAR);
        await saveDecisions(db, decisions({ at: EARLIER_YEAR, mastery: [mastery()] }));
        for (let night = 0; night < 3; night += 1) await over(db);

        for (const table of ['enrolments', 'learners', 'mastery', 'decisions'])
          expect([table, await db.query(`select * from ${table}`)]).toEqual([table, []]);
      });
    });

    it('are records after thirteen months, but not a write that is still to be sent', async () => {
      await inOne(async (db) => {
        const [sent, open] = [routeWrite(), routeWrite({ key: WriteKey.parse('route-2') })];
        await recordDecision(db, [
          { ...ledgerRow(sent), state: 'DONE', changedAt: EARLIER_YEAR },
          { ...ledgerRow(open), state: 'NEW', changedAt: EARLIER_YEAR },
        ]);
        await saveRun(db, RUN, COURSE, EARLIER_YEAR, courseReport());

        expect(await over(db)).toEqual({ ledger: 1, runs: 1 });
        expect((await loadLedger(db, COURSE)).map(({ write }) => write.key)).toEqual([open.key]);
      });
    });

    it('are neither posts that stand half-made nor a plan that waits, with all their words, however old', async () => {
      await inOne(async (db) => {
        const writes = ['NEW', 'BOUND', 'HELD'].map((key) =>
          noteWrite({ key: WriteKey.parse(key), text: 'You did it.' }),
        );
        const half = writes.map((write) => ({
          ...ledgerRow(write),
          state: write.key as string as 'NEW' | 'BOUND' | 'HELD',
          changedAt: LAST_YEAR,
        }));
        await recordDecision(db, half);
        await savePlan(db, plan({ at: EARLIER_YEAR, writes }), 'waiting');

        expect(await over(db)).toEqual({});
        await db.query('update ledger set changed_at = $1::timestamptz', [EARLIER_YEAR]);
        expect(await over(db)).toEqual({ ledger: 1 }); // nobody has decided on what was held in thirteen months
      });
    });

    it('is nothing of a class that is still read, however long somebody is in it', async () => {
      await inOne(async (db) => {
        await enrol(db, [ANA], EARLIER_YEAR);
        await saveDecisions(db, decisions({ at: THIS_YEAR, mastery: [mastery()] }));

        expect(await over(db)).toEqual({});
      });
    });

    it('is not the name of somebody whose results are kept', async () => {
      await inOne(async (db) => {
        await enrol(db, [ANA, BEN], LAST_YEAR);
        await saveEvidence(db, { added: [evidence({ at: THIS_YEAR })], superseded: [] }, RUN, THIS_YEAR);
        await enrol(db, [], THIS_YEAR);
        for (let night = 0; night < 3; night += 1) await over(db);

        expect(await db.query('select learner from learners')).toEqual([{ learner: ANA }]);
      });
    });

    it('is how levels moved two school years ago, and of the one before nothing', async () => {
      await inOne(async (db) => {
        await enrol(db, [ANA], LAST_YEAR);
        await saveDecisions(db, decisions({ at: EARLIER_YEAR, mastery: [mastery()] }));
        await saveDecisions(db, decisions({ at: LAST_YEAR, mastery: [mastery({ level: 'mastered' })] }));

        expect(await over(db)).toEqual({ mastery_history: 1 });
        expect((await loadHistory(db, [ANA])).map(({ to }) => to)).toEqual(['mastered']);
      });
    });

    it('is a pause that was ended, and no other', async () => {
      await inOne(async (db) => {
        for (const course of [COURSE, null]) await startPause(db, course, 'teacher', EARLIER_YEAR);
        await endPause(db, COURSE, 'teacher', EARLIER_YEAR);

        expect(await over(db)).toEqual({ pauses: 1 });
        expect(await schoolPause(db)).toBe(EARLIER_YEAR);
      });
    });

    it('is not that somebody who was erased is to be kept out', async () => {
      await inOne(async (db) => {
        for (const keptOut of [true, false])
          await saveErasure(
            db,
            { id: `erasure-${keptOut}`, scope: 'learner', subject: 's', keptOut, at: EARLIER_YEAR },
            {},
          );

        expect(await over(db)).toEqual({ erasures: 1 });
        expect(await db.query('select kept_out from erasures')).toEqual([{ kept_out: true }]);
      });
    });

    it('is a quiz of which no work is left, with its link and its rubric', async () => {
      await inOne(async (db) => {
        const [here, gone] = ['7001', '7002'].map((id) => CourseworkId.parse(id));
        if (here === undefined || gone === undefined) throw new Error('there are two');
        await saveCoursework(db, COURSE, [coursework({ id: here })], THIS_YEAR);
        await saveQuiz(db, COURSE, quiz(), here, LAST_YEAR);
        await saveQuiz(db, COURSE, quiz({ form: FormId.parse('form-2') }), gone, LAST_YEAR);

        expect(await over(db)).toEqual({ quiz_links: 1, quizzes: 1 });
        expect(await db.query('select form from quizzes')).toEqual([{ form: quiz().form }]);
      });
    });

    it('are the words of a note after ninety days: the record that it was sent stays', async () => {
      await inOne(async (db) => {
        const note = noteWrite({ learners: [ANA], text: 'You did it.' });
        const route = routeWrite();
        await recordDecision(
          db,
          [note, route].map((write) => ({ ...ledgerRow(write), state: 'DONE', changedAt: LAST_YEAR })),
        );
        const sent = plan({ id: PlanId.parse('sent'), at: LAST_YEAR, writes: [note, route] });
        await savePlan(db, sent, 'applied');

        expect(await over(db)).toEqual({ ledger: 1, plans: 1 });
        const rows = await loadLedger(db, COURSE);
        expect(rows.map(({ write }) => write.text)).toEqual(['', route.text]);
        expect(
          (await loadPlan(db, COURSE, sent.id))?.plan.writes.map((write) => ('text' in write ? write.text : null)),
        ).toEqual(['', route.text]);
        expect(await over(db)).toEqual({});
      });
    });

    it('are tickets that were opened in a school year that is over, with all that was done on them', async () => {
      await inOne(async (db) => {
        await keepTicket(db, ticketOf(LAST_YEAR));
        await opened(db, LAST_YEAR);
        expect(await over(db)).toEqual({ tickets: 1 });
        expect(await db.query('select ticket from ticket_answers')).toEqual([]);
      });
    });

    it('is not a ticket that was made for the year to come, opened or not, nor one on which was answered since', async () => {
      await inOne(async (db) => {
        const july = instant('2026-07-28T08:00:00Z');
        await keepTicket(db, ticketOf(july));
        expect(await over(db)).toEqual({});
        await opened(db, THIS_YEAR);
        expect(await over(db)).toEqual({});
        await db.query('update tickets set opened_at = $1::timestamptz', [july]);
        expect(await over(db)).toEqual({});
        expect(await db.query('select learner from ticket_answers')).toEqual([{ learner: ANA }]);
      });
    });

    it('is a ticket that nobody opened in the whole year after', async () => {
      await inOne(async (db) => {
        await keepTicket(db, ticketOf(EARLIER_YEAR));
        expect(await over(db)).toEqual({ tickets: 1 });
      });
    });

    it('goes a lot at a time', async () => {
      await inOne(async (db) => {
        const many = Array.from({ length: 11 }, (_, n) =>
          evidence({ at: LAST_YEAR, key: `k${n}`, coursework: CourseworkId.parse('7001') }),
        );
        await saveEvidence(db, { added: many, superseded: [] }, RUN, LAST_YEAR);

        expect(await over(db, NOW, 10)).toEqual({ evidence: 10 });
        expect(await over(db, NOW, 10)).toEqual({ evidence: 1 });
      });
    });

    it('goes with the version before it, whatever the lot', async () => {
      await inOne(async (db) => {
        const corrected = evidence({ at: EARLIER_YEAR, id: EvidenceId.parse('new'), key: 'k', version: 2 });
        const many = Array.from({ length: 9 }, (_, n) => evidence({ at: EARLIER_YEAR, key: `k${n}` }));
        const old = evidence({ at: LAST_YEAR, id: EvidenceId.parse('old'), key: 'k' }); // given later, as it was first read: beyond the lot
        await saveEvidence(db, { added: [...many, old], superseded: [] }, RUN, LAST_YEAR);
        await saveEvidence(db, { added: [corrected], superseded: [old.id] }, RUN, LAST_YEAR);

        expect(await over(db, NOW, 10)).toEqual({ evidence: 11 });
        expect(await over(db, NOW, 10)).toEqual({});
      });
    });
  });
};
