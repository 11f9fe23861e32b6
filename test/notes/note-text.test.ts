import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { noteText } from '../../src/notes/note-text.ts';
import { DONE_KINDS, type Done, type DoneKind, type NextStep, type NoteFacts } from '../../src/notes/types.ts';
import { waysOf, WORDS } from '../../src/notes/words/index.ts';
import { namingOf } from '../../src/school/i-can.ts';
import { instant } from '../../src/time.ts';
import { target } from '../builders/target.ts';
import { FORBIDDEN } from './forbidden-words.ts';

const [A, B] = [TargetCode.parse('A'), TargetCode.parse('B')];
const NAMING = namingOf([
  target({ code: A, iCan: { en: 'I can A', es: 'Puedo A' } }),
  target({ code: B, iCan: { en: 'I can B', es: 'Puedo B' } }),
]);
const LANGUAGES = ['en', 'es'] as const;
const DUE = instant('2026-11-24T05:59:00Z');

/** One of each kind, with everything that any of them tells. */
function doneOf(kind: DoneKind): Done {
  return { kind, target: A, question: '2/3 × 3/4', from: 1, to: 3, right: 3, of: 4, pieces: 5 };
}

function paragraphs(language: 'en' | 'es', change: Partial<NoteFacts> = {}): string[] {
  return noteText(
    { language, done: doneOf('handed-in'), way: 0, next: { kind: 'ticket', target: B }, ...change },
    NAMING,
    'America/Chicago',
  ).split('\n\n');
}

/** What is left of a sentence without quoted words and numbers. */
function pattern(text: string): string {
  return text.replace(/“[^”]*”|«[^»]*»|\d+/g, '');
}

/** Every sentence on a thing done there is. */
function everyFirst(language: 'en' | 'es', next: NextStep): string[] {
  return DONE_KINDS.flatMap((kind) =>
    Array.from({ length: waysOf(kind) }, (_, way) => paragraphs(language, { done: doneOf(kind), way, next })[0] ?? ''),
  );
}

describe('a note', () => {
  it('is the thing done, and the next step in a paragraph of its own', () => {
    expect(paragraphs('en')).toEqual([
      'You handed in work on “I can A”.',
      'Your next step: “I can B”. The next ticket is a new chance to show what you can do.',
    ]);
    expect(paragraphs('es')).toEqual([
      'Entregaste un trabajo sobre «Puedo A».',
      'Tu próximo paso: «Puedo B». El próximo boleto es una nueva oportunidad para mostrar lo que sabes hacer.',
    ]);
  });

  it.each(DONE_KINDS)('says %s in three ways or more, as many in every language', (kind) => {
    expect(waysOf(kind)).toBeGreaterThanOrEqual(3);
    for (const language of LANGUAGES) {
      const said = Array.from(
        { length: waysOf(kind) },
        (_, way) => paragraphs(language, { done: doneOf(kind), way })[0],
      );
      expect(new Set(said).size).toBe(waysOf(kind));
      expect(paragraphs(language, { done: doneOf(kind), way: waysOf(kind) })[0]).toBe(said[0]);
    }
  });

  it.each(LANGUAGES)(
    'has another pattern in %s for each of them, without the quoted words and the numbers',
    (language) => {
      const patterns = everyFirst(language, { kind: 'ticket', target: B }).map(pattern);
      expect(new Set(patterns).size).toBe(patterns.length);
    },
  );

  it.each(LANGUAGES)(
    'names a target once in %s, also where both paragraphs are about it, and always in the next step',
    (language) => {
      const name = NAMING(A)[language];
      for (const way of [0, 1, 2]) {
        for (const kind of DONE_KINDS) {
          const [first, next] = paragraphs(language, { done: doneOf(kind), way, next: { kind: 'ticket', target: A } });
          expect(first).not.toContain(name);
          expect(next).toContain(name);
        }
      }
    },
  );

  it('tells of more right with both numbers, and of a hard question in its words', () => {
    expect(paragraphs('en', { done: doneOf('more-right') })[0]).toBe(
      'Last time you had 1 of 4 right, and now 3 of 4, on “I can A”.',
    );
    expect(paragraphs('es', { done: doneOf('more-right') })[0]).toBe(
      'La vez anterior acertaste 1 de 4, y ahora 3 de 4, en «Puedo A».',
    );
    expect(paragraphs('en', { done: doneOf('hard-question') })[0]).toBe('You solved a hard one: “2/3 × 3/4”.');
    expect(paragraphs('es', { done: doneOf('hard-question') })[0]).toBe(
      'Resolviste una pregunta difícil: «2/3 × 3/4».',
    );
    const wordless: Done = { kind: 'hard-question', target: A, question: null };
    expect(LANGUAGES.map((language) => paragraphs(language, { done: wordless })[0])).toEqual([
      'You solved a hard one: a question on “I can A”.',
      'Resolviste una pregunta difícil: una pregunta sobre «Puedo A».',
    ]);
  });

  it.each(LANGUAGES)(
    'never speaks in %s of a route, a seat or a group, judges nobody and compares with nobody',
    (language) => {
      const steps: NextStep[] = [
        { kind: 'seat', target: A },
        { kind: 'chance', target: A, due: DUE },
        { kind: 'ticket', target: A },
        { kind: 'activity', target: A, activity: 'Blocks', deeper: false },
        { kind: 'activity', target: A, activity: 'Blocks', deeper: true },
      ];
      for (const text of [
        ...everyFirst(language, { kind: 'ticket', target: B }),
        ...steps.map((next) => paragraphs(language, { next })[1] ?? ''),
      ]) {
        expect(text).not.toMatch(/seminar|workshop|route|seat|group|taller|seminario|ruta|lugar|grupo/i);
        expect(text).not.toMatch(FORBIDDEN);
      }
    },
  );

  it('calls a child tú, never usted', () => {
    const all = [
      ...everyFirst('es', { kind: 'ticket', target: B }),
      ...Object.values(WORDS.es.how).map((say) => (typeof say === 'string' ? say : say('…'))),
    ];
    for (const text of all) expect(text).not.toMatch(/\b(usted|su|sus|puede|entregue|piense|mire)\b/i);
  });
});

describe('the next step in a note', () => {
  it.each<[NextStep, string, string]>([
    [
      { kind: 'seat', target: B },
      'Think of one question about it that you would like to ask.',
      'Piensa en una pregunta que te gustaría hacer sobre esto.',
    ],
    [
      { kind: 'chance', target: B, due: DUE },
      'Work on it is waiting in your class until Monday, November 23. Until then you may hand it in more than once.',
      'En tu clase tienes un trabajo sobre esto hasta el lunes, 23 de noviembre. Hasta ese día puedes entregarlo más de una vez.',
    ],
    [
      { kind: 'activity', target: B, activity: 'Blocks', deeper: false },
      'You could begin with “Blocks”.',
      'Puedes empezar con «Blocks».',
    ],
    [
      { kind: 'activity', target: B, activity: 'Blocks', deeper: true },
      'You could go further with “Blocks”.',
      'Puedes ir más allá con «Blocks».',
    ],
  ])("is %j in the learner's language, with its day in words", (next, en, es) => {
    expect([paragraphs('en', { next })[1], paragraphs('es', { next })[1]]).toEqual([
      `Your next step: “I can B”. ${en}`,
      `Tu próximo paso: «Puedo B». ${es}`,
    ]);
  });
});
