import { describe, expect, it } from '@jest/globals';
import { readSchoolFile } from '../../src/school/load.ts';

const SCHOOL = 'school: { id: cedar, name: Cedar Grove, lms: google, timeZone: UTC }';

function problemsOf(text: string): string[] {
  const read = readSchoolFile(text);
  return read.ok ? [] : read.problems.map(({ place, message }) => (place === '' ? message : `${place}: ${message}`));
}

describe('what is wrong with a value, in plain words', () => {
  it.each([
    ['rule: { threshold: 80 }', 'rule.threshold: 80 is too much; a share is at most 1: 80 % is written 0.8'],
    ['rule: { minEvidence: 0 }', 'rule.minEvidence: 0 is too little; at least 1'],
    ['rule: { threshold: 0 }', 'rule.threshold: 0 is too little; more than 0'],
    ['rule: { recheckDays: 1.5 }', 'rule.recheckDays: 1.5 should be a whole number'],
    ['rule: { start: high }', 'rule.start: "high" should be a number, or class'],
    ['rule:', 'rule: nothing stands here; it should be keys with their values, "key: value"'],
    ['weekends: maybe', 'weekends: "maybe" is not known here; write open or closed'],
    ['nightly: noon', 'nightly: should be a time of day such as "02:00"'],
    ['closed: [2026-11-31]', 'closed[0]: "2026-11-31" is no day such as 2026-11-26'],
    ['courses: none', 'courses: "none" should be a list, each item on a line of its own after "- "'],
    ['courses: [{ id: "1", teacher: "" }]', 'courses[0].teacher: is empty; write something here, or take the key out'],
    ['targets: [{ code: A, iCan: { es: hola } }]', 'targets[0].iCan.en: is missing'],
    ['targets: [{ code: A, iCan: 5 }]', 'targets[0].iCan: 5 should be text, or keys with their values, "key: value"'],
    ['targets: [{ code: A, iCan: I can, priority: 1 }]', 'targets[0].priority: 1 should be true or false'],
  ])('%s', (text, said) => {
    expect(problemsOf(`${SCHOOL}\n${text}\n`)).toEqual([said]);
  });

  it.each([
    ['', /^the file is empty/],
    ['hello', /^the file should hold keys/],
    ['- a', /^the file should hold keys/],
  ])('of a file that is %j', (text, said) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(said)]);
  });

  it.each([
    ['a: 1\na: 2\n', '2: this key stands here a second time; keep one of the two'],
    ['a:\n\t- 1\n', '2: a tab stands where the line is indented; use spaces'],
    ['a:\n  b: 1\n c: 2\n', '3: this line is not indented like those it belongs to, or a bracket above is not closed'],
    [
      'a: "x\n',
      '2: something is not closed or not parted here: look for a missing quotation mark, bracket, comma or ": "',
    ],
    ['a: b: c\n', '1: there are two keys in one line; a text that holds ": " is written in quotes'],
    [
      'a: 1\nb\n',
      '2: something is not closed or not parted here: look for a missing quotation mark, bracket, comma or ": "',
    ],
    ['a: [1\nb: 2\n', '2: this line is not indented like those it belongs to, or a bracket above is not closed'],
  ])('of text that is no YAML: %j', (text, said) => {
    const read = readSchoolFile(text);
    expect(read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`)).toContain(said);
  });

  it.each([
    ['objects', '{"a":'.repeat(30_000)],
    ['lists', `courses: ${'['.repeat(3000)}`],
    ['items', `${SCHOOL}\ncourses:\n  ${'- '.repeat(3000)}`],
    ['blocks', Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
  ])('of a file that nests %s without end', (_what, text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('deeper than in any file')]);
  });
});
