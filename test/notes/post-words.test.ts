import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { postWordsOf } from '../../src/notes/post-words.ts';
import type { Reassignment } from '../../src/pathway/types.ts';
import type { SeminarSession } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { schoolFile } from '../builders/school.ts';
import { target } from '../builders/target.ts';

const [A, OLD] = [TargetCode.parse('A'), TargetCode.parse('OLD')];
const MONDAY = SchoolDate.parse('2026-11-16');
const { school } = schoolFile();
const words = postWordsOf({
  school: { ...school, languages: ['en', 'es'] },
  targets: [
    target({ code: A, iCan: { en: 'I can A', es: 'Puedo A' } }),
    target({ code: OLD, grade: 4, iCan: { en: 'I can OLD', es: 'Puedo OLD' } }),
  ],
});
const SESSION: SeminarSession = {
  slot: 'second',
  minutes: 25,
  seats: 8,
  needs: [{ target: OLD, serves: A, learners: [] }],
  task: null,
  learners: [],
  missed: null,
  meanwhile: { en: '', es: '' },
};

function chance(change: Partial<Reassignment> = {}) {
  return words.reassign(
    {
      learner: LearnerId.parse('9001'),
      target: A,
      round: 1,
      purpose: 'redo',
      due: instant('2026-11-24T05:59:00Z'),
      activity: null,
      repeats: false,
      check: null,
      prerequisite: null,
      minutes: 15,
      why: { evidence: [], rule: { en: '', es: '' }, wouldChange: { en: '', es: '' } },
      ...change,
    },
    MONDAY,
  );
}

describe("the words of a school's posts", () => {
  it('invite to the workshop, in each of its languages', () => {
    const { title, text } = words.route('workshop', MONDAY, null, 2, false);

    expect(title).toBe('Plan for Monday, November 16 / Plan para el lunes, 16 de noviembre');
    expect(text).toMatch(/^You are invited to the workshop today: .*\n\nTe invitamos al taller de hoy: /);
    expect(words.route('workshop', MONDAY, SESSION, 2, false).text).toBe(text);
  });

  it('call a link by the title of its activity in each of the languages, once where both are the same', () => {
    const route = words.route('workshop', MONDAY, null, 2, true);
    for (const { called } of [route, chance()]) {
      expect(called(activity({ titleEs: 'Tiras' }))).toBe('Fraction strips / Tiras');
      expect(called(activity())).toBe('Fraction strips');
    }
  });

  it('invite to a seminar by its place in the day, its minutes and the grade-level target it serves', () => {
    const { text } = words.route('second', MONDAY, SESSION, 2, false);

    expect(text).toContain(
      "You are invited to today's second seminar (25 minutes): a small group with your teacher on “I can A”.",
    );
    expect(text).toContain(
      'Te invitamos al segundo seminario de hoy (25 minutos): un grupo pequeño con tu docente sobre «Puedo A».',
    );
    expect(words.route('first', MONDAY, SESSION, 1, false).text).toContain("invited to today's seminar (25 minutes)");
  });

  it("head a note that has to be an assignment with its week, in the learner's own language", () => {
    expect(words.note('en', MONDAY)).toBe('A note for the week of Monday, November 16');
    expect(words.note('es', MONDAY)).toBe('Una nota para la semana del lunes, 16 de noviembre');
  });

  it('give a chance with what to do and until when', () => {
    const { title, text } = chance();

    expect(title).toBe('Practice: “I can A” (Monday, November 16) / Práctica: «Puedo A» (lunes, 16 de noviembre)');
    expect(text).toBe(
      [
        'This is about: “I can A”.',
        'What to do: make two or three examples of your own that show it, and hand them in.',
        'You have until Monday, November 23. Until then you may hand it in again. Take the time you need.',
        '',
        'Se trata de: «Puedo A».',
        'Qué hacer: prepara dos o tres ejemplos propios que lo muestren y entrégalos.',
        'Tienes hasta el lunes, 23 de noviembre. Hasta ese día puedes volver a entregarlo. Tómate el tiempo que necesites.',
      ].join('\n'),
    );
    expect(chance({ activity: activity() }).text).toContain(
      'Qué hacer: trabaja con «Fraction strips» (unos 15 minutos).\nQué entregar: lo que resolviste',
    );
  });

  it('name the step back beside a chance, with its activity', () => {
    const blocks = activity({ target: 'OLD', title: 'Blocks' });

    expect(chance({ prerequisite: { target: OLD, activity: null } }).text).toContain(
      'A good start: think back to “I can OLD”.',
    );
    expect(chance({ prerequisite: { target: OLD, activity: blocks } }).text).toContain(
      'Un buen comienzo: recuerda «Puedo OLD» con «Blocks».',
    );
  });

  it('call a target that the school no longer lists by its code', () => {
    expect(chance({ target: TargetCode.parse('GONE') }).title).toContain('Practice: “GONE”');
  });
});
