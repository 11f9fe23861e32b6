import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { LEVELS } from '../../src/mastery/types.ts';
import { writeNotes } from '../../src/notes/write-notes.ts';
import type { NotesInput } from '../../src/notes/write-notes.ts';
import type { Note } from '../../src/notes/types.ts';
import type { Reassignment } from '../../src/pathway/types.ts';
import type { Route, SeminarSession } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { chance, scoredChance } from '../builders/chance.ts';
import { choice, dayRoute } from '../builders/day-route.ts';
import { atLevel } from '../builders/level.ts';
import { schoolFile } from '../builders/school.ts';
import { sitting } from '../builders/sitting.ts';
import { FORBIDDEN } from './forbidden-words.ts';
import { seminarSession } from '../builders/seminar.ts';

const ANA = LearnerId.parse('9001');
const BEN = LearnerId.parse('9002');
const TARGET = TargetCode.parse('5.NF.A.1');
const DUE = instant('2026-11-24T05:59:00Z');
const WHY = { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: '', es: '' } };

function reassignment(change: Partial<Reassignment> = {}): Reassignment {
  return {
    learner: ANA, target: TARGET, round: 1, purpose: 'redo', due: DUE, activity: activity(), repeats: false, check: null, prerequisite: null, minutes: 15, why: WHY, ...change,
  };
}

function session(...learners: LearnerId[]): SeminarSession {
  return seminarSession(TARGET, learners);
}

function notes(change: Partial<NotesInput> = {}): Note[] {
  return writeNotes({
    file: schoolFile(), at: instant('2026-11-18T08:00:00Z'), date: SchoolDate.parse('2026-11-18'), learners: [ANA],
    mastery: [atLevel('not-yet')], sittings: [sitting()], given: [], routes: [dayRoute('undecided')], seminar: { sessions: [] },
    pathway: { reassignments: [], menus: [] }, ...change,
  });
}

function note(change: Partial<NotesInput> = {}): Note {
  const [first] = notes(change);
  if (first === undefined) throw new Error('a note expected');
  return first;
}

function factsOf(due: string, date = '2026-11-18'): string {
  return note({ date: SchoolDate.parse(date), at: instant(`${date}T08:00:00Z`), pathway: { reassignments: [reassignment({ due: instant(due) })], menus: [] } }).factsHash;
}

describe('a note', () => {
  it('says one thing done, one next step with its day, and how the route was reached', () => {
    expect(note({ pathway: { reassignments: [reassignment()], menus: [] }, routes: [dayRoute('seminar')] }).text).toBe([
      'You handed in work on “I can add fractions with unlike denominators”.',
      'Your next step: another chance on “I can add fractions with unlike denominators”. You have until Monday, November 23, and you may hand it in again until then.',
      'For now, your own work suggests seminar, a small group with your teacher. It is a suggestion: you may choose the other, just tell your teacher.',
    ].join('\n\n'));
  });

  it('is in the language of the profile, with its date in words', () => {
    const file = schoolFile({ learners: [{ id: '9001', language: 'es' }] });
    const { language, text } = note({ file, pathway: { reassignments: [reassignment()], menus: [] } });
    expect(language).toBe('es');
    expect(text).toContain('Entregaste un trabajo sobre «');
    expect(text).toContain('Tienes hasta el lunes, 23 de noviembre');
  });

  it('is in the school\'s first language without a profile', () => {
    const school = { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: 'America/Chicago', languages: ['es', 'en'] };
    expect(note({ file: schoolFile({ school }) }).language).toBe('es');
  });

  it('belongs to the school week of its date', () => {
    expect(note()).toMatchObject({ learner: ANA, week: '2026-11-16' });
  });

  it('says whose word the route is (P1)', () => {
    const declared = choice({ route: 'workshop' });
    const assigned = choice({ by: 'assigned', route: 'seminar' });
    expect(note({ routes: [dayRoute('seminar', { declared, effective: 'workshop' })] }).text).toContain('You chose workshop');
    expect(note({ routes: [dayRoute('workshop', { declared, assigned, effective: 'seminar' })] }).text).toContain('Your teacher planned this');
    expect(note({ routes: [dayRoute('undecided')] }).text).toContain('leaves both open');
  });

  it('names the small group only to those who have a seat in it', () => {
    const routes = [dayRoute('seminar')];
    expect(note({ routes, seminar: { sessions: [session(ANA)] } }).text).toContain('next step: the small group');
    expect(note({ routes, seminar: { sessions: [session(BEN)] } }).text).toContain('next step: one more ticket');
  });

  it('names the chance that ends first, and none that has closed or is handed in', () => {
    const planned = { pathway: { reassignments: [reassignment()], menus: [] } };
    const sooner = chance({ due: instant('2026-11-21T05:59:00Z') });
    expect(note({ ...planned, given: [sooner] }).text).toContain('until Friday, November 20');
    expect(note({ given: [chance({ due: instant('2026-11-17T05:59:00Z') })] }).text).toContain('next step: one more ticket');
    expect(note({ given: [{ ...sooner, handedIn: true }] }).text).toContain('next step: one more ticket');
  });

  it('has other facts once the next chance ends on another day, and the same on another day of saying it', () => {
    expect(factsOf('2026-12-01T05:59:00Z')).not.toBe(factsOf(DUE));
    expect(factsOf(DUE, '2026-11-19')).toBe(factsOf(DUE));
  });

  it('names the first choice of the menu in workshop', () => {
    const menus = [{ learner: ANA, target: TARGET, deeper: false, choices: [{ activity: activity(), why: { en: '', es: '' } }] }];
    expect(note({ routes: [dayRoute('workshop')], pathway: { reassignments: [], menus } }).text).toContain('You could begin with “Fraction strips”');
  });

  it('is not written where the record shows nothing at all', () => {
    expect(notes({ mastery: [atLevel('no-evidence')], sittings: [] })).toEqual([]);
  });

  it('does not know what comes after the time of the run, nor work of another course', () => {
    expect(notes({ sittings: [sitting({ at: instant('2026-11-18T08:00:01Z') })] })).toEqual([]);
    expect(notes({ sittings: [sitting({ target: TargetCode.parse('OTHER') })] })).toEqual([]);
  });

  it('is written for a talk alone, and for a first chance before anything was done', () => {
    const talk = notes({ sittings: [sitting({ kind: 'conference' })] });

    expect(talk.map(({ text }) => text.split('\n\n')[0])).toEqual(['Your next step: one more ticket, to show what you can do on “I can add fractions with unlike denominators”.']);
    expect(notes({ sittings: [], pathway: { reassignments: [reassignment()], menus: [] } })).toHaveLength(1);
    expect(notes({ sittings: [], mastery: [atLevel('mastered')] })).toHaveLength(1);
  });

  it('is written without a word on the route where the day has none', () => {
    expect(note({ routes: [] }).text).not.toContain('suggests');
    expect(note({ routes: [] }).factsHash).not.toBe(note().factsHash);
  });

  it('rests on the evidence of what it speaks of, and says so in both languages', () => {
    const other = atLevel('not-yet', { target: TargetCode.parse('OTHER') });
    const { why } = note({ mastery: [atLevel('not-yet'), other] });

    expect(why).toEqual({
      evidence: atLevel('not-yet').evidence,
      rule: {
        en: 'One note a school week, from this student\'s own record alone: one thing done, one next step, how the route was reached, the next chance.',
        es: 'Una nota por semana escolar, solo con el registro de este estudiante: algo que hizo, un próximo paso, cómo se llegó a la ruta y la próxima oportunidad.',
      },
      wouldChange: { en: 'A new result, a new chance or another route would.', es: 'Un resultado nuevo, una oportunidad nueva u otra ruta.' },
    });
  });
});

describe('the hash of the facts', () => {
  const given = { pathway: { reassignments: [reassignment()], menus: [] } };

  it('stays on another day and in other words', () => {
    const file = schoolFile({ targets: [{ code: '5.NF.A.1', iCan: 'I can add any fractions' }], courses: [], tags: [] });
    const later = { at: instant('2026-11-19T08:00:00Z'), date: SchoolDate.parse('2026-11-25') };
    expect(note({ ...given, file, ...later }).factsHash).toBe(note(given).factsHash);
  });

  it('changes with the activity that the next step names', () => {
    const [strips, blocks] = ['Fraction strips', 'Blocks'].map((title) => note({
      pathway: { reassignments: [], menus: [{ learner: ANA, target: TARGET, deeper: false, choices: [{ activity: activity({ title }), why: { en: '', es: '' } }] }] },
    }));

    expect(blocks?.factsHash).not.toBe(strips?.factsHash);
  });

  it('stays when the planned chance has been given', () => {
    expect(note({ given: [chance({ due: DUE })] }).factsHash).toBe(note(given).factsHash);
  });

  it('changes with the thing done, the next step, the route and the learner\'s language', () => {
    const hashes = [
      note(given), note(), note({ ...given, routes: [dayRoute('workshop')] }),
      note({ ...given, given: [scoredChance(0.9, { scoredAt: instant('2026-11-13T15:00:00Z') })] }),
      note({ ...given, file: schoolFile({ learners: [{ id: '9001', language: 'es' }] }) }),
    ].map((each) => each.factsHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('notes of a whole class', () => {
  const situation = fc.record({
    level: fc.constantFrom(...LEVELS), route: fc.constantFrom<Route>('seminar', 'workshop', 'undecided'),
    by: fc.constantFrom('assigned' as const, 'declared' as const, null), share: fc.constantFrom(0, 0.25, 0.5, 1),
    chance: fc.constantFrom('none' as const, 'planned' as const, 'open' as const, 'scored' as const), spanish: fc.boolean(),
  });

  function inputOf(rows: readonly (typeof situation extends fc.Arbitrary<infer T> ? T : never)[]): Partial<NotesInput> {
    const ids = rows.map((_, n) => LearnerId.parse(`secret-${n}`));
    const each = <T>(make: (row: (typeof rows)[number], learner: LearnerId) => readonly T[]): T[] => (
      rows.flatMap((row, n) => make(row, ids[n] ?? ANA)));
    return {
      file: schoolFile({ learners: rows.map((row, n) => ({ id: ids[n], language: row.spanish ? 'es' : 'en' })) }),
      learners: ids,
      mastery: each((row, learner) => [atLevel(row.level, { learner })]),
      sittings: each((row, learner) => [sitting({ learner, share: 0.25, at: instant('2026-11-10T15:00:00Z') }), sitting({ learner, share: row.share })]),
      given: each((row, learner) => [
        ...(row.chance === 'open' ? [chance({ learner, due: DUE })] : []), ...(row.chance === 'scored' ? [scoredChance(0.5, { learner })] : []),
      ]),
      routes: each((row, learner) => [dayRoute(row.route, {
        learner,
        declared: row.by === 'declared' && row.route !== 'undecided' ? choice({ learner, route: row.route }) : null,
        assigned: row.by === 'assigned' && row.route !== 'undecided' ? choice({ learner, route: row.route, by: 'assigned' }) : null,
      })]),
      seminar: { sessions: [session(...ids.filter((_, n) => rows[n]?.route === 'seminar'))] },
      pathway: { reassignments: each((row, learner) => (row.chance === 'planned' ? [reassignment({ learner })] : [])), menus: [] },
    };
  }

  it('judge nobody, name no colour, compare with nobody and name no learner', () => {
    fc.assert(fc.property(fc.array(situation, { minLength: 1, maxLength: 6 }), (rows) => {
      for (const { text } of notes(inputOf(rows))) {
        expect(text).not.toMatch(FORBIDDEN);
        expect(text).not.toContain('secret-');
      }
    }));
  });

  it('are each the same as if the learner were alone', () => {
    fc.assert(fc.property(fc.array(situation, { minLength: 2, maxLength: 6 }), (rows) => {
      const input = inputOf(rows);
      const together = notes(input);
      const alone = (input.learners ?? []).flatMap((learner) => notes({ ...input, learners: [learner] }));
      expect(together).toEqual(alone);
      for (const [n, learner] of (input.learners ?? []).entries()) {
        const others = inputOf(rows.map((row, m) => (m === n ? row : { ...row, level: 'no-evidence' as const, share: 0, chance: 'none' as const })));
        expect(notes({ ...others, learners: [learner] }).map((each) => each.text)).toEqual(
          together.filter((each) => each.learner === learner).map((each) => each.text),
        );
      }
    }));
  });
});
