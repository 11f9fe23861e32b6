import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ItemId, LearnerId, TargetCode } from '../../src/ids.ts';
import { assess } from '../../src/mastery/mastery.ts';
import { LEVELS } from '../../src/mastery/types.ts';
import { writeNotes } from '../../src/notes/write-notes.ts';
import type { NotesInput } from '../../src/notes/write-notes.ts';
import type { Note } from '../../src/notes/types.ts';
import type { Reassignment } from '../../src/pathway/types.ts';
import type { Route } from '../../src/routing/types.ts';
import { ruleFor } from '../../src/school/rules.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { choice, dayRoute } from '../builders/day-route.ts';
import { courseSettings } from '../builders/course-settings.ts';
import { history } from '../builders/history.ts';
import { atLevel } from '../builders/level.ts';
import { schoolFile } from '../builders/school.ts';
import { sitting } from '../builders/ticket/sitting.ts';
import { FORBIDDEN } from './forbidden-words.ts';
import { seminarSession } from '../builders/seminar.ts';

const ANA = LearnerId.parse('9001');
const BEN = LearnerId.parse('9002');
const TARGET = TargetCode.parse('5.NF.A.1');
const DUE = instant('2026-11-24T05:59:00Z');
const FILE = schoolFile();
const RULES = ruleFor(FILE, courseSettings());
const WHY = { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: '', es: '' } };

function reassignment(change: Partial<Reassignment> = {}): Reassignment {
  return {
    learner: ANA,
    target: TARGET,
    round: 1,
    purpose: 'redo',
    due: DUE,
    activity: activity(),
    repeats: false,
    check: null,
    prerequisite: null,
    minutes: 15,
    why: WHY,
    ...change,
  };
}

function notes(change: Partial<NotesInput> = {}): Note[] {
  return writeNotes({
    file: FILE,
    at: instant('2026-11-18T08:00:00Z'),
    date: SchoolDate.parse('2026-11-18'),
    learners: [ANA],
    mastery: [atLevel('not-yet')],
    sittings: [sitting()],
    ruleFor: RULES,
    answers: [],
    questionWords: new Map(),
    given: [],
    past: [],
    earlier: [],
    routes: [dayRoute('undecided')],
    seminar: { sessions: [] },
    pathway: { reassignments: [], menus: [] },
    ...change,
  });
}

function note(change: Partial<NotesInput> = {}): Note {
  const [first] = notes(change);
  if (first === undefined) throw new Error('a note expected');
  return first;
}

function factsOf(due: string, date = '2026-11-18'): string {
  return note({
    date: SchoolDate.parse(date),
    at: instant(`${date}T08:00:00Z`),
    pathway: { reassignments: [reassignment({ due: instant(due) })], menus: [] },
  }).factsHash;
}

describe('a note', () => {
  it('says one thing done and one next step, whatever the route', () => {
    const texts = (['seminar', 'workshop', 'undecided'] as const).map(
      (route) => note({ pathway: { reassignments: [reassignment()], menus: [] }, routes: [dayRoute(route)] }).text,
    );

    expect(new Set(texts).size).toBe(1);
    const [done, next, ...more] = texts[0]?.split('\n\n') ?? [];
    expect(more).toEqual([]);
    expect(done).toContain('the goal below');
    expect(next).toBe(
      'Your next step: “I can add fractions with unlike denominators”. ' +
        'Work on it is waiting in your class until Monday, November 23. Until then you may hand it in more than once.',
    );
  });

  it('is in the language of the profile, with its date in words', () => {
    const file = schoolFile({ learners: [{ id: '9001', language: 'es' }] });
    const { language, text } = note({ file, pathway: { reassignments: [reassignment()], menus: [] } });
    expect(language).toBe('es');
    expect(text).toContain('Tu próximo paso: «');
    expect(text).toContain('hasta el lunes, 23 de noviembre');
  });

  it("is in the school's first language without a profile", () => {
    const school = {
      id: 'cedar',
      name: 'Cedar Grove',
      lms: 'google',
      timeZone: 'America/Chicago',
      languages: ['es', 'en'],
    };
    expect(note({ file: schoolFile({ school }) }).language).toBe('es');
  });

  it('belongs to the school week of its date, and keeps what it said first', () => {
    expect(note()).toMatchObject({ learner: ANA, week: '2026-11-16', said: { kind: 'handed-in', target: TARGET } });
  });

  it("names the target of today's seat to those who have one, and nobody else's", () => {
    const fifth = TargetCode.parse('5.NF.B.4');
    const file = schoolFile({ targets: [...FILE.targets, { code: fifth, iCan: 'I can multiply fractions' }] });
    const seatOf = (learner: LearnerId) =>
      note({ file, seminar: { sessions: [seminarSession(fifth, [learner])] } }).text;

    expect(seatOf(ANA)).toContain('Your next step: “I can multiply fractions”.');
    expect(seatOf(BEN)).toContain('Your next step: “I can add fractions with unlike denominators”.');
  });

  it('has other facts once the next chance ends on another day, and the same on another day of saying it', () => {
    expect(factsOf('2026-12-01T05:59:00Z')).not.toBe(factsOf(DUE));
    expect(factsOf(DUE, '2026-11-19')).toBe(factsOf(DUE));
  });

  it('is not written where the record shows nothing done', () => {
    expect(notes({ mastery: [atLevel('no-evidence')], sittings: [] })).toEqual([]);
    expect(notes({ sittings: [], pathway: { reassignments: [reassignment()], menus: [] } })).toEqual([]);
    expect(notes({ sittings: [], mastery: [atLevel('mastered')] })).toHaveLength(1);
  });

  it('does not know what comes after the time of the run, nor work of another course', () => {
    expect(notes({ sittings: [sitting({ at: instant('2026-11-18T08:00:01Z') })] })).toEqual([]);
    expect(notes({ sittings: [sitting({ target: TargetCode.parse('OTHER') })] })).toEqual([]);
  });

  it('tells of a question that most of the class had not, of a seminar that was held, and of a target that came back', () => {
    const item = ItemId.parse('q1');
    const at = instant('2026-11-13T15:00:00Z');
    const answers = [ANA, ...['a', 'b', 'c', 'd', 'e'].map((id) => LearnerId.parse(id))].map((learner, n) => ({
      learner,
      target: TARGET,
      item,
      share: n === 0 ? 1 : 0,
      at,
    }));
    const seminar = {
      date: SchoolDate.parse('2026-11-13'),
      slot: 'first' as const,
      targets: [TARGET],
      learners: [ANA],
      at,
      tookPlace: null,
    };

    expect(note({ answers, questionWords: new Map([[item, '1/2 + 1/3']]) }).text).toContain('“1/2 + 1/3”');
    expect(
      note({ answers: answers.map((answer) => ({ ...answer, at: instant('2026-11-18T08:00:01Z') })) }).said.kind,
    ).toBe('handed-in');
    expect(note({ past: [seminar] }).said.kind).toBe('with-teacher');
    expect(note({ past: [{ ...seminar, learners: [BEN] }] }).said.kind).toBe('handed-in');

    const results = history([5, 5], [5, 5], [0, 5], [0, 5], [5, 5], [5, 5], [5, 5], [5, 5], [5, 5]);
    const late = results.at(-1)?.at ?? at;
    const mastery = assess({ sittings: results, learners: [ANA], targets: [TARGET], ruleFor: RULES, at: late });
    expect(note({ mastery, sittings: results, at: late }).said.kind).toBe('came-back');
  });

  it('rests on the evidence of what it speaks of, and says so in both languages', () => {
    const other = atLevel('not-yet', { target: TargetCode.parse('OTHER') });
    const { why } = note({ mastery: [atLevel('not-yet'), other] });

    expect(why).toEqual({
      evidence: atLevel('not-yet').evidence,
      rule: {
        en: "One note a school week, from this student's own record: one thing done and one next step. No sentence goes to more than a quarter of the class, or to the same student twice in three weeks, while there is something else to say.",
        es: 'Una nota por semana escolar, con el registro de este estudiante: algo que hizo y un próximo paso. Ninguna frase llega a más de la cuarta parte de la clase, ni dos veces en tres semanas al mismo estudiante, mientras haya otra cosa que decir.',
      },
      wouldChange: {
        en: 'A new result, a new chance or another next step would.',
        es: 'Un resultado nuevo, una oportunidad nueva u otro próximo paso.',
      },
    });
  });
});

describe('the hash of the facts', () => {
  const given = { pathway: { reassignments: [reassignment()], menus: [] } };

  it('stays on another day, in other words, and whatever was said before', () => {
    const file = schoolFile({
      targets: [{ code: '5.NF.A.1', iCan: 'I can add any fractions' }],
      courses: [],
      tags: [],
    });
    const later = { at: instant('2026-11-19T08:00:00Z'), date: SchoolDate.parse('2026-11-25') };
    const { said } = note(given);
    const next = note({
      ...given,
      file,
      ...later,
      earlier: [{ learner: ANA, week: SchoolDate.parse('2026-11-16'), said }],
    });

    expect(next.factsHash).toBe(note(given).factsHash);
    expect(next.said.way).not.toBe(said.way);
  });

  it('changes with the activity that the next step names', () => {
    const [strips, blocks] = ['Fraction strips', 'Blocks'].map((title) =>
      note({
        pathway: {
          reassignments: [],
          menus: [
            {
              learner: ANA,
              target: TARGET,
              deeper: false,
              choices: [{ activity: activity({ title }), why: { en: '', es: '' } }],
            },
          ],
        },
      }),
    );

    expect(blocks?.factsHash).not.toBe(strips?.factsHash);
  });

  it('stays when the planned chance has been given', () => {
    expect(note({ given: [chance({ due: DUE })] }).factsHash).toBe(note(given).factsHash);
  });

  it("changes with the thing done, the next step and the learner's language, and not with the route", () => {
    const hashes = [
      note(given),
      note(),
      note({ ...given, given: [scoredChance(0.9, { scoredAt: instant('2026-11-13T15:00:00Z') })] }),
      note({ ...given, sittings: [sitting({ share: 1 })] }),
      note({ ...given, file: schoolFile({ learners: [{ id: '9001', language: 'es' }] }) }),
    ].map((each) => each.factsHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(note({ ...given, routes: [dayRoute('workshop')] }).factsHash).toBe(note(given).factsHash);
  });
});

describe('notes of a whole class', () => {
  const situation = fc.record({
    level: fc.constantFrom(...LEVELS),
    route: fc.constantFrom<Route>('seminar', 'workshop', 'undecided'),
    by: fc.constantFrom('assigned' as const, 'declared' as const, null),
    share: fc.constantFrom(0, 0.25, 0.5, 1),
    chance: fc.constantFrom('none' as const, 'planned' as const, 'open' as const, 'scored' as const),
    spanish: fc.boolean(),
  });

  function inputOf(rows: readonly (typeof situation extends fc.Arbitrary<infer T> ? T : never)[]): Partial<NotesInput> {
    const ids = rows.map((_, n) => LearnerId.parse(`secret-${n}`));
    const each = <T>(make: (row: (typeof rows)[number], learner: LearnerId) => readonly T[]): T[] =>
      rows.flatMap((row, n) => make(row, ids[n] ?? ANA));
    return {
      file: schoolFile({ learners: rows.map((row, n) => ({ id: ids[n], language: row.spanish ? 'es' : 'en' })) }),
      learners: ids,
      mastery: each((row, learner) => [atLevel(row.level, { learner })]),
      sittings: each((row, learner) => [
        sitting({ learner, share: 0.25, at: instant('2026-11-10T15:00:00Z') }),
        sitting({ learner, share: row.share }),
      ]),
      given: each((row, learner) => [
        ...(row.chance === 'open' ? [chance({ learner, due: DUE })] : []),
        ...(row.chance === 'scored' ? [scoredChance(0.5, { learner })] : []),
      ]),
      routes: each((row, learner) => [
        dayRoute(row.route, {
          learner,
          declared: row.by === 'declared' && row.route !== 'undecided' ? choice({ learner, route: row.route }) : null,
          assigned:
            row.by === 'assigned' && row.route !== 'undecided'
              ? choice({ learner, route: row.route, by: 'assigned' })
              : null,
        }),
      ]),
      seminar: {
        sessions: [
          seminarSession(
            TARGET,
            ids.filter((_, n) => rows[n]?.route === 'seminar'),
          ),
        ],
      },
      pathway: {
        reassignments: each((row, learner) => (row.chance === 'planned' ? [reassignment({ learner })] : [])),
        menus: [],
      },
    };
  }

  it('judge nobody, name no colour, compare with nobody and name no learner', () => {
    fc.assert(
      fc.property(fc.array(situation, { minLength: 1, maxLength: 6 }), (rows) => {
        for (const { text } of notes(inputOf(rows))) {
          expect(text).not.toMatch(FORBIDDEN);
          expect(text).not.toContain('secret-');
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are each of the learner's own facts: nobody else's record changes what could be told, or the next step", () => {
    fc.assert(
      fc.property(fc.array(situation, { minLength: 2, maxLength: 6 }), (rows) => {
        const input = inputOf(rows);
        const together = notes(input);
        for (const [n, learner] of (input.learners ?? []).entries()) {
          const others = inputOf(
            rows.map((row, m) =>
              m === n ? row : { ...row, level: 'no-evidence' as const, share: 0, chance: 'none' as const },
            ),
          );
          const [mine, alone] = [together, notes({ ...others, learners: [learner] })].map((each) =>
            each.find((one) => one.learner === learner),
          );
          expect(mine?.factsHash).toEqual(alone?.factsHash);
          expect(mine?.text.split('\n\n')[1]).toEqual(alone?.text.split('\n\n')[1]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are the same in whatever order the learners and their records come', () => {
    fc.assert(
      fc.property(fc.array(situation, { minLength: 2, maxLength: 8 }), (rows) => {
        const input = inputOf(rows);
        const { learners = [], mastery = [], sittings = [], given = [] } = input;
        const turned = {
          ...input,
          learners: learners.toReversed(),
          mastery: mastery.toReversed(),
          sittings: sittings.toReversed(),
          given: given.toReversed(),
        };
        expect(
          notes(turned)
            .toReversed()
            .map(({ text }) => text),
        ).toEqual(notes(input).map(({ text }) => text));
      }),
      { numRuns: 40 },
    );
  });

  it('say no sentence to more than a quarter of a class, though all have done the same', () => {
    const learners = Array.from({ length: 20 }, (_, n) => LearnerId.parse(`s${n}`));
    const texts = notes({
      learners,
      mastery: learners.map((learner) => atLevel('not-yet', { learner })),
      sittings: learners.map((learner) => sitting({ learner })),
    }).map(({ text }) => text.split('\n\n')[0]);
    const most = Math.max(...texts.map((text) => texts.filter((other) => other === text).length));

    expect(texts).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('leave those who had theirs this week out of the count', () => {
    const learners = Array.from({ length: 4 }, (_, n) => LearnerId.parse(`s${n}`));
    const input = {
      learners,
      mastery: learners.map((learner) => atLevel('not-yet', { learner })),
      sittings: learners.map((learner) => sitting({ learner })),
    };
    const earlier = notes(input)
      .slice(1)
      .map(({ learner, week, said }) => ({ learner, week, said }));

    expect(notes({ ...input, earlier })).toHaveLength(4);
    expect(notes({ ...input, earlier })[0]?.text).toBe(notes({ ...input, learners: learners.slice(0, 1) })[0]?.text);
  });
});
