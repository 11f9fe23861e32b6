import { describe, expect, it } from '@jest/globals';
import { evidence } from '../../builders/evidence.ts';
import { ANA, COURSE, MONDAY, OTHER_COURSE, RUN, freshSchool, type Contract } from './engine.ts';

/** What a course's job relies on besides its nouns. */
export const jobsSuite: Contract = (engine) => {
  describe("the job's store", () => {
    it('keeps nothing of a transaction whose work throws, and tells what was thrown', async () => {
      const { jobs } = engine();
      const school = freshSchool();
      const stop = new Error('stop');

      await expect(
        jobs.school(school, async (records) => {
          await records.saveEvidence({ added: [evidence()], superseded: [] }, RUN, MONDAY);
          throw stop;
        }),
      ).rejects.toBe(stop);
      expect(await jobs.school(school, (records) => records.loadEvidence([ANA]))).toEqual([]);
    });

    it('shows a school its own rows and no others', async () => {
      const { jobs } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];
      await jobs.school(cedar, (records) => records.saveEvidence({ added: [evidence()], superseded: [] }, RUN, MONDAY));

      expect(await jobs.school(cedar, (records) => records.loadEvidence([ANA]))).toHaveLength(1);
      expect(await jobs.school(maple, (records) => records.loadEvidence([ANA]))).toEqual([]);
    });

    it('refuses a transaction inside another one', async () => {
      const { jobs } = engine();

      await expect(jobs.school(freshSchool(), () => jobs.schools())).rejects.toMatchObject({ kind: 'misuse' });
    });

    it('gives a course to one run at a time, and again when that run ends or fails', async () => {
      const { jobs } = engine();
      const school = freshSchool();

      expect(
        await jobs.withCourse(school, COURSE, () => jobs.withCourse(school, COURSE, async () => 'twice')),
      ).toBeNull();
      await expect(
        jobs.withCourse(school, COURSE, async () => {
          throw new Error('broke off');
        }),
      ).rejects.toThrow('broke off');
      expect(
        await jobs.withCourse(school, COURSE, () => jobs.withCourse(school, OTHER_COURSE, async () => 'both')),
      ).toBe('both');
    });

    it('ends a turn with the next: what the earlier run keeps then is refused whole', async () => {
      const { jobs } = engine();
      const school = freshSchool();

      await jobs.withCourse(school, COURSE, async (store) => {
        await store.school(school, (records) => records.saveRoster(COURSE, [{ id: ANA, name: 'Ana' }], MONDAY));
        await jobs.school(school, (records) => records.takeTurn(COURSE)); // its lock was lost, and another run has taken the course

        await expect(store.school(school, (records) => records.saveRoster(COURSE, [], MONDAY))).rejects.toMatchObject({
          kind: 'overtaken',
        });
      });
      expect(await jobs.school(school, (records) => records.loadRoster(COURSE))).toHaveLength(1);
    });

    it('leaves the turns of other courses and other schools alone', async () => {
      const { jobs } = engine();
      const [cedar, maple] = [freshSchool(), freshSchool()];

      await jobs.withCourse(cedar, COURSE, async (store) => {
        await jobs.school(cedar, (records) => records.takeTurn(OTHER_COURSE));
        await jobs.school(maple, (records) => records.takeTurn(COURSE));

        expect(await store.school(cedar, (records) => records.loadRoster(COURSE))).toEqual([]);
      });
    });
  });
};
