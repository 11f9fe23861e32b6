import { describe, expect, it } from '@jest/globals';
import { array, assert, constant, constantFrom, integer, oneof, property, record, string } from 'fast-check';
import { Marker } from '../../../../src/ids.ts';
import { asRead, whyNot, withoutWords, withWords, wordsIn } from '../../../../src/lms/schoology/comments/cell.ts';
import { Cell } from '../../../../src/lms/schoology/schema.ts';
import { MARKER_ROOT } from '../../../builders/lms/schoology-adapter.ts';

const M1 = Marker.parse('0f1e2d3c4b5a69788796a5b4c3d2e1f0');
const M2 = Marker.parse('ffeeddccbbaa99887766554433221100');
const WORDS = { marker: M1, text: 'You did well.\nNext: word problems.' };

function cell(change: object = {}): Cell {
  return Cell.parse({
    enrollment_id: 880001,
    assignment_id: '7101',
    type: 'assignment',
    grade: 8,
    exception: 0,
    max_points: '10',
    timestamp: 1_789_000_000,
    comment: '',
    comment_status: 1,
    override: null,
    ...change,
  });
}

/** What the host would answer for a cell that was sent. */
function stored(sent: object): Cell {
  return cell({ ...sent, timestamp: 1_789_009_999 });
}

/** Whatever a teacher may type: line breaks, HTML, addresses that look like ours, other scripts. */
const typed = array(
  oneof(
    { weight: 4, arbitrary: string({ unit: 'grapheme', maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: constantFrom(
        '\n',
        '\r\n',
        '\n\n',
        ' ',
        '<b>bold</b>',
        '&amp;',
        MARKER_ROOT,
        `${MARKER_ROOT}someone#4.abcdef.1`,
        '#',
        'https://waymark.example/other',
      ),
    },
  ),
  { maxLength: 8 },
).map((parts) => parts.join(''));

const teachersCell = record({
  grade: oneof(integer({ min: 0, max: 200 }), constantFrom('87.50', '0', '100', 7.25)),
  comment: typed,
  type: constantFrom('assignment', 'discussion', 'assessment', 'grade_column'),
  timestamp: oneof(constant(0), integer({ min: 1_500_000_000, max: 1_900_000_000 })),
});

describe('words beside a grade', () => {
  it("leave a teacher's cell as it was, to the byte, for any 1,000 cells", () => {
    assert(
      property(teachersCell, string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (theirs, text) => {
        const before = cell(theirs);

        const sent = withWords(before, { marker: M1, text }, MARKER_ROOT);
        const back = withoutWords(stored(sent), M1, MARKER_ROOT);

        expect(sent).toMatchObject({ type: theirs.type, grade: theirs.grade, exception: 0 });
        expect(sent.comment.startsWith(theirs.comment)).toBe(true);
        expect(wordsIn(sent.comment, MARKER_ROOT).find((words) => words.marker === M1)).toMatchObject({
          text,
          intact: true,
        });
        expect(back).toEqual({ ...asRead(before), comment_status: theirs.comment === '' ? 0 : 1 });
      }),
      { numRuns: 1000 },
    );
  });

  it('of two notes go one by one, in either order', () => {
    const before = cell({ comment: 'Well done.' });
    const both = stored(
      withWords(stored(withWords(before, WORDS, MARKER_ROOT)), { marker: M2, text: 'And more.' }, MARKER_ROOT),
    );

    for (const [first, second] of [
      [M1, M2],
      [M2, M1],
    ] as const) {
      const one = withoutWords(both, first, MARKER_ROOT);
      const none = one === null ? null : withoutWords(stored(one), second, MARKER_ROOT);
      expect(none?.comment).toBe('Well done.');
    }
  });

  it('go without what a teacher added below them', () => {
    const sent = withWords(cell({ comment: 'Before.' }), WORDS, MARKER_ROOT);

    expect(withoutWords(stored({ ...sent, comment: `${sent.comment}\nAfter.` }), M1, MARKER_ROOT)?.comment).toBe(
      'Before.\nAfter.',
    );
  });

  it('stay once a teacher has changed them', () => {
    const sent = withWords(cell(), WORDS, MARKER_ROOT);
    const edited = stored({ ...sent, comment: sent.comment.replace('well', 'very well') });

    expect(wordsIn(edited.comment ?? '', MARKER_ROOT)).toEqual([
      expect.objectContaining({ marker: M1, intact: false }),
    ]);
    expect(withoutWords(edited, M1, MARKER_ROOT)).toBeNull();
  });

  it('remember when the cell was touched last before us, however many notes there are', () => {
    const one = stored(withWords(cell({ timestamp: 1_700_000_000 }), WORDS, MARKER_ROOT));
    const two = withWords(one, { marker: M2, text: 'And more.' }, MARKER_ROOT);

    expect(wordsIn(two.comment, MARKER_ROOT).map(({ before }) => before)).toEqual([
      '2023-11-14T22:13:20.000Z',
      '2023-11-14T22:13:20.000Z',
    ]);
  });
});

describe('a cell that takes no words', () => {
  it.each([
    ['is excused', { exception: 1, grade: null }],
    ['is incomplete', { exception: '2', grade: null }],
    ['is missing', { exception: 3, grade: null }],
    ['has no score', { grade: null }],
    ['has an empty score', { grade: '' }],
    ['was overridden', { override: '1' }],
    ["keeps the teacher's words hidden", { comment: 'For me only', comment_status: 0 }],
    ["may keep the teacher's words hidden", { comment: 'For me only', comment_status: null }],
  ])('%s', (_, change) => {
    expect(whyNot(cell(change), MARKER_ROOT)).not.toBeNull();
  });

  it('is not one whose only words are ours, even where nothing says whether they are shown', () => {
    const sent = withWords(cell({ comment_status: null }), WORDS, MARKER_ROOT);

    expect(whyNot(stored({ ...sent, comment_status: null }), MARKER_ROOT)).toBeNull();
  });

  it('cannot be sent: the score would be erased', () => {
    expect(() => withWords(cell({ grade: null }), WORDS, MARKER_ROOT)).toThrow(RangeError);
    expect(withoutWords(cell({ ...withWords(cell(), WORDS, MARKER_ROOT), grade: null }), M1, MARKER_ROOT)).toBeNull();
  });
});
