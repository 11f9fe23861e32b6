import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { rulePart, targetsPart } from '../../../src/school/class/parts.ts';
import type { Keyed } from '../../../src/school/class/merge.ts';
import type { TargetRow } from '../../../src/school/class/target-rows.ts';
import { defaultRowsOf, defaultsInForce, readDefaults, type DefaultField } from '../../../src/school/defaults.ts';
import { readSchoolFile } from '../../../src/school/load.ts';
import { writeSchoolFile } from '../../../src/school/write.ts';
import { defaultsSet } from '../../../src/store/people/defaults-set.ts';
import { setDefaults, type DefaultsSaved } from '../../../src/sync/acts/set-defaults.ts';
import type { SchoolFile } from '../../../src/school/file.ts';
import { setupChangesOf } from '../../../src/store/setup-changes.ts';
import { loadSchoolFile, saveSchoolFile } from '../../../src/store/schools.ts';
import type { Store } from '../../../src/store/types.ts';
import { saveClassPart, takeClassIn, type Saved } from '../../../src/sync/acts/set-up-class.ts';
import { instant } from '../../../src/time.ts';
import { memoryStore } from '../../builders/served/store.ts';
import { schoolFile } from '../../builders/school.ts';

const COURSE = CourseId.parse('6001');
const AT = instant('2026-09-14T12:00:00Z');
let store: Store;
const FILE = schoolFile();
const school = FILE.school.id;

beforeEach(async () => {
  store = await memoryStore();
  await store.school(school, (db) => saveSchoolFile(db, FILE, AT));
});
afterEach(() => store.close());

async function stored(): Promise<SchoolFile> {
  const file = await store.school(school, loadSchoolFile);
  if (file === null) throw new Error('the school is there');
  return file;
}

async function rows(): Promise<readonly Keyed<TargetRow>[]> {
  const file = await stored();
  const [course] = file.courses;
  return course === undefined ? [] : targetsPart.rowsOf(file, course);
}

function withSentence(all: readonly Keyed<TargetRow>[], code: string, iCan: string): Keyed<TargetRow>[] {
  return all.map(({ key, value }) => ({
    key,
    value: key === code ? { ...value, target: { ...value.target, iCan } } : value,
  }));
}

function save(
  who: string,
  shown: readonly Keyed<TargetRow>[],
  made: readonly Keyed<TargetRow>[],
): Promise<Saved<TargetRow>> {
  return store.school(school, (db) =>
    saveClassPart(db, targetsPart, { course: COURSE, who, edit: { shown, made } }, AT),
  );
}

const edit = (shown: Keyed<unknown>[], made: Keyed<unknown>[]): Promise<Saved<unknown>> =>
  store.school(school, (db) => saveClassPart(db, rulePart, { course: COURSE, who: 't', edit: { shown, made } }, AT));

describe('a part of a class that is saved', () => {
  it('stands in the school file, and who changed what and when beside it', async () => {
    const shown = await rows();
    const saved = await save('t.rivera@cedar.example', shown, withSentence(shown, '5.NF.A.1', 'I can add'));
    expect(saved).toEqual({ is: 'saved', changes: [{ is: 'changed', name: '5.NF.A.1' }], others: [] });
    expect((await stored()).targets[1]?.iCan).toBe('I can add');
    expect(await store.school(school, (db) => setupChangesOf(db, COURSE, 5))).toEqual([
      {
        course: '6001',
        part: 'targets',
        who: 't.rivera@cedar.example',
        at: AT,
        changes: [{ is: 'changed', name: '5.NF.A.1' }],
      },
    ]);
  });

  it('as it was changes nothing and leaves no word of it', async () => {
    const shown = await rows();
    expect(await save('t', shown, shown)).toEqual({ is: 'same' });
    expect(await store.school(school, (db) => setupChangesOf(db, COURSE, 5))).toEqual([]);
  });

  it('is laid together with what another saved meanwhile in other rows, which is told', async () => {
    const shown = await rows();
    await save('first', shown, withSentence(shown, '4.NF.B.3', 'I can build'));
    const second = await save('second', shown, withSentence(shown, '5.NF.A.1', 'I can add'));
    expect(second).toMatchObject({ is: 'saved', others: [{ is: 'changed', name: '4.NF.B.3' }] });
    expect((await stored()).targets.map(({ iCan }) => iCan)).toEqual(['I can build', 'I can add']);
  });

  it('is not saved over what another wrote in the same place: both are told, with who it was', async () => {
    const shown = await rows();
    await save('first', shown, withSentence(shown, '5.NF.A.1', 'theirs'));
    const second = await save('second', shown, withSentence(shown, '5.NF.A.1', 'mine'));
    expect(second).toMatchObject({
      is: 'clash',
      clashes: [{ key: '5.NF.A.1', theirs: { target: { iCan: 'theirs' } }, mine: { target: { iCan: 'mine' } } }],
      by: { who: 'first', part: 'targets' },
    });
    expect((await stored()).targets[1]?.iCan).toBe('theirs');
    if (second.is !== 'clash') return;
    expect(await save('second', second.stored, second.rows)).toMatchObject({ is: 'saved' });
    expect((await stored()).targets[1]?.iCan).toBe('mine');
  });

  it("keeps a class's rule, and takes it out when nothing of it is said any more", async () => {
    const rule = [{ key: 'threshold', value: 0.75 }];
    await edit([], rule);
    expect((await stored()).courses[0]?.rule).toEqual({ threshold: 0.75 });
    await edit(rule, []);
    expect((await stored()).courses[0]).toEqual(FILE.courses[0]);
  });
});

const take = (connect: Parameters<typeof takeClassIn>[0]['connect']): ReturnType<typeof takeClassIn> =>
  takeClassIn(
    { connect, disconnected: async () => {} },
    (work) => store.school(school, work),
    { course: CourseId.parse('6009'), teacher: 't.rivera@cedar.example' },
    AT,
  );

describe('a class that is taken in', () => {
  it('is not, when the LMS does not let its teacher in', async () => {
    const refused = await take(() =>
      Promise.reject(new LmsError('denied', 'no', { todo: 'connect', scope: 'credential' })),
    );
    expect(refused).toMatchObject({ why: 'lms' });
    expect(await stored()).toEqual(FILE);
  });
});

const PLAIN = { ...FILE, review: 'teacher', rule: {} } as const;
const begin = (file: SchoolFile): Promise<unknown> => store.school(school, (db) => saveSchoolFile(db, file, AT));

/** What an administrator makes of the page as it was shown to them. */
async function set(
  by: string,
  shown: SchoolFile,
  typed: Partial<Record<DefaultField, string>>,
): Promise<DefaultsSaved | 'unread'> {
  const read = readDefaults({ ...defaultsInForce(shown), ...typed }, defaultRowsOf(shown));
  return read.ok
    ? store.school(school, (db) => setDefaults(db, { by, edit: { shown: defaultRowsOf(shown), made: read.rows } }, AT))
    : 'unread';
}

const who = (): Promise<unknown> => store.school(school, defaultsSet);

describe('the defaults of a school', () => {
  beforeEach(() => begin(PLAIN));

  it('stand in the school file once they are set, each with who set it, and the file written from it reads back as the same', async () => {
    expect(await set('ana', PLAIN, { review: 'auto', threshold: '85', windowDays: '10' })).toMatchObject({
      is: 'saved',
    });
    const now = await stored();
    expect(now).toMatchObject({ review: 'auto', rule: { threshold: 0.85, windowDays: 10 } });
    expect(await who()).toEqual([
      { what: 'review', value: 'auto', by: 'ana', at: AT },
      { what: 'threshold', value: '85', by: 'ana', at: AT },
      { what: 'windowDays', value: '10', by: 'ana', at: AT },
    ]);
    expect(readSchoolFile(writeSchoolFile(now))).toMatchObject({ ok: true, value: now });
  });

  it('stay Waymark’s own where they are left as they stand, and are so again where a number is taken out', async () => {
    expect(await set('ana', PLAIN, {})).toEqual({ is: 'same' });
    await set('ana', PLAIN, { minEvidence: '3' });
    expect(await set('ben', await stored(), { minEvidence: '' })).toMatchObject({ is: 'saved' });
    expect(await stored()).toEqual(PLAIN);
    expect(await who()).toEqual([{ what: 'minEvidence', value: '', by: 'ben', at: AT }]);
  });

  it('keep what the school file says beyond them', async () => {
    const file: SchoolFile = { ...PLAIN, rule: { method: 'average', cuts: { slippedPart: 0.8 }, threshold: 0.825 } };
    await begin(file);
    await set('ana', file, { recheckDays: '14' });
    expect((await stored()).rule).toEqual({ ...file.rule, recheckDays: 14 });
  });

  it('are both kept where two set different ones at once, and neither where they set the same: who comes second is told', async () => {
    await set('ana', PLAIN, { threshold: '85' });
    expect(await set('ben', PLAIN, { minSources: '3' })).toEqual({ is: 'saved', others: true });
    expect((await stored()).rule).toEqual({ threshold: 0.85, minSources: 3 });
    expect(await set('ben', PLAIN, { threshold: '90', review: 'auto' })).toMatchObject({
      is: 'clash',
      clashes: [{ key: 'threshold', theirs: 0.85, mine: 0.9 }],
      stored: defaultRowsOf(await stored()),
    });
    expect(await stored()).toMatchObject({ review: 'teacher', rule: { threshold: 0.85 } });
  });

  it.each([
    ['threshold', '0.85'],
    ['threshold', '101'],
    ['minEvidence', 'two'],
    ['windowDays', '0'],
  ])('are not set where %s is %s', async (field, text) => {
    expect(await set('ana', PLAIN, { [field]: text })).toBe('unread');
  });

  it('are not set where some class’s own rule would not hold together with them', async () => {
    const [course] = PLAIN.courses;
    if (course === undefined) throw new Error('a class is there');
    await begin({ ...PLAIN, courses: [{ ...course, rule: { cuts: { mastered: 0.1, notYet: 0.5 } } }] });
    expect(await set('ana', await stored(), { threshold: '90' })).toMatchObject({
      is: 'contradicts',
      found: expect.arrayContaining([expect.objectContaining({ course: expect.objectContaining({ id: course.id }) })]),
    });
  });

  it('keep a limit that is said by its cost until it is typed otherwise, and then say the number alone', async () => {
    const file: SchoolFile = { ...PLAIN, rule: { costs: { workshop: 1.5, seminar: 7 } } };
    await begin(file);
    expect(await set('ana', file, { windowDays: '10' })).toMatchObject({ is: 'saved' });
    expect((await stored()).rule).toEqual({ windowDays: 10, costs: { workshop: 1.5, seminar: 7 } });
    expect(await set('ana', await stored(), { 'cuts.mastered': '45,5' })).toMatchObject({ is: 'saved' });
    expect((await stored()).rule).toEqual({ windowDays: 10, cuts: { mastered: 0.455 }, costs: { seminar: 7 } });
    const now = await stored();
    expect(readSchoolFile(writeSchoolFile(now))).toMatchObject({ ok: true, value: now });
  });

  it('are told where one moves a limit by its number and another by its cost, and both kept where they move two', async () => {
    await begin({ ...PLAIN, rule: { costs: { workshop: 1.5 } } });
    expect(await set('ben', PLAIN, { 'cuts.mastered': '45' })).toMatchObject({
      is: 'clash',
      clashes: [{ key: 'cuts.mastered', theirs: { cost: 1.5 }, mine: 0.45 }],
    });
    expect(await set('ben', PLAIN, { 'cuts.lapseDays': '90', method: 'bkt' })).toEqual({ is: 'saved', others: true });
    expect((await stored()).rule).toEqual({ method: 'bkt', cuts: { lapseDays: 90 }, costs: { workshop: 1.5 } });
  });
});
