import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CourseId, RunId, SchoolId } from '../src/ids.ts';
import { openLog, type Log } from '../src/log.ts';

let lines: string[];
let log: Log;
beforeEach(() => {
  lines = [];
  log = openLog({ logLevel: 'info', traces: null }, { write: (line) => lines.push(line) });
});

function logged(): Record<string, unknown> {
  const { time, ...line } = JSON.parse(lines.join('')) as Record<string, unknown>;
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  return line;
}

describe('the log', () => {
  it('writes the fields of the list, each as its kind', () => {
    log.error({
      event: 'course-fault',
      reference: 'a1b2',
      school: SchoolId.parse('cedar'),
      course: CourseId.parse('6001'),
      run: RunId.parse('r-1'),
      error: 'TypeError',
      at: ['at async run (file:///srv/index.js:10:3)'],
    });

    expect(logged()).toEqual({
      severity: 'ERROR',
      event: 'course-fault',
      reference: 'a1b2',
      school: 'cedar',
      course: '6001',
      run: 'r-1',
      error: 'TypeError',
      at: ['at async run (file:///srv/index.js:10:3)'],
    });
  });

  it('writes no field that is not on the list, and counts what it left out', () => {
    const answer: object = { learner: 'Maria Lopez', token: 'planted', text: 'my answer', status: 403 };

    log.info({ event: 'page-form', ...answer });

    expect(logged()).toEqual({ severity: 'INFO', event: 'page-form', status: 403, leftOut: 3 });
  });

  it('writes one line, whatever a field is handed', () => {
    log.error({ event: 'page-broken', reference: 'a\n{"event":"job-done"}', error: 'TypeError\r\nx' });
    expect(lines.join('')).toMatch(/^[^\n\r]*\n$/);
  });

  it.each([
    ['a name in the place of a reason', { reason: 'Maria Lopez' }],
    ['an address', { reason: 'maria.lopez@cedar.example' }],
    ['an e-mail address as a course', { course: 'maria.lopez@cedar.example' }],
    ['an object in the place of a count', { courses: { learner: 'Maria Lopez' } }],
    ['words between the places of an error', { at: ['at Maria Lopez said so'] }],
    ['an error’s message in the place of its name', { error: 'no learner Maria Lopez' }],
    ['a name among the runs', { runs: ['r-1', 'Maria Lopez'] }],
    ['a name in the place of a limit', { calls: { 'Maria Lopez': 3 } }],
    ['a name in the place of the kind of a problem', { why: ['denied', 'Maria Lopez'] }],
    ['an address with what stood in it', { act: '/t/8f3a?learner=9001' }],
    ['a learner’s number as a field of its own', { learner: '9001' }],
  ])('leaves out what is not of a field’s kind: %s', (_what, field: object) => {
    log.info({ event: 'page-form', ...field });

    expect(logged()).toEqual({ severity: 'INFO', event: 'page-form', leftOut: 1 });
  });

  it.each([
    ['info', 'INFO'],
    ['warn', 'WARNING'],
    ['error', 'ERROR'],
    ['fatal', 'CRITICAL'],
  ] as const)('says how grave a line is as the cloud reads it: %s is %s', (as, severity) => {
    log[as]({ event: 'night-done' });

    expect(logged()).toEqual({ severity, event: 'night-done' });
  });

  it('writes what was done with it: counts, limits and kinds', () => {
    log.info({ event: 'course-done', calls: { google_classroom: 12 }, why: ['busy'], held: 2, ended: 'unfinished' });

    expect(logged()).toEqual({
      severity: 'INFO',
      event: 'course-done',
      calls: { google_classroom: 12 },
      why: ['busy'],
      held: 2,
      ended: 'unfinished',
    });
  });

  it('is told to the compiler: a field or a word that nobody listed does not compile', () => {
    // @ts-expect-error -- no such field
    log.info({ event: 'page-form', learner: 'Maria Lopez' });
    // @ts-expect-error -- no such event
    log.info({ event: 'Maria Lopez' });
    const said: string = 'anything';
    // @ts-expect-error -- a reason is one of those there are
    log.info({ event: 'page-form', reason: said });

    expect(lines.join('')).not.toContain('Maria');
  });

  it('is the only place that writes one: no other file takes the library, or the console', () => {
    const others = ['src', 'functions']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.tsx?$/.test(name))
          .map((name) => join(folder, name)),
      )
      .filter((file) => file !== join('src', 'log.ts'))
      .filter((file) => /from 'pino'|import\('pino'\)|\bconsole\.\w+\(/.test(readFileSync(file, 'utf8')));

    expect(others).toEqual([]);
  });
});
