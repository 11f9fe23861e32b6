import { describe, expect, it } from '@jest/globals';
import { readSchoolFile } from '../../src/school/load.ts';

const GOOD = `
school: { id: cedar, name: Cedar Grove, lms: google, timeZone: America/Chicago, languages: [en, es] }
rule: { method: beta-decay, threshold: 0.8, minEvidence: 2, minSources: 2, recheckDays: 7, missesToSeminar: 2 }
nightly: "02:00"
closed: [2026-11-26, 2026-11-27]
review: teacher
courses:
  - id: "6001"
    teacher: t.rivera@cedar.example
    area: mathematics
    grade: 5
    seminar: { seats: 8, sessions: 2, minutes: 20 }
    units:
      - title: Fractions
        targets: [5.NF.A.1, 5.NF.A.2]
targets:
  - { code: 4.NF.B.3, iCan: I can build fractions from unit fractions, grade: 4, area: mathematics }
  - { code: 5.NF.A.1, iCan: I can add fractions with unlike denominators, grade: 5, area: mathematics, requires: [4.NF.B.3] }
  - { code: 5.NF.A.2, iCan: I can solve word problems with fractions, grade: 5, area: mathematics, requires: [5.NF.A.1] }
tags:
  - { coursework: "7001", target: 5.NF.A.1, kind: entrance }
  - { form: 1AbC, item: 2f3a, target: 5.NF.A.2 }
  - { titlePattern: '\\[(?<code>[^\\]]+)\\]' }
activities:
  - { target: 5.NF.A.1, title: Fraction strips, url: https://example.org/strips, modality: video, kind: practice, minutes: 15 }
learners:
  - { id: "9001", language: es, prefers: [video, partner] }
`;

function problemsOf(text: string): string[] {
  const read = readSchoolFile(text);
  return read.ok ? [] : read.problems.map((problem) => `${problem.line} ${problem.place}: ${problem.message}`);
}

/** The file with cuts of a course, and of a unit in it. */
function withCuts(course: string, unit: string): string {
  return GOOD.replace('grade: 5\n', `grade: 5\n    rule: { cuts: { ${course} } }\n`).replace(
    'targets: [5.NF.A.1, 5.NF.A.2]',
    `targets: [5.NF.A.1, 5.NF.A.2]\n        rule: { cuts: { ${unit} } }`,
  );
}

/** A map of thousands, each target requiring the next; and the last requires this one, where one is named. */
function chain(last: string): string {
  return JSON.stringify({
    school: { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: 'UTC' },
    targets: Array.from({ length: 12_000 }, (_, n) => ({
      code: `T${n}`,
      iCan: `I can ${n}`,
      requires: n < 11_999 ? [`T${n + 1}`] : [last].filter(Boolean),
    })),
  });
}

describe('a school file', () => {
  it('is read with its defaults', () => {
    const read = readSchoolFile(GOOD);

    expect(read.ok && read.value.courses[0]).toMatchObject({ id: '6001', weeklyMinutes: 30, seminar: { seats: 8 } });
    expect(read.ok && read.value.weekends).toBe('closed');
    expect(read.ok && read.value.courses[0]).toMatchObject({ marking: 30 });
  });

  it('says how many pieces a week the teacher marks by hand, none included', () => {
    const read = readSchoolFile(GOOD.replace('grade: 5\n', 'grade: 5\n    marking: 0\n'));

    expect(read.ok && read.value.courses[0]?.marking).toBe(0);
  });

  it.each(['{ form: 1AbC }', '{ coursework: "7009" }'])(
    "lets an activity be checked by %s, the teacher's own",
    (check) => {
      const read = readSchoolFile(GOOD.replace('minutes: 15 }', `minutes: 15, check: ${check} }`));

      expect(read.ok && read.value.activities[0]?.check).toEqual(
        check.startsWith('{ form') ? { form: '1AbC' } : { coursework: '7009' },
      );
    },
  );

  it('refuses a check that names both, or neither', () => {
    for (const check of ['{ form: 1AbC, coursework: "7009" }', '{}']) {
      expect(problemsOf(GOOD.replace('minutes: 15 }', `minutes: 15, check: ${check} }`)).join()).toContain(
        'activities[0].check',
      );
    }
  });

  it('refuses a form as a check where nobody reads forms for any class', () => {
    const schoology = GOOD.replace('lms: google', 'lms: schoology').replace(
      'minutes: 15 }',
      'minutes: 15, check: { form: 1AbC } }',
    );

    expect(problemsOf(schoology).join()).toContain(
      'activities[0].check.form: nobody reads the answers to forms here; name the formsOwner of a course',
    );
    expect(problemsOf(schoology.replace('grade: 5\n', 'grade: 5\n    formsOwner: g.marsh@bell.example\n'))).toEqual([]);
  });

  it("names the owner of a course's forms where the LMS does not read them itself, and there alone", () => {
    const named = GOOD.replace(
      '    area: mathematics\n    grade: 5\n',
      '    formsOwner: g.marsh@bell.example\n    area: mathematics\n    grade: 5\n',
    );

    expect(problemsOf(named.replace('lms: google', 'lms: schoology'))).toEqual([]);
    expect(problemsOf(named)).toEqual([expect.stringMatching(/^10 courses\[0\]\.formsOwner: .*take this key out/)]);
    expect(problemsOf(named.replace('g.marsh@bell.example', '51001').replace('lms: google', 'lms: schoology'))).toEqual(
      [expect.stringMatching(/^10 courses\[0\]\.formsOwner: /)],
    );
  });

  it('may be written in JSON', () => {
    const json = JSON.stringify({ school: { id: 'cedar', name: 'Cedar', lms: 'google', timeZone: 'UTC' } });

    expect(readSchoolFile(json)).toMatchObject({ ok: true, value: { review: 'teacher', nightly: '02:00' } });
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'takes no %s: nothing changes what every object is made of',
    (key) => {
      const read = readSchoolFile(`${GOOD}\n${key}: { threshold: 0 }`);
      expect(read.ok).toBe(false);
      expect(({} as { threshold?: number }).threshold).toBeUndefined();
    },
  );

  it('refuses an unknown key with its line', () => {
    expect(problemsOf(GOOD.replace('review: teacher', 'revew: teacher'))).toEqual([
      expect.stringMatching(/^6 revew: this key is not known/),
    ]);
  });

  it('lists dangling codes everywhere at once', () => {
    const text = GOOD.replace('targets: [5.NF.A.1, 5.NF.A.2]', 'targets: [5.NF.A.9]').replace(
      'requires: [5.NF.A.1]',
      'requires: [5.NF.A.8]',
    );

    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^15 courses\[0\]\.units\[0\]\.targets\[0\]: "5.NF.A.9" is no target/),
      expect.stringMatching(/^19 targets\[2\]\.requires\[0\]: "5.NF.A.8" is no target/),
    ]);
  });

  it('lists codes and circles beside what is wrong with the shape, from top to bottom', () => {
    const text = GOOD.replace('review: teacher', 'revew: teacher')
      .replace('requires: [5.NF.A.1]', 'requires: [5.NF.A.8]')
      .replace('timeZone: America/Chicago', 'timeZone: Mars')
      .replace('minutes: 15 }', 'minutes: none }');

    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^2 school.timeZone/),
      expect.stringMatching(/^6 revew/),
      expect.stringMatching(/^19 targets\[2\].requires/),
      expect.stringMatching(/^25 activities\[0\].minutes/),
    ]);
    expect(problemsOf(text.replace('minutes: none }', 'minutes: 15 }'))).toEqual([
      expect.stringMatching(/^2 school.timeZone/),
      expect.stringMatching(/^6 revew/),
      expect.stringMatching(/^19 targets\[2\].requires/),
    ]);
  });

  it('refuses text that hides what it says', () => {
    expect(problemsOf(GOOD.replace('I can build', 'I can \u202Ebuild'))).toEqual([
      expect.stringContaining('hidden control character'),
    ]);
  });

  it('refuses a map that goes in a circle', () => {
    const text = GOOD.replace('grade: 4, area: mathematics }', 'grade: 4, area: mathematics, requires: [5.NF.A.2] }');

    expect(problemsOf(text)).toEqual([expect.stringContaining('4.NF.B.3 -> 5.NF.A.2 -> 5.NF.A.1 -> 4.NF.B.3')]);
  });

  it('refuses codes in a file that has no targets', () => {
    expect(problemsOf(GOOD.replace(/targets:\n(  - \{ code.*\n)+/, ''))).toContainEqual(
      expect.stringContaining('"5.NF.A.1" is no target'),
    );
  });

  it('refuses a course that stands there twice', () => {
    const text = GOOD.replace(/\ntargets:/, '\n  - { id: "6001", teacher: b@cedar.example }\ntargets:');

    expect(problemsOf(text)).toEqual([expect.stringContaining('course "6001" stands here a second time')]);
  });

  it('says that an id has to be in quotes', () => {
    expect(problemsOf(GOOD.replace('id: "6001"', 'id: 6001'))).toEqual([
      expect.stringContaining('write it in quotes, "6001"'),
    ]);
  });

  it('explains the tag that was most likely meant', () => {
    expect(problemsOf(GOOD.replace('form: 1AbC, item: 2f3a', 'form: 1AbC'))).toEqual([
      expect.stringMatching(/^22 tags\[1\]\.item/),
    ]);
  });

  it.each([
    ['a time zone nobody knows', 'America/Chicago', 'America/Chigaco', /is no time zone/],
    ['a pattern without a code', '(?<code>', '(', /code/],
    ['a threshold above one', 'threshold: 0.8', 'threshold: 80', /rule\.threshold/],
    ['a method nobody knows', 'method: beta-decay', 'method: magic', /rule\.method/],
    ['an address that is no web address', 'https://example.org/strips', 'javascript:alert(1)', /activities\[0\]\.url/],
    ['a day that does not exist', '2026-11-26', '2026-11-31', /closed\[0\]/],
  ])('refuses %s', (_what, good, bad, message) => {
    expect(problemsOf(GOOD.replace(good, bad))).toEqual([expect.stringMatching(message)]);
  });

  it('refuses cuts of a rule that cannot hold together, wherever the whole of them is said', () => {
    const cut = GOOD.replace(
      'missesToSeminar: 2 }',
      'missesToSeminar: 2, cuts: { mastered: 0.6, leaveMastered: 0.5 } }',
    );
    expect(problemsOf(cut)).toEqual([]);
    expect(problemsOf(cut.replace('leaveMastered: 0.5', 'leaveMastered: 0.7'))).toEqual([
      expect.stringMatching(/^3 rule\.cuts\.leaveMastered: .*\(0\.7\) must not lie above mastered \(0\.6\)/),
    ]);
    expect(problemsOf(cut.replace('grade: 5\n', 'grade: 5\n    rule: { cuts: { mastered: 0.4 } }\n'))).toEqual([
      expect.stringMatching(/^12 courses\[0\]\.rule\.cuts\.leaveMastered: /),
    ]);
    expect(
      problemsOf(
        cut.replace(
          'targets: [5.NF.A.1, 5.NF.A.2]',
          'targets: [5.NF.A.1, 5.NF.A.2]\n        rule: { costs: { seminar: 0.5 } }',
        ),
      ),
    ).toContainEqual(expect.stringMatching(/^16 courses\[0\]\.units\[0\]\.rule\.cuts\.notYet: /));
  });

  it('reads the cuts of a unit over those of its course', () => {
    expect(problemsOf(withCuts('sureAbove: 0.5', 'mastered: 0.6'))).toEqual([
      expect.stringMatching(
        /units\[0\]\.rule\.cuts\.mastered: mastered \(0\.6\) must not lie above sureAbove \(0\.5\)/,
      ),
    ]);
    expect(problemsOf(withCuts('mastered: 0.6', 'leaveMastered: 0.5'))).toEqual([]);
  });

  it('takes a map that is a chain of thousands, and finds the circle in one', () => {
    expect(problemsOf(chain(''))).toEqual([]);
    expect(problemsOf(chain('T11990'))).toEqual([
      expect.stringContaining(
        'the map goes in a circle: T11990 -> T11991 -> T11992 -> T11993 -> T11994 -> T11995 -> T11996 -> T11997 -> T11998 -> T11999 -> T11990',
      ),
    ]);
  });

  it('says where a text is no YAML', () => {
    expect(problemsOf('school: { id: cedar')).toEqual([expect.stringMatching(/^1 : /)]);
  });

  it('survives a nest of aliases', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;

    expect(readSchoolFile(bomb).ok).toBe(false);
  });
});
