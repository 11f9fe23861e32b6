import { describe, expect, it } from '@jest/globals';
import { isRostered, readOneRoster, type OneRosterFile } from '../../src/school/one-roster.ts';
import { readTable, type Table } from '../../src/tables/table.ts';

const CLASSES = 'sourcedId,status,title\nc1,active,Math 5\nc2,,Science\nc3,tobedeleted,Latin\n';
const ENROLLMENTS =
  'sourcedId,classSourcedId,userSourcedId,role\ne1,c1,u1,teacher\ne2,c1,u2,Teacher\ne3,c1,u3,student\ne4,c2,u9,teacher\n';
const USERS =
  'sourcedId,givenName,email\nu1,T,T.Rivera@cedar.example\nu2,M,m@cedar.example\nu3,Kid,kid@cedar.example\n';

function table(text: string): Table {
  const read = readTable(text);
  if (!read.ok) throw new Error(read.problem);
  return read.table;
}

function tables(change: Partial<Record<OneRosterFile, string>> = {}): Record<OneRosterFile, Table> {
  const { classes = CLASSES, enrollments = ENROLLMENTS, users = USERS } = change;
  return { classes: table(classes), enrollments: table(enrollments), users: table(users) };
}

describe('the school’s own records (OneRoster)', () => {
  it('tell the classes that there are, each with its teachers, and nothing of a student', () => {
    expect(readOneRoster(tables())).toEqual({
      ok: true,
      classes: [
        { title: 'Math 5', teachers: ['m@cedar.example', 't.rivera@cedar.example'] },
        { title: 'Science', teachers: [] },
      ],
    });
  });

  it('are refused with every column that is lacking, file by file', () => {
    expect(readOneRoster(tables({ classes: 'id,title\n1,a\n', users: 'x\n1\n' }))).toEqual({
      ok: false,
      problems: [
        { file: 'classes', lacks: ['sourcedId'] },
        { file: 'users', lacks: ['sourcedId', 'email'] },
      ],
    });
  });

  it.each([
    ['the same title', 'Math 5', true],
    ['a title that goes on', 'MATH 5, period 2', true],
    ['a title that is longer by a sign', 'Math 50', false],
    ['another title', 'Science', false],
  ])('name a class of the LMS by its teacher and %s', (_what, name, same) => {
    const known = { title: 'Math 5', teachers: ['t.rivera@cedar.example'] };
    expect(isRostered(known, { name, teacher: 'T.Rivera@Cedar.example' })).toBe(same);
    expect(isRostered(known, { name, teacher: 'm@cedar.example' })).toBe(false);
    expect(isRostered({ ...known, title: '--' }, { name, teacher: 'T.Rivera@Cedar.example' })).toBe(false);
  });
});
