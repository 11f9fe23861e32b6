import { describe, expect, it } from '@jest/globals';
import { CourseworkId, FormId, ItemId, TargetCode } from '../../src/ids.ts';
import { checkPattern, readTags, type TagBook } from '../../src/evidence/tags.ts';
import { Tag } from '../../src/school/file.ts';

const CODES = [TargetCode.parse('5.NF.A.1'), TargetCode.parse('5.NF.A.2')];
const IN_BRACKETS = '\\[(?<code>[^\\]]+)\\]';
const work = CourseworkId.parse('7001');
const [form, item] = [FormId.parse('1AbC'), ItemId.parse('2f3a')];

function book(...tags: readonly object[]): TagBook {
  return readTags(
    tags.map((tag) => Tag.parse(tag)),
    CODES,
  );
}

describe('the tag of a coursework', () => {
  it('is the one that names it, with its kind', () => {
    expect(
      book({ coursework: '7001', target: '5.NF.A.1', kind: 'entrance' }).ofCoursework(work, 'Ticket').tagged,
    ).toEqual({ target: '5.NF.A.1', kind: 'entrance' });
  });

  it('is the code in its title', () => {
    expect(book({ titlePattern: IN_BRACKETS }).ofCoursework(work, 'Ticket [ 5.NF.A.2 ]').tagged).toEqual({
      target: '5.NF.A.2',
      kind: null,
    });
  });

  it('is the first in the order of the list, whether it names the work or matches the title', () => {
    const named = { coursework: '7001', target: '5.NF.A.1' };
    const pattern = { titlePattern: IN_BRACKETS, kind: 'exit' };
    expect(book(named, pattern).ofCoursework(work, 'Ticket [5.NF.A.2]').tagged?.target).toBe('5.NF.A.1');
    expect(book(pattern, named).ofCoursework(work, 'Ticket [5.NF.A.2]').tagged).toEqual({
      target: '5.NF.A.2',
      kind: 'exit',
    });
    expect(book(named, { coursework: '7001', target: '5.NF.A.2' }).ofCoursework(work, 'Ticket').tagged?.target).toBe(
      '5.NF.A.1',
    );
  });

  it('is none where nothing matches', () => {
    expect(
      book({ coursework: '7002', target: '5.NF.A.1' }, { titlePattern: IN_BRACKETS }).ofCoursework(work, 'Ticket'),
    ).toEqual({ tagged: null, unknownCodes: [] });
  });

  it('is none where the pattern matches without a code', () => {
    expect(book({ titlePattern: 'Ticket(?: (?<code>\\d\\S*))?' }).ofCoursework(work, 'Ticket')).toEqual({
      tagged: null,
      unknownCodes: [],
    });
  });

  it('is not a code that is no target: it is told, and the search goes on', () => {
    const tags = book({ titlePattern: IN_BRACKETS }, { coursework: '7001', target: '5.NF.A.1' });
    expect(tags.ofCoursework(work, 'Ticket [5.NF.B.9]')).toEqual({
      tagged: { target: '5.NF.A.1', kind: null },
      unknownCodes: ['5.NF.B.9'],
    });
  });
});

describe('the tag of a question', () => {
  it('names form and item together', () => {
    const tags = book({ form: '1AbC', item: '2f3a', target: '5.NF.A.2' });
    expect(tags.ofQuestion(form, item, 'Q1').tagged?.target).toBe('5.NF.A.2');
    expect(tags.ofQuestion(FormId.parse('other'), item, 'Q1').tagged).toBeNull();
    expect(tags.ofQuestion(form, ItemId.parse('other'), 'Q1').tagged).toBeNull();
  });

  it('can be a code in the title of the question', () => {
    expect(book({ titlePattern: '^(?<code>\\S+):' }).ofQuestion(form, item, '5.NF.A.1: 1/2 + 1/3').tagged?.target).toBe(
      '5.NF.A.1',
    );
  });
});

describe('a title pattern', () => {
  it.each([[IN_BRACKETS], ['^(?<code>[\\w.]+)'], ['(?:Target|Ziel) (?<code>\\d+)']])(
    'such as %s can be used',
    (pattern) => {
      expect(checkPattern(pattern)).toBeNull();
    },
  );

  it.each([
    ['(', 'cannot be read'],
    ['\\[([^\\]]+)\\]', 'names no code'],
    ['(?=x)(?<code>a)', 'cannot be read'],
    ['(?<other>a)', 'names no code'],
  ])('such as %s cannot: it %s', (pattern, why) => {
    expect(checkPattern(pattern)).toContain(why);
  });

  it('comes to an end also where a backtracking matcher would not', () => {
    const tags = book({ titlePattern: '^(?<code>(a+)+)$' });
    expect(tags.ofCoursework(work, `${'a'.repeat(3000)}!`).tagged).toBeNull();
  });

  it('that cannot be used is refused outright', () => {
    expect(() => book({ titlePattern: '(' })).toThrow(RangeError);
  });
});
