import { describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../src/sandbox/google/index.ts';
import type { Sandbox } from '../../src/sandbox/google/index.ts';
import { CourseworkId } from '../../src/ids.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { assessmentsIn } from '../../src/sync/night/assessments.ts';
import { coursework } from '../builders/coursework.ts';
import type { Instant } from '../../src/time.ts';
import { AT, at, draft, list, open, textAt } from './client.ts';

const ANCHOR = '2026-10-08T12:00:00.000Z' as Instant;

async function inSchool<T>(
  look: (sandbox: Sandbox) => T,
  options: { readonly seed?: string; readonly now?: Instant } = {},
): Promise<T> {
  const { now = ANCHOR, ...rest } = options;
  const sandbox = await startSandbox({ today: () => now, ...rest });
  try {
    return look(sandbox);
  } finally {
    await sandbox.close();
  }
}

function course(sandbox: Sandbox, id: string) {
  const found = sandbox.world.state.courses.get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

function submissions(sandbox: Sandbox) {
  return [...sandbox.world.state.courses.values()].flatMap(({ submissions: byWork }) =>
    [...byWork.values()].flatMap((byLearner) => [...byLearner.values()]),
  );
}

function grades(sandbox: Sandbox): string {
  return submissions(sandbox)
    .map(({ id, draft: given, state }) => `${id} ${given} ${state}`)
    .join();
}

describe('Cedar Grove', () => {
  it('has classes of 31, 28 and 24, some learners in two of them', async () => {
    const classes = await inSchool((sandbox) =>
      ['6001', '6002', '6003'].map((id) => [...course(sandbox, id).students]),
    );
    expect(classes.map(({ length }) => length)).toEqual([31, 28, 24]);
    expect(new Set(classes.flat()).size).toBeLessThan(31 + 28 + 24);
  });

  it('has a school file that holds, with names for everything in both languages', async () => {
    const file = await inSchool(({ schoolFile }) => SchoolFile.parse(schoolFile));
    const codes = new Set(file.targets.map(({ code }) => code));
    for (const target of file.targets) {
      expect(Object.keys(target.iCan)).toEqual(['en', 'es']);
      for (const needed of target.requires) expect(codes).toContain(needed);
      const kinds = file.activities.filter((activity) => activity.target === target.code).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'practice').length).toBeGreaterThanOrEqual(2);
      expect(kinds.filter((kind) => kind !== 'practice').length).toBeGreaterThanOrEqual(2);
      expect(kinds).toContain('real-world');
    }
    expect(new Set(file.learners.map(({ language }) => language))).toEqual(new Set(['en', 'es']));
  });

  it('names in its tags only forms, questions and coursework that exist or are still to come', async () => {
    await inSchool((sandbox) => {
      const file = SchoolFile.parse(sandbox.schoolFile);
      const dangling = file.tags.filter((tag) => {
        const form = 'form' in tag ? sandbox.world.state.forms.get(tag.form) : undefined;
        return form !== undefined && 'item' in tag && form.record.questions.every(({ id }) => id !== tag.item);
      });
      expect(dangling).toEqual([]);
      const works = file.tags.flatMap((tag) => ('coursework' in tag ? [tag.coursework] : []));
      expect(works.filter((id) => course(sandbox, '6001').items.has(id)).length).toBeGreaterThanOrEqual(6);
    });
  });

  it('has six weeks behind it: a ticket every two or three school days, of two to five questions', async () => {
    await inSchool((sandbox) => {
      for (const id of ['6001', '6002', '6003']) {
        const tickets = [...course(sandbox, id).items.values()].filter(
          (item) => item.type === 'courseWork' && / ticket, /.test(item.title),
        );
        expect(tickets.length).toBeGreaterThanOrEqual(17);
      }
      const lengths = [...sandbox.world.state.forms.values()]
        .filter(({ record }) => record.quiz)
        .map(({ record }) => record.questions.length);
      expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([2, 4]);
    });
  });

  it("has a unit's own assessment planned ahead of the first morning, as a draft with a day", async () => {
    await inSchool((sandbox) => {
      const file = SchoolFile.parse(sandbox.schoolFile);
      const [math] = file.courses;
      const drafts = [...course(sandbox, '6001').items.values()].flatMap((item) =>
        item.type === 'courseWork' && item.state === 'DRAFT' && item.due !== null ? [item] : [],
      );
      const planned = drafts.map(({ id, title, due, state }) =>
        coursework({ id: CourseworkId.parse(id), title, due, state: state === 'DRAFT' ? 'draft' : 'published' }),
      );
      expect(math && assessmentsIn(planned, file, math)).toMatchObject([
        { title: 'Unit test: fractions [5.NF.A.1]', date: '2026-10-13', targets: math?.units[1]?.targets },
      ]);
    });
  });

  it('has the trouble a pull must survive', async () => {
    await inSchool((sandbox) => {
      const { forms, courses } = sandbox.world.state;
      const items = [...courses.values()].flatMap((one) => [...one.items.values()]);
      const records = [...forms.values()];
      const responses = records.flatMap((form) => [...form.responses.values()].map((response) => ({ form, response })));
      const emails = new Set([...sandbox.world.state.people.values()].map(({ email }) => email.toLowerCase()));
      const addresses = items.flatMap(({ materials }) =>
        materials.flatMap(({ form }) => (form === undefined ? [] : [form.formUrl])),
      );
      const found = {
        placeholders: submissions(sandbox).some(
          ({ state, draft: given, history }) =>
            state === 'NEW' && given === 0 && history.every((entry) => entry.by === null),
        ),
        provisional: submissions(sandbox).some(
          ({ state, draft: given, assigned }) => state === 'TURNED_IN' && given !== null && assigned === null,
        ),
        twiceHandedIn: submissions(sandbox).some(({ history }) =>
          history.some((entry) => entry.type === 'state' && entry.state === 'RECLAIMED_BY_STUDENT'),
        ),
        paperWork: submissions(sandbox).some(({ state, turnedInAt }) => state === 'RETURNED' && turnedInAt === null),
        changedMaximum: submissions(sandbox).some(({ history }) =>
          history.some((entry) => entry.type === 'grade' && entry.change === 'MAX_POINTS_CHANGE'),
        ),
        invited: course(sandbox, '6002').invited.size === 1,
        coTeacher:
          course(sandbox, '6001').teachers.size === 2 &&
          records.some(({ record }) => !record.editors.includes('8001') && record.editors.includes('8002')),
        draft: items.some(({ state }) => state === 'DRAFT'),
        individual: items.some(({ mode }) => mode === 'INDIVIDUAL_STUDENTS'),
        midnight: items.some((item) => item.type === 'courseWork' && item.due?.includes('T00:00:00') === true),
        publishedId:
          addresses.some((address) => address.includes('/forms/d/e/')) &&
          addresses.some((address) => address.endsWith('/edit')),
        typedEmail: records.some(({ record }) => record.collects === 'RESPONDER_INPUT'),
        habits: records.some(({ record }) => !record.quiz),
        grid: records.some(({ record }) => record.questions.some(({ kind }) => kind === 'row')),
        partlyGraded: responses.some(
          ({ form, response }) =>
            form.record.quiz && [...response.answers.values()].some(({ score }) => score === null),
        ),
        stranger: responses.some(
          ({ response }) => response.email !== null && !emails.has(response.email.toLowerCase()),
        ),
        secondTry: records.some(
          ({ responses: byId }) =>
            new Set([...byId.values()].map(({ email }) => email?.toLowerCase())).size < byId.size,
        ),
        corrected: responses.some(({ form, response }) =>
          form.record.questions.some(
            ({ id, right }) => response.answers.get(id)?.correct === true && response.answers.get(id)?.value !== right,
          ),
        ),
        archived: course(sandbox, '6000').record.state === 'ARCHIVED',
      };
      expect(Object.entries(found).filter(([, there]) => !there)).toEqual([]);
    });
  });

  it('is the same for the same seed and another for another', async () => {
    const [one, same, other] = [
      await inSchool(grades),
      await inSchool(grades),
      await inSchool(grades, { seed: 'birch' }),
    ];
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('goes on as the clock does, in one step or in many', async () => {
    const LATER = '2026-10-16T22:00:00.000Z' as Instant;
    const pictures: string[] = [];
    for (const steps of [[LATER], ['2026-10-09T03:00:00.000Z', '2026-10-13T13:05:00.000Z', LATER]]) {
      let now = ANCHOR;
      const sandbox = await startSandbox({ today: () => now });
      const before = sandbox.world.state.forms.size;
      for (const step of steps) {
        now = step as Instant;
        sandbox.world.now();
      }
      expect(sandbox.world.state.forms.size).toBeGreaterThan(before);
      pictures.push(
        submissions(sandbox)
          .map(({ id, draft: given, state, updatedAt }) => `${id} ${given} ${state} ${updatedAt}`)
          .join(),
      );
      await sandbox.close();
    }
    expect(pictures[1]).toBe(pictures[0]);
  });

  it('has learners who do the work they are given, and a teacher who grades it', async () => {
    const client = await open({ at: ANCHOR });
    const students = [...course(client.sandbox, '6001').students];
    const { body } = await client.post(
      `${AT}/courseWork`,
      draft({ maxPoints: 10, individualStudentsOptions: { studentIds: students } }),
    );
    await client.patch(`${AT}/courseWork/${textAt(body, 'id')}?updateMask=state`, { state: 'PUBLISHED' });
    client.wait(6 * 1440);
    const rows = list(
      (await (await client.as('8001')).get(`${AT}/courseWork/${textAt(body, 'id')}/studentSubmissions?pageSize=100`))
        .body,
      'studentSubmissions',
    );
    const graded = rows.filter(
      (row) => typeof at(row, 'assignedGrade') === 'number' && at(row, 'state') === 'RETURNED',
    );
    expect(graded.length).toBeGreaterThan(rows.length / 2);
    expect(graded.length).toBeLessThan(rows.length);
    await client.close();
  });
});
