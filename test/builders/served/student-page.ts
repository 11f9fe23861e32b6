import { TargetCode } from '../../../src/ids.ts';
import { NOBODY } from '../../../src/pages/ticket/student/local.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import type { Chosen, Own, ShownRoute, ShownTarget } from '../../../src/ticket/live.ts';
import { Instant, SchoolDate } from '../../../src/time.ts';

const ORDER = TargetCode.parse('5.NF.A.1');

/** A ticket of three questions as its learner's page has it. */
export function studentData(own: Partial<Own> = {}, over: Partial<TicketPageData> = {}): TicketPageData {
  return {
    opening: 'opening-of-ana',
    door: 'addon',
    preview: false,
    wall: false,
    frame: 'student',
    person: '1001',
    attachment: 'attachment-1',
    learner: null,
    title: 'Fractions: what you know on Tuesday',
    kind: 'entrance',
    unit: 'Fractions',
    station: null,
    questions: [
      {
        number: 1,
        kind: 'one',
        text: 'Which is the same as 1/2 + 1/4?',
        target: ORDER,
        choices: ['2/6', '3/4', '1/8'],
        right: null,
      },
      {
        number: 2,
        kind: 'number',
        text: 'Write 2/3 + 1/6 as one fraction.',
        target: ORDER,
        choices: null,
        right: null,
      },
      {
        number: 3,
        kind: 'sentence',
        text: 'How do you know that your answer to question 2 is close to 1?',
        target: ORDER,
        choices: null,
        right: null,
      },
    ],
    targets: [{ code: ORDER, iCan: { en: 'I can add fractions.', es: 'Puedo sumar fracciones.' } }],
    live: ownLive(own),
    closes: [],
    ...over,
  };
}

export function ownLive(own: Partial<Own> = {}): Own {
  return { ...NOBODY, v: 1, ...own };
}

/** What comes with the key. */
export function keyShown(over: Partial<Own> = {}): Partial<Own> {
  return {
    state: 'key',
    shown: [1, 2, 3],
    answers: [
      { question: 1, value: 1, version: 1 },
      { question: 2, value: '5/6', version: 2 },
      { question: 3, value: 'Because 1/6 is missing, and that is small.', version: 1 },
    ],
    keys: { 1: [1], 2: '5/6' },
    route: shownRoute(),
    targets: [TARGET],
    next: {
      en: 'Thursday there is a short ticket again: two questions like these.',
      es: 'El jueves hay otro boleto corto: dos preguntas como estas.',
    },
    menu: [
      {
        title: { en: 'Recipes for twelve', es: 'Recetas para doce' },
        url: 'https://activities.example/recipes',
        minutes: 20,
        why: { en: 'From real life; you like cooking.', es: 'De la vida real; te gusta cocinar.' },
        isOwn: false,
      },
      {
        title: { en: 'Write a task for a friend', es: 'Escribe una tarea para alguien' },
        url: null,
        minutes: null,
        why: { en: 'Goes deeper into adding fractions.', es: 'Profundiza en la suma de fracciones.' },
        isOwn: false,
      },
    ],
    ...over,
  };
}

/** Who chose the workshop, with questions to the teacher in each of their states. */
export function wishing(over: Partial<Own> = {}): Partial<Own> {
  const idea = { target: ORDER, text: 'Bake bread and double the recipe', url: null, reply: '' };
  const targets = keyShown().targets ?? [];
  const [first] = targets;
  const other = TargetCode.parse('5.NF.A.2');
  const second =
    first === undefined
      ? []
      : [
          {
            ...first,
            target: other,
            iCan: { en: 'I can tell a story with fractions.', es: 'Puedo contar una historia con fracciones.' },
          },
        ];
  return keyShown({
    marks: {
      1: { machine: 1, self: 1, teacher: null },
      2: { machine: 1, self: 1, teacher: 1 },
      3: { machine: null, self: 0, teacher: 0.5 },
    },
    route: shownRoute({ declared: chosen('workshop'), effective: 'workshop' }),
    targets: [...targets, ...second],
    menu: [
      {
        title: { en: 'Measure my room', es: 'Measure my room' },
        url: null,
        minutes: null,
        why: { en: 'Your teacher said yes.', es: 'Tu docente dijo que sí.' },
        isOwn: true,
      },
      ...(keyShown().menu ?? []),
    ],
    asks: [
      { target: ORDER, standing: 'may' },
      { target: other, standing: 'open' },
    ],
    ideas: [
      { ...idea, id: 4, state: 'open', url: 'https://example.org/bread' },
      { ...idea, id: 5, state: 'answered', text: 'Watch a video', reply: 'Which one? Show me tomorrow.' },
    ],
    ...over,
  });
}

export function shownRoute(over: Partial<ShownRoute> = {}): ShownRoute {
  return {
    recommended: 'workshop',
    declared: null,
    assigned: null,
    effective: 'undecided',
    why: {
      en: 'You were right in two tickets one after the other, so you can go on by yourself.',
      es: 'Acertaste en dos boletos seguidos, así que puedes seguir por tu cuenta.',
    },
    ...over,
  };
}

export function chosen(route: Chosen['route'], over: Partial<Chosen> = {}): Chosen {
  return {
    route,
    at: Instant.parse('2026-09-15T14:20:00Z'),
    by: '1001',
    date: SchoolDate.parse('2026-09-15'),
    ...over,
  };
}

const TARGET: ShownTarget = {
  target: ORDER,
  iCan: {
    en: 'I can add fractions with different denominators.',
    es: 'Puedo sumar fracciones con distinto denominador.',
  },
  level: 'approaching',
  teacherWords: { en: 'approaching', es: 'cerca' },
  words: {
    en: 'You are close: your last two tickets were right, the first one was not there yet.',
    es: 'Estás cerca: tus dos últimos boletos estuvieron bien; el primero, todavía no.',
  },
  rule: {
    en: 'It is mastered when four of five answers are right, on more than one day.',
    es: 'Está dominado cuando cuatro de cinco respuestas están bien, en más de un día.',
  },
  path: [0.25, 0.5, 0.5, 1],
};
