import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { LmsError } from '../../../src/lms/errors.ts';
import { rulePart, targetsPart } from '../../../src/school/class/parts.ts';
import type { Keyed } from '../../../src/school/class/merge.ts';
import type { TargetRow } from '../../../src/school/class/target-rows.ts';
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
