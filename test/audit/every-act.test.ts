import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTS, type ActName } from '../../src/audit/acts.ts';
import { routes } from '../../src/pages/routes.ts';
import { openMemory } from '../../src/store/engine/pglite.ts';
import type { Driver } from '../../src/store/engine/driver.ts';
import { TABLES } from '../../src/store/tables.ts';
import { desk } from '../builders/served/command.ts';
import { template } from '../builders/served/store.ts';

/** Tables whose changes are nobody's act, or are recorded where they come from. A table that is in neither list fails. */
const UNRECORDED: Readonly<Record<string, string>> = {
  learners: 'read from the LMS',
  enrolments: 'read from the LMS',
  coursework: 'read from the LMS',
  quizzes: 'read from the LMS',
  quiz_links: 'read from the LMS',
  rubrics: 'read from the LMS',
  pulls: 'read from the LMS',
  watches: 'what the LMS was asked to tell of',
  hints: 'that something changed, as the LMS told',
  evidence: 'computed of what was read; every version is kept',
  mastery: 'computed of evidence',
  mastery_history: 'computed of evidence',
  decisions: 'computed each night; what is sent of it is recorded',
  turns: 'who works on a course now',
  course_nights: 'which courses of a night were had; what a night did is in its reports',
  consents: 'a step on the way to a credential, which is recorded',
  spent_nonces: 'a launch that was let in; the session is recorded',
  imported_results: 'recorded once a file and quiz, with imported_quizzes',
  result_headers: 'remembered beside results, which are recorded',
  daily_writes: 'counts what is recorded one by one',
  nights: 'the schedule’s own',
  hand_overs: 'a step on the way to a sign-in',
  sign_ins: 'nobody’s school yet; recorded where they come into one (ComingIn)',
  deployment_codes: 'a step on the way to a proof, which is recorded',
  ticket_versions: 'counts changes',
  openings: 'pages that were looked at',
  reflections: 'a learner’s own words, beside a choice that is recorded',
  audit: 'is the record',
  audit_people: 'is the record’s',
};

/** What each address that changes something leaves in the audit. A new one fails until it says so. */
const WRITES: Readonly<Record<string, readonly ActName[] | string>> = {
  '/approve': ['plan.approved', 'message.sent', 'message.changed'],
  '/pause': ['sending.paused', 'sending.resumed'],
  '/undo': ['message.taken-back'],
  '/held': ['message.left', 'message.again'],
  '/hand': [
    'plan.struck',
    'plan.restored',
    'seminar.answered',
    'plan.asked-anew',
    'check.answered',
    'activity.answered',
  ],
  '/note': ['plan.worded'],
  '/today': ['night.by-hand'],
  '/today/changes': 'it tells what is new, and changes nothing',
  '/paper/keep': ['ticket.made', 'answer.marked'],
  '/tags/confirm': ['class.tagged'],
  '/setup/take-in': ['school.file', 'class.set-up'],
  '/setup/class': ['class.set-up'],
  '/setup/targets': ['class.set-up'],
  '/setup/activities': ['class.set-up'],
  '/setup/assessment': ['class.set-up'],
  '/setup/rule': ['class.set-up'],
  '/setup/standards': ['class.standards'],
  '/setup/standards/take': ['class.set-up'],
  '/results': ['results.imported'],
  '/schoology/launch': 'a step on the way in',
  '/schoology/enter': ['person.in'],
  '/oauth/schoology': ['credential.given'],
  '/school/act': [
    'sending.paused',
    'administrator.invited',
    'administrator.removed',
    'administrator.joined',
    'data.exported',
    'data.erased',
    'default.set',
    'installation.proved',
    'roster.decided',
  ],
  '/school/classes': ['school.file', 'class.left-out'],
  '/school/settings': ['default.set', 'school.file'],
  '/account/end': ['person.out'],
  '/addon/session': ['person.in'],
  '/addon/sign-out': ['person.out'],
  '/addon/answers': ['ticket.handed-in'],
  '/addon/ticket': ['ticket.moved'],
  '/addon/attach': ['ticket.made', 'ticket.hung'],
  '/addon/marks': 'a learner’s own marks, kept as they come',
  '/addon/declare': ['route.chosen'],
  '/addon/assign': ['route.chosen'],
  '/addon/mark': ['answer.marked'],
  '/addon/late': ['answer.counted'],
  '/addon/conference': ['conference.kept'],
  '/addon/note': ['note.written'],
  '/addon/language': 'in which language somebody reads their own page',
  '/addon/propose': ['activity.proposed'],
  '/addon/propose-answer': ['activity.answered'],
  '/addon/ask': ['check.asked'],
  '/addon/ask-answer': ['check.answered'],
};

const COMMANDS: Readonly<Record<string, readonly ActName[] | string>> = {
  start: 'the sandbox',
  serve: 'pages and nights, each recorded by itself',
  apply: ['school.file', 'class.set-up'],
  'export-school-file': 'it holds no child’s data and changes nothing',
  grant: ['credential.given'],
  sync: ['night.by-hand', 'message.sent'],
  plan: 'it reads',
  approve: ['plan.approved'],
  choose: ['route.chosen'],
  pause: ['sending.paused'],
  resume: ['sending.resumed'],
  undo: ['message.taken-back'],
  mastery: 'no store',
  'what-if': 'it reads',
  scorecard: 'it reads',
  tags: ['class.tagged'],
  export: ['data.exported'],
  audit: 'it reads',
  erase: ['data.erased', 'data.let-in'],
  invite: ['administrator.invited'],
  confirm: ['installation.proved'],
  import: ['results.imported'],
  'rotate-keys': ['key.made'],
  migrate: 'the schema, of no school',
  doctor: 'it reads',
  help: 'it tells',
};

/** What Waymark does by itself. */
const ELSEWHERE: readonly ActName[] = ['credential.refused', 'grade.given'];

let driver: Driver;
let recorded: readonly { readonly table: string; readonly act: string }[];
const at = desk();

beforeAll(async () => {
  driver = await openMemory(await template());
  const triggers = await driver.transaction((session) =>
    session.query<{ table: string; told: string }>(
      `select tgrelid::regclass::text as "table", pg_get_triggerdef(oid) as told from pg_trigger where tgfoid = 'audit_change'::regproc`,
    ),
  );
  recorded = triggers.map(({ table, told }) => ({ table, act: /audit_change\('([^']+)'/.exec(told)?.[1] ?? '' }));
});
afterAll(() => driver.close());

/** The acts that are recorded by a statement of their own (`recordAct`). */
const SAID: readonly ActName[] = ['administrator.removed', 'person.in', 'person.out', 'data.exported'];

describe('every change', () => {
  it('of a table is recorded as somebody’s act, or it is said why not', () => {
    const known = new Set([...recorded.map(({ table }) => table), ...Object.keys(UNRECORDED)]);
    expect(TABLES.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(UNRECORDED).filter((name) => recorded.some(({ table }) => table === name))).toEqual([]);
  });

  it('has a name that the audit can say in words, and no name is never said', () => {
    expect([...new Set([...recorded.map(({ act }) => act), ...SAID])].toSorted()).toEqual(Object.keys(ACTS).toSorted());
  });

  it('that a page makes is named with the acts it leaves', () => {
    const posted = new Set(routes.filter(({ method }) => method === 'post').map(({ path }) => path));
    expect([...posted].toSorted()).toEqual(Object.keys(WRITES).toSorted());
  });

  it('that a command makes is named with the acts it leaves', async () => {
    const { out } = await at.run('--help');
    const commands = [...out.matchAll(/^ {2}([a-z][a-z-]*)(?= |$)/gm)].flatMap(([, name]) => name ?? []);
    expect([...new Set(commands)].toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });

  it('of which the audit knows comes from a page, a command, or a night', () => {
    const left = [...Object.values(WRITES), ...Object.values(COMMANDS)].flatMap((acts) =>
      typeof acts === 'string' ? [] : acts,
    );
    expect([...new Set([...left, ...ELSEWHERE])].toSorted()).toEqual(Object.keys(ACTS).toSorted());
  });
});
