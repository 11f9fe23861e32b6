import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { noteText } from '../../src/notes/note-text.ts';
import type { Done, NextStep, NoteFacts } from '../../src/notes/types.ts';
import { namingOf } from '../../src/school/i-can.ts';
import { instant } from '../../src/time.ts';
import { target } from '../builders/target.ts';

const A = TargetCode.parse('A');
const NAMING = namingOf([target({ code: A, iCan: { en: 'I can A', es: 'Puedo A' } })]);
const TICKET: NextStep = { kind: 'ticket', target: null };

function paragraphs(language: 'en' | 'es', change: Partial<NoteFacts> = {}): string[] {
  const facts: NoteFacts = { learner: LearnerId.parse('9001'), language, done: null, next: TICKET, route: null, ...change };
  return noteText(facts, NAMING, 'America/Chicago').split('\n\n');
}

describe('what a note says first', () => {
  it.each<[Done, string, string]>([
    [{ kind: 'mastered', target: A }, 'Your work now shows it: “I can A”.', 'Tu trabajo ya lo muestra: «Puedo A».'],
    [{ kind: 'second-chance', target: A }, 'You took another chance on “I can A”. Coming back to something is a good way to learn it.',
      'Aprovechaste otra oportunidad en «Puedo A». Volver sobre algo es una buena manera de aprenderlo.'],
    [{ kind: 'more-right', target: A, more: 1 }, 'You had 1 more right on “I can A” than the time before.', 'Tuviste 1 acierto más que la vez anterior en «Puedo A».'],
    [{ kind: 'more-right', target: A, more: 2 }, 'You had 2 more right on “I can A” than the time before.', 'Tuviste 2 aciertos más que la vez anterior en «Puedo A».'],
    [{ kind: 'handed-in', target: A }, 'You handed in work on “I can A”.', 'Entregaste un trabajo sobre «Puedo A».'],
  ])('of %j is the thing done, in the learner\'s language', (done, en, es) => {
    expect([paragraphs('en', { done })[0], paragraphs('es', { done })[0]]).toEqual([en, es]);
  });
});

describe('the next step in a note', () => {
  it.each<[NextStep, string, string]>([
    [{ kind: 'chance', target: A, due: instant('2026-11-24T05:59:00Z') },
      'Your next step: another chance on “I can A”. You have until Monday, November 23, and you may hand it in again until then.',
      'Tu próximo paso: otra oportunidad en «Puedo A». Tienes hasta el lunes, 23 de noviembre, y hasta ese día puedes volver a entregarla.'],
    [{ kind: 'seminar', target: A }, 'Your next step: the small group with your teacher on “I can A”.', 'Tu próximo paso: el grupo pequeño con tu docente sobre «Puedo A».'],
    [{ kind: 'choice', target: A, activity: 'Blocks' }, 'Your next step: more on “I can A”. You could begin with “Blocks”.',
      'Tu próximo paso: seguir con «Puedo A». Puedes empezar con «Blocks».'],
    [{ kind: 'ticket', target: A }, 'Your next step: one more ticket, to show what you can do on “I can A”.',
      'Tu próximo paso: un boleto más, para mostrar lo que sabes hacer en «Puedo A».'],
    [TICKET, 'Your next step: one more ticket, to show what you can do.', 'Tu próximo paso: un boleto más, para mostrar lo que sabes hacer.'],
  ])('is %j in the learner\'s language', (next, en, es) => {
    expect([paragraphs('en', { next })[0], paragraphs('es', { next })[0]]).toEqual([en, es]);
  });

  it('is followed by the next ticket, but where it is a ticket or a chance itself', () => {
    const last = (next: NextStep) => [paragraphs('en', { next }).at(-1), paragraphs('es', { next }).at(-1)];
    const [en, es] = ['The next ticket is a new chance to show what you can do.', 'El próximo boleto es una nueva oportunidad para mostrar lo que sabes hacer.'];

    expect(last({ kind: 'seminar', target: A })).toEqual([en, es]);
    expect(last({ kind: 'choice', target: A, activity: 'Blocks' })).toEqual([en, es]);
    expect(paragraphs('en', { next: TICKET })).toHaveLength(1);
    expect(paragraphs('en', { next: { kind: 'chance', target: A, due: instant('2026-11-24T05:59:00Z') } })).toHaveLength(1);
  });
});

describe('the route in a note', () => {
  it.each<[NonNullable<NoteFacts['route']>, string, string]>([
    [{ route: 'undecided', by: 'recommended' }, 'Your own work leaves both open for now: seminar or workshop. Choose what helps you, together with your teacher.',
      'Por ahora, tu propio trabajo deja abiertas las dos opciones: seminario o taller. Elige con tu docente lo que más te ayude.'],
    [{ route: 'seminar', by: 'declared' }, 'You chose seminar, a small group with your teacher. Your choice counts.',
      'Elegiste el seminario, un grupo pequeño con tu docente. Tu elección cuenta.'],
    [{ route: 'workshop', by: 'assigned' }, 'Your teacher planned this for you: workshop, work that you choose yourself. If you see it another way, tell your teacher.',
      'Tu docente pensó esto para ti: el taller, con trabajo que eliges tú. Si lo ves de otra manera, díselo.'],
    [{ route: 'workshop', by: 'recommended' },
      'For now, your own work suggests workshop, work that you choose yourself. It is a suggestion: you may choose the other, just tell your teacher.',
      'Por ahora, tu propio trabajo sugiere el taller, con trabajo que eliges tú. Es una sugerencia: puedes elegir lo otro, solo díselo a tu docente.'],
  ])('is %j with whose word it is', (route, en, es) => {
    expect([paragraphs('en', { route })[1], paragraphs('es', { route })[1]]).toEqual([en, es]);
  });
});
