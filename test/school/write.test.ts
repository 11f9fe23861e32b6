import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SchoolFile } from '../../src/school/file.ts';
import { readSchoolFile } from '../../src/school/load.ts';
import { writeSchoolFile } from '../../src/school/write.ts';
import { schoolFile } from '../builders/school.ts';

/** What people type: YAML's own signs, numbers and words that are none, other scripts, signs of two halves. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '1e3',
      '0123',
      '2026-11-26',
      '02:00',
      '- a',
      '# no comment',
      'a: b',
      '"',
      "it's",
      '{x}',
      '&a',
      '*a',
      '|',
      'línea\ndos',
    ),
  )
  .filter((text) => SchoolFile.shape.school.shape.name.safeParse(text).success)
  .map((text) => text.trim());
const code = fc.stringMatching(/^[\w.-]{1,12}$/);

const files: fc.Arbitrary<SchoolFile> = fc
  .record({
    name: words,
    domains: fc.option(fc.constant(['cedar.example']), { nil: undefined }),
    codes: fc.uniqueArray(code, { minLength: 1, maxLength: 6 }),
    sentences: fc.array(fc.oneof(words, fc.record({ en: words, es: words }), fc.record({ en: words })), {
      minLength: 6,
      maxLength: 6,
    }),
    other: fc.option(fc.record({ text: fc.option(words, { nil: undefined }), of: fc.constant('TEKS') }), {
      nil: undefined,
    }),
    titles: fc.array(words, { minLength: 3, maxLength: 3 }),
    threshold: fc.double({ min: 0.01, max: 1, noNaN: true }),
    courseRule: fc.constantFrom(undefined, {}, { minEvidence: 3 }),
    closed: fc.constantFrom([], ['2026-11-26']),
    activity: fc.record({
      title: words,
      titleEs: fc.option(words, { nil: undefined }),
      minutes: fc.integer({ min: 1, max: 600 }),
    }),
    check: fc.constantFrom(undefined, { form: '1AbC' }, { coursework: '7001' }),
  })
  .map(({ name, domains, codes, sentences, other, titles, threshold, courseRule, closed, activity, check }) =>
    SchoolFile.parse({
      school: { id: 'cedar', name, lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'], domains },
      rule: { threshold },
      closed,
      courses: [
        {
          id: '6001',
          teacher: 't.rivera@cedar.example',
          rule: courseRule,
          units: [{ title: titles[0], targets: codes.slice(0, 1) }],
        },
      ],
      targets: codes.map((each, i) => ({
        code: each,
        iCan: sentences[i],
        requires: codes.slice(i + 1, i + 2),
        ...(other === undefined ? {} : { codes: [{ ...other, code: each }] }),
      })),
      tags: [{ coursework: '7001', target: codes[0], kind: 'entrance' }, { titlePattern: '\\[(?<code>[^\\]]+)\\]' }],
      activities: [{ ...activity, target: codes[0], kind: 'practice', check }],
      learners: [{ id: '9001', language: 'es', prefers: [titles[1]] }, { id: '0042' }],
    }),
  );

describe('a school file written out', () => {
  it('reads back as the very same facts, whatever people typed', () => {
    fc.assert(
      fc.property(files, (file) => {
        const read = readSchoolFile(writeSchoolFile(file));
        expect(read.ok ? read.value : read.problems).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  it('says nothing of what the school says nothing of', () => {
    const text = writeSchoolFile(schoolFile());
    expect(text).not.toContain('learners');
    expect(text).toContain('id: "6001"');
  });
});

describe('one target with many codes', () => {
  it("keeps the state's and the district's wording beside the sentence", () => {
    const codes = [
      { of: 'TEKS', code: '5.3H', text: 'represent and solve addition of fractions' },
      { of: 'District', code: 'MA5-2' },
    ];
    const file = schoolFile({
      targets: [{ code: '5.NF.A.1', iCan: 'I can add fractions', codes }],
      courses: [],
      tags: [],
    });
    expect(file.targets[0]?.codes).toEqual(codes);
  });

  it('belongs to no second target', () => {
    const codes = [{ of: 'TEKS', code: '5.3H' }];
    const read = readSchoolFile(
      JSON.stringify({
        ...schoolFile({ courses: [], tags: [] }),
        targets: [
          { code: 'a', iCan: 'I can a', codes },
          { code: 'b', iCan: 'I can b', codes: [{ of: 'teks', code: '5.3H' }] },
        ],
      }),
    );
    expect(read.ok ? [] : read.problems).toEqual([
      { line: 1, place: 'targets[1].codes[0]', message: '"teks: 5.3H" stands under target "a" already' },
    ]);
  });
});
