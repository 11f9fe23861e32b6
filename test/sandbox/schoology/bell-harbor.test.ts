import { afterEach, describe, expect, it } from '@jest/globals';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import type { SchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { readSchoolFile } from '../../../src/school/load.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import type { Instant } from '../../../src/time.ts';
import { at, open, rows } from './client.ts';
import type { Client } from './client.ts';

const ANCHOR = '2026-10-08T12:00:00.000Z' as Instant;
const [FIRST, SECOND] = ['7210045501', '7210045502'];

let sandbox: SchoologySandbox | undefined;
let client: Client | undefined;
afterEach(async () => {
  await sandbox?.close();
  await client?.close();
  [sandbox, client] = [undefined, undefined];
});

async function start(seed?: string): Promise<SchoologySandbox> {
  sandbox = await startSchoologySandbox({ today: () => ANCHOR, ...(seed === undefined ? {} : { seed }) });
  return sandbox;
}

function section(school: SchoologySandbox, id: string) {
  const found = school.world.state.sections.get(id);
  if (found === undefined) throw new RangeError(id);
  return found;
}

function active(school: SchoologySandbox, id: string): string[] {
  return [...section(school, id).enrollments.values()]
    .filter(({ admin, status }) => !admin && status === 1)
    .map(({ uid }) => uid);
}

function grades(school: SchoologySandbox): string {
  return [FIRST, SECOND]
    .flatMap((id) =>
      [...section(school, id).cells].flatMap(([item, cells]) =>
        [...cells].map(([who, { score }]) => `${item} ${who} ${score}`),
      ),
    )
    .join();
}

describe('Bell Harbor', () => {
  it('has sections of 26 and 22, some learners in both, and no uid that is an enrollment id', async () => {
    const school = await start();
    const [first, second] = [active(school, FIRST), active(school, SECOND)];
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([26, 22, 43]);
    const enrollments = [FIRST, SECOND].flatMap((id) => [...section(school, id).enrollments.keys()]);
    expect(new Set(enrollments).size).toBe(enrollments.length);
    expect(enrollments.filter((id) => school.world.state.people.has(id))).toEqual([]);
  });

  it('has a school file that holds, its teachers by uid, its words in both languages', async () => {
    const school = await start();
    expect(readSchoolFile(JSON.stringify(school.schoolFile))).toMatchObject({
      ok: true,
      value: {
        school: { lms: 'schoology' },
        courses: [
          { id: FIRST, teacher: '50101' },
          { id: SECOND, teacher: '50102' },
        ],
      },
    });
    expect(school.teachers.map(({ uid }) => uid)).toEqual(['50101', '50102']);
    for (const { iCan } of SchoolFile.parse(school.schoolFile).targets) expect(Object.keys(iCan)).toEqual(['en', 'es']);
  });

  it('ties every ticket and most work to a target of its file, by title or by id', async () => {
    const school = await start();
    const file = SchoolFile.parse(school.schoolFile);
    const codes = new Set<string>(file.targets.map(({ code }) => code));
    const byId = new Set<string>(file.tags.flatMap((tag) => ('coursework' in tag ? [tag.coursework] : [])));
    const items = [FIRST, SECOND].flatMap((id) => [...section(school, id).items.values()]);
    const untied = items.filter(
      ({ id, title }) => !byId.has(id) && !codes.has(/\[(?<code>[^\]]+)\]/.exec(title)?.groups?.['code'] ?? ''),
    );
    expect(untied.map(({ title }) => title).toSorted()).toEqual([
      'Bring a ruler on Wednesday',
      'Fraction museum (not ready yet)',
      'Week in review 10-02',
    ]);
    expect([...byId].filter((id) => section(school, FIRST).items.has(id)).length).toBeGreaterThanOrEqual(6);
  });

  it('ends its weeks with a quiz on a form that asks about several targets, by its address for respondents first', async () => {
    const school = await start();
    const file = SchoolFile.parse(school.schoolFile);
    const quiz = [...section(school, FIRST).items.values()].find(({ title }) => title === 'Week in review 10-02');
    const forms = school.forms.story.flatMap(({ deed }) => (deed.kind === 'form' ? [deed.form] : []));
    const [first, ...others] = forms;

    expect(quiz?.attachments).toEqual([
      expect.objectContaining({ url: `https://docs.google.com/forms/d/e/${first?.publicId}/viewform` }),
    ]);
    const tags = file.tags.flatMap((tag) => ('form' in tag && tag.form === first?.id ? [tag] : []));
    expect(tags.map(({ item }) => item)).toEqual(first?.questions.map(({ id }) => id));
    expect(new Set(tags.map(({ target }) => target)).size).toBe(3);
    expect(others.at(-1)?.questions.every(({ title }) => title.includes('['))).toBe(true);
    expect(file.courses[0]?.formsOwner).toBe(school.forms.owners[0]?.email);
  });

  it('has learners who answer it with their school accounts, and a colleague who tries it out', async () => {
    const school = await start();
    const answers = school.forms.story.flatMap(({ at, deed }) =>
      deed.kind === 'answered' && at <= ANCHOR ? [deed] : [],
    );
    const emails = new Set(active(school, FIRST).map((uid) => school.world.state.people.get(uid)?.email));

    expect(answers.filter(({ email }) => emails.has(email?.toLowerCase())).length).toBeGreaterThan(15);
    expect(answers.filter(({ email }) => !emails.has(email?.toLowerCase()))).toHaveLength(1);
  });

  it('has six weeks behind it, with tickets every two or three days and a believable spread', async () => {
    const school = await start();
    for (const id of [FIRST, SECOND]) {
      const { items, cells } = section(school, id);
      expect([...items.values()].filter(({ title }) => / ticket /.test(title)).length).toBeGreaterThanOrEqual(20);
      const shares = new Map<string, number[]>();
      for (const [item, byEnrollment] of cells) {
        for (const [who, { score }] of byEnrollment)
          if (score !== null) shares.set(who, [...(shares.get(who) ?? []), score / (items.get(item)?.maxPoints ?? 1)]);
      }
      const averages = [...shares.values()].map((list) => list.reduce((sum, share) => sum + share, 0) / list.length);
      const mastered = averages.filter((average) => average >= 0.8).length / averages.length;
      expect(mastered).toBeGreaterThan(0.25);
      expect(mastered).toBeLessThan(0.75);
      expect(Math.min(...averages)).toBeLessThan(0.6);
    }
  });

  it('has the trouble a pull must survive', async () => {
    const school = await start();
    const both = [FIRST, SECOND].map((id) => section(school, id));
    const items = both.flatMap((one) => [...one.items.values()]);
    const cells = both.flatMap((one) => [...one.cells.values()].flatMap((byEnrollment) => [...byEnrollment.values()]));
    const revisions = both.flatMap((one) => [...one.revisions.values()].flatMap((byUid) => [...byUid.values()]));
    const uids = (status: number) =>
      both.flatMap((one) =>
        [...one.enrollments.values()].filter((enrollment) => enrollment.status === status).map(({ uid }) => uid),
      );
    const now = new Set(active(school, SECOND));
    const found = {
      types: new Set(items.map(({ type }) => type)).size === 4,
      cloudDocument: items.some(({ cloud }) => cloud),
      final: items.some(({ isFinal }) => isFinal),
      unpublished: items.some(({ published }) => !published),
      ungraded: items.some(({ category }) => category === '0'),
      individual: items.some(({ assignees, groups }) => assignees.length > 0 && groups.length > 0),
      letters: items.some(({ scale }) => scale !== '0'),
      exceptions: [1, 2, 3].every((exception) => cells.some((cell) => cell.exception === exception)),
      shownComment: cells.some(({ status, comment }) => status === 1 && comment !== ''),
      hiddenComment: cells.some(({ status, comment }) => status === 0 && comment !== ''),
      late: revisions.some((all) => all.some(({ late }) => late)),
      draft: revisions.some((all) => all.some(({ draft }) => draft)),
      twice: revisions.some((all) => all.length > 1),
      left: uids(5).some((uid) => !active(school, FIRST).includes(uid) && !now.has(uid)),
      cameBack: uids(5).some((uid) => now.has(uid)),
      invited: uids(3).some((uid) => !now.has(uid)),
      otherZone: new Set([...school.world.state.people.values()].map(({ zone }) => zone)).size > 1,
      lastYear: school.world.state.sections.size === 3,
    };
    expect(Object.entries(found).filter(([, there]) => !there)).toEqual([]);
  });

  it('has its grades in the period that goes on, and only the sections of now', async () => {
    client = await open({ at: ANCHOR });
    const periods = rows((await client.get(`/v1/sections/${FIRST}/grading_periods`)).body, 'grading_period').map(
      (row) => String(at(row, 'id')),
    );
    expect(new Set([...section(client.sandbox, FIRST).items.values()].map(({ period }) => period))).toEqual(
      new Set(periods),
    );
    expect(rows((await client.get('/v1/users/50101/sections')).body, 'section').map((row) => at(row, 'id'))).toEqual([
      FIRST,
    ]);
  });

  it('is the same for the same seed and another for another', async () => {
    const pictures: string[] = [];
    for (const seed of ['bell', 'bell', 'buoy']) {
      pictures.push(grades(await start(seed)));
      await sandbox?.close();
    }
    sandbox = undefined;
    expect(pictures[1]).toBe(pictures[0]);
    expect(pictures[2]).not.toBe(pictures[0]);
  });

  it('goes on as the clock does, in one step or in many', async () => {
    const pictures: string[] = [];
    for (const steps of [[12_000], [600, 5000, 6400]]) {
      const school = await start();
      const before = section(school, FIRST).items.size;
      for (const minutes of steps) {
        school.world.wait(minutes);
        school.world.now();
      }
      expect(section(school, FIRST).items.size).toBeGreaterThan(before);
      pictures.push(grades(school));
      await school.close();
    }
    sandbox = undefined;
    expect(pictures[1]).toBe(pictures[0]);
  });

  it('has learners who do the work they are given, and a teacher who grades it', async () => {
    client = await open({ at: ANCHOR });
    const enrolled = [...section(client.sandbox, FIRST).enrollments.values()]
      .filter(({ admin, status }) => !admin && status === 1)
      .map(({ id }) => id);
    const { body } = await client.post(`/v1/sections/${FIRST}/assignments`, {
      title: 'One more chance',
      assignees: enrolled,
      grading_category: 434_112,
      max_points: 10,
    });
    const id = String(at(body, 'id'));
    client.sandbox.world.wait(6 * 1440);
    await client.close();
    const school = client.sandbox;
    school.world.now();
    const graded = [...(section(school, FIRST).cells.get(id)?.values() ?? [])].filter(({ score }) => score !== null);
    expect(graded.length).toBeGreaterThan(enrolled.length / 2);
    expect(graded.length).toBeLessThan(enrolled.length);
    expect(section(school, FIRST).revisions.get(id)?.size).toBeGreaterThanOrEqual(graded.length);
    client = undefined;
  });
});
