import { describe, expect, it } from '@jest/globals';
import { CourseworkId, EvidenceId, LearnerId } from '../../../src/ids.ts';
import { saveCoursework } from '../../../src/store/results/coursework.ts';
import {
  listCredentials,
  loadCredential,
  markCredential,
  saveCredential,
} from '../../../src/store/people/credentials.ts';
import { saveDecisions } from '../../../src/store/day/decisions.ts';
import { saveEvidence } from '../../../src/store/results/evidence.ts';
import { TABLES } from '../../../src/store/tables.ts';
import { exportSchool } from '../../../src/store/export.ts';
import { recordDecision } from '../../../src/store/ledger.ts';
import { savePlan } from '../../../src/store/day/plans.ts';
import { saveRoster } from '../../../src/store/people/roster.ts';
import { saveRun } from '../../../src/store/nights/runs.ts';
import { saveSchoolFile } from '../../../src/store/schools.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { coursework, post } from '../../builders/coursework.ts';
import { courseReport, decisions } from '../../builders/decisions.ts';
import { evidence } from '../../builders/evidence.ts';
import { ledgerRow, noteWrite, routeWrite } from '../../builders/memory/ledger.ts';
import { mastery } from '../../builders/mastery.ts';
import { plan } from '../../builders/plan.ts';
import { schoolFile } from '../../builders/school.ts';
import {
  ANA,
  BEN,
  COURSE,
  MONDAY,
  RUN,
  TUESDAY,
  freshSchool,
  inRecords,
  inSchool,
  type Contract,
  type Suite,
} from './engine.ts';

const REFRESH_TOKEN = 'planted-refresh-token';

async function saveToken(db: SchoolDb): Promise<void> {
  const context = { school: db.school, user: 't.rivera@cedar.example', purpose: 'lms' };
  const sealed = sealedBefore(REFRESH_TOKEN, context);
  await saveCredential(db, {
    lms: 'google',
    user: context.user,
    sealed,
    scopes: ['rosters', 'coursework'],
    at: MONDAY,
  });
}

export const schoolsSuite: Contract = (engine) => {
  describe('the school file', () => {
    it('is created, updated when it says something else, and otherwise left', async () => {
      await inRecords(engine(), async (records) => {
        expect(await records.loadSchoolFile()).toBeNull();
        expect(await records.saveSchoolFile(schoolFile(), MONDAY)).toBe('created');
        expect(await records.saveSchoolFile(schoolFile(), TUESDAY)).toBe('none');
        const changed = schoolFile({ nightly: '03:30' });
        expect(await records.saveSchoolFile(changed, TUESDAY)).toBe('updated');

        expect(await records.loadSchoolFile()).toEqual(changed);
      });
    });
  });
};

export const credentialsSuite: Suite = (engine) => {
  describe('credentials', () => {
    it('are stored sealed', async () => {
      await inSchool(engine(), async (db) => {
        await saveToken(db);

        expect(await loadCredential(db, 'google', 't.rivera@cedar.example')).toMatchObject({
          state: 'ok',
          why: null,
          scopes: ['rosters', 'coursework'],
          savedAt: MONDAY,
        });
        expect(JSON.stringify(await db.query('select * from credentials'))).not.toContain(REFRESH_TOKEN);
        expect(await loadCredential(db, 'schoology', 't.rivera@cedar.example')).toBeNull();
      });
    });

    it('are marked when the LMS refuses them, and as good as new when granted again', async () => {
      await inSchool(engine(), async (db) => {
        await saveToken(db);
        expect(await markCredential(db, 'google', 't.rivera@cedar.example', 'reconnect', 'revoked', TUESDAY)).toBe(
          true,
        );
        expect(await listCredentials(db)).toEqual([
          expect.objectContaining({ state: 'reconnect', why: 'revoked', changedAt: TUESDAY }),
        ]);

        await saveToken(db);
        expect(await listCredentials(db)).toEqual([expect.objectContaining({ state: 'ok', why: null })]);
        expect(await markCredential(db, 'google', 'nobody', 'ok', null, TUESDAY)).toBe(false);
      });
    });
  });
};

export const heldSuite: Suite = (engine) => {
  describe('what is held', () => {
    const anas = evidence({ id: EvidenceId.parse('evidence-of-ana') });
    const bens = evidence({ id: EvidenceId.parse('evidence-of-ben'), learner: BEN });
    const why = { evidence: [anas.id, bens.id], rule: { en: 'r', es: 'r' }, wouldChange: { en: 'w', es: 'w' } };

    async function fill(db: SchoolDb): Promise<void> {
      await saveSchoolFile(
        db,
        schoolFile({
          learners: [
            { id: ANA, language: 'es' },
            { id: BEN, prefers: ['bens-secret'] },
          ],
        }),
        MONDAY,
      );
      await saveToken(db);
      await saveRoster(
        db,
        COURSE,
        [
          { id: ANA, name: 'Ana Ruiz' },
          { id: BEN, name: 'Ben Ode' },
        ],
        MONDAY,
      );
      await saveEvidence(db, { added: [anas, bens], superseded: [] }, RUN, MONDAY);
      const night = decisions({
        learners: [
          { id: ANA, name: 'Ana Ruiz' },
          { id: BEN, name: 'Ben Ode' },
        ],
        mastery: [mastery(), mastery({ learner: BEN })],
        seminar: { ...decisions().seminar, workshop: [ANA, BEN] },
      });
      await saveDecisions(db, night);
      const writes = [
        routeWrite({ learners: [ANA, BEN], why }),
        noteWrite({ learners: [BEN], text: 'bens-secret' }),
      ] as const;
      await savePlan(db, plan({ writes }), 'waiting');
      await recordDecision(
        db,
        writes.map((write) => ledgerRow(write)),
      );
      await saveRun(db, RUN, COURSE, MONDAY, courseReport());
    }

    it('about a school is every table, without the sealed tokens', async () => {
      await inSchool(engine(), async (db) => {
        await fill(db);
        const held = await exportSchool(db);

        expect(Object.keys(held)).toEqual(TABLES.map(({ name }) => name));
        expect(held['credentials']).toEqual([expect.not.objectContaining({ sealed: expect.anything() })]);
        expect(held['learners']).toHaveLength(2);
        expect(held['ledger']).toHaveLength(2);
        expect(JSON.parse(JSON.stringify(held))).toEqual(held);
      });
    });

    it("about a school names no other school, though every school's id stands in one list", async () => {
      const [cedar, maple] = [freshSchool(), freshSchool()];
      for (const school of [cedar, maple]) {
        const { school: own, ...file } = schoolFile();
        await engine().store.school(school, (db) =>
          saveSchoolFile(
            db,
            { ...file, school: { ...own, id: school, deployment: `deployment-of-${school}` } },
            MONDAY,
          ),
        );
      }
      const held = await engine().store.school(cedar, (db) => exportSchool(db));

      expect(held['schools_index']).toEqual([
        { school: cedar, deployment: `deployment-of-${cedar}`, proved: null, proved_at: null },
      ]);
      expect(JSON.stringify(held)).not.toContain(`"${maple}"`);
      expect(JSON.stringify(held)).not.toContain(`deployment-of-${maple}`);
    });

    it('about a learner names none of those whom only the school file or a post in the LMS knows', async () => {
      await inSchool(engine(), async (db) => {
        const unpulled = LearnerId.parse('9075');
        await saveSchoolFile(
          db,
          schoolFile({
            learners: [
              { id: ANA, language: 'es' },
              { id: unpulled, prefers: ['partner'] },
            ],
          }),
          MONDAY,
        );
        await saveRoster(db, COURSE, [{ id: ANA, name: 'Ana Ruiz' }], MONDAY);
        await saveCoursework(
          db,
          COURSE,
          [
            coursework({ id: CourseworkId.parse('7001'), post: post({ assignees: [ANA, unpulled] }) }),
            coursework({ id: CourseworkId.parse('7002'), post: post({ assignees: [unpulled] }) }),
          ],
          MONDAY,
        );
        const held = await exportSchool(db, ANA);

        expect(held['school_files']).toEqual([{ body: { learners: [{ id: ANA, language: 'es', prefers: [] }] } }]);
        expect(held['coursework']).toEqual([
          expect.objectContaining({
            coursework: '7001',
            body: expect.objectContaining({ post: expect.objectContaining({ assignees: [ANA] }) }),
          }),
        ]);
        expect(JSON.stringify(held)).not.toMatch(/9075|partner/);
      });
    });

    it('about somebody of whom nothing is held is nothing, also where a course or a ticket has the same id', async () => {
      await inSchool(engine(), async (db) => {
        await fill(db);
        await saveCoursework(db, COURSE, [coursework({ id: CourseworkId.parse('7001') })], MONDAY);

        for (const nobody of ['9999', COURSE, '7001']) {
          expect(Object.values(await exportSchool(db, LearnerId.parse(nobody))).flat()).toEqual([]);
        }
      });
    });

    it("about a learner is all of the learner's and nothing of anyone else's", async () => {
      await inSchool(engine(), async (db) => {
        await fill(db);
        const held = await exportSchool(db, ANA);

        for (const table of [
          'school_files',
          'learners',
          'enrolments',
          'evidence',
          'mastery',
          'mastery_history',
          'decisions',
          'plans',
          'ledger',
        ]) {
          expect(held[table]).toHaveLength(1);
        }
        expect(held['school_files']).toEqual([{ body: { learners: [{ id: ANA, language: 'es', prefers: [] }] } }]);
        expect(held['ledger']?.[0]?.['write']).toMatchObject({ learners: [ANA], why: { evidence: [anas.id] } });
        expect(JSON.stringify(held)).toContain('Ana Ruiz');
        expect(JSON.stringify(held)).not.toMatch(new RegExp(`Ben Ode|bens-secret|"${BEN}"|${bens.id}`));
      });
    });
  });
};
