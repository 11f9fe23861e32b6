import { LearnerId, TargetCode } from '../../../src/ids.ts';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import type { AnswerValue, Mark, TicketState } from '../../../src/ticket/types.ts';
import type { Reviewed, Room, RoomLearner, ShownRoute } from '../../../src/ticket/live.ts';
import { instant, SchoolDate } from '../../../src/time.ts';

const AT = instant('2026-05-12T13:50:00Z');
const DATE = SchoolDate.parse('2026-05-12');

const NAMES = [
  'Aaliyah Washington',
  'Mateo Hernández Ruiz',
  'Priya Raghunathan',
  'Liam O’Connor',
  'Javier Ortega Salas',
  'Noor Al-Hamadi',
  'Sofía Castillo',
  'Ethan Park',
  'Zainab Yusuf',
  'Caleb Nguyen',
  'Isabella Romero',
  'Dylan Kowalski',
  'Thandiwe Mokoena',
  'Owen Fitzgerald',
  'Mei-Ling Chen',
  'Lucas Pereira da Silva',
  'Amara Okafor',
  'Hannah Goldberg',
  'Tomás Villanueva',
  'Grace Kim',
  'Elijah Brooks',
  'Valentina Cruz',
  'Kofi Mensah',
  'Ruby Sanders',
  'Anh Tran',
  'Samir Patel',
  'Chloe Dubois',
  'Emmanuel Baptiste-Laurent',
];

const WHY = {
  en: 'Two of three tickets on 5.NF.A.1 say not yet.',
  es: 'Dos de tres boletos sobre 5.NF.A.1 dicen: todavía no.',
};

export const NO_ROUTE: ShownRoute = {
  recommended: 'undecided',
  declared: null,
  assigned: null,
  effective: 'undecided',
  why: WHY,
};

export const ROOM_PAGE: Omit<TicketPageData, 'live'> = {
  opening: 'opening',
  door: 'addon',
  preview: false,
  wall: false,
  frame: 'teacher',
  person: 'teacher',
  attachment: 'a1',
  learner: null,
  title: 'Adding fractions with unlike denominators',
  kind: 'entrance',
  unit: 'Fractions',
  station: null,
  questions: [
    {
      number: 1,
      kind: 'one',
      text: 'Which is the same as 1/2 + 1/4?',
      target: TargetCode.parse('5.NF.A.1'),
      choices: ['2/6', '3/4', '1/8', '2/4'],
      right: [1],
    },
    {
      number: 2,
      kind: 'number',
      text: 'Lucía drank 1/3 of a litre and then 1/6 more. How much is that together?',
      target: TargetCode.parse('5.NF.A.2'),
      choices: null,
      right: '1/2',
    },
    {
      number: 3,
      kind: 'sentence',
      text: 'How did you find a common denominator?',
      target: TargetCode.parse('5.NF.A.1'),
      choices: null,
      right: null,
    },
  ],
  targets: [
    {
      code: TargetCode.parse('5.NF.A.1'),
      iCan: {
        en: 'I can add fractions with unlike denominators.',
        es: 'Puedo sumar fracciones con distinto denominador.',
      },
    },
    {
      code: TargetCode.parse('5.NF.A.2'),
      iCan: {
        en: 'I can solve word problems with fractions.',
        es: 'Puedo resolver problemas con fracciones.',
      },
    },
  ],
  closes: [],
};

const SENTENCES = [
  'I looked for a number that 2 and 4 both go into and it was 4',
  'I multiplied the bottoms',
  'I drew two bars and cut them until the parts were the same size, then I counted how many parts there were in all',
  'Busqué un número que se pueda dividir entre los dos',
];

/** What each learner of the class answers, always the same. */
function answersOf(place: number): AnswerValue[] {
  const one = [1, 1, 0, 1, 3, 1][place % 6] ?? 1;
  const number = ['1/2', '3/6', '2/9', '0.5', '1/2'][place % 5] ?? '1/2';
  return [one, number, place % 4 === 3 ? null : (SENTENCES[place % SENTENCES.length] ?? null)];
}

function markOf(question: number, value: AnswerValue, place: number, state: TicketState): Mark {
  const right = question === 1 ? value === 1 : ['1/2', '3/6', '0.5'].includes(String(value));
  const machine = value === null || question === 3 ? null : right ? 1 : 0;
  const isMarked = (state === 'key' || state === 'closed') && place % 7 !== 6 && value !== null;
  const own = machine ?? 1;
  return { machine, self: isMarked ? (place % 9 === 4 ? ((1 - own) as 0 | 1) : own) : null, teacher: null };
}

export interface RoomWish {
  readonly state?: TicketState;
  readonly learners?: number;
  readonly v?: number;
}

/** One came by the link alone, and has no work in the LMS yet. */
const GRADES: Room['grades'] = {
  given: 26,
  of: 27,
  waits: [{ learner: LearnerId.parse('s1'), why: 'no-work' }],
};

/** A class of `learners` in that state, with names as they are. */
export function roomOf({ state = 'open', learners: count = NAMES.length, v = 1 }: RoomWish = {}): Room {
  const hasKey = state === 'key' || state === 'closed';
  const learners = NAMES.slice(0, count).map((name, place): RoomLearner => {
    const isSilent = state === 'open' ? place % 5 === 2 : place === 11;
    const values = isSilent ? [] : answersOf(place);
    return {
      id: LearnerId.parse(`s${place + 1}`),
      name,
      done: !isSilent && place % 2 === 0,
      here: !isSilent,
      answers: values.flatMap((value, index) =>
        value === null ? [] : [{ question: index + 1, value, version: 1, at: AT }],
      ),
      late: state !== 'open' && place === 11 ? [{ question: 1, value: 1, at: AT, counts: false }] : [],
      marks: Object.fromEntries(
        [1, 2, 3].map((question) => [question, markOf(question, values[question - 1] ?? null, place, state)]),
      ),
      route: hasKey ? routeOf(place) : NO_ROUTE,
    };
  });
  return {
    v,
    role: 'teacher',
    state,
    shown: hasKey ? [1, 2, 3] : [],
    learners,
    room: hasKey
      ? seatsOf(learners)
      : { 'seminar-1': [], 'seminar-2': [], talk: [], workshop: [], undeclared: learners.map(({ id }) => id) },
    ask: hasKey
      ? [
          {
            learner: LearnerId.parse('s5'),
            question: {
              en: 'chose the workshop, and the evidence says seminar. Would a word help before they start?',
              es: 'eligió el taller, y la evidencia dice seminario. ¿Ayudaría una palabra antes de empezar?',
            },
          },
          {
            learner: LearnerId.parse('s9'),
            question: {
              en: 'sat in the seminar 5 of the last 6 times. Is there another way in?',
              es: 'estuvo en el seminario 5 de las últimas 6 veces. ¿Hay otra manera de entrar?',
            },
          },
        ]
      : [],
    teachAll: [],
    checks: [],
    ideas: [],
    grades: hasKey ? GRADES : null,
  };
}

function routeOf(place: number): ShownRoute {
  const recommended = place % 6 === 2 || place % 6 === 4 ? 'seminar' : 'workshop';
  const chosen = place % 8 === 7 ? null : place === 4 || place % 3 !== 2 ? 'workshop' : 'seminar';
  return {
    recommended,
    declared: chosen === null ? null : { route: chosen, at: AT, by: `s${place + 1}`, date: DATE },
    assigned: place === 10 ? { route: 'seminar', slot: 'second', at: AT, by: 'teacher', date: DATE } : null,
    effective: place === 10 ? 'seminar' : (chosen ?? recommended),
    why: WHY,
  };
}

function seatsOf(learners: readonly RoomLearner[]): Room['room'] {
  const isIn = (route: 'seminar' | 'workshop'): LearnerId[] =>
    learners
      .filter(({ route: { effective, declared, assigned } }) => effective === route && (assigned ?? declared) !== null)
      .map(({ id }) => id);
  const seminar = isIn('seminar');
  return {
    'seminar-1': seminar.slice(0, 5),
    'seminar-2': seminar.slice(5, 9),
    talk: seminar.slice(9),
    workshop: isIn('workshop'),
    undeclared: learners.filter(({ route }) => (route.assigned ?? route.declared) === null).map(({ id }) => id),
  };
}

export function roomPage(wish: RoomWish = {}): TicketPageData {
  return { ...ROOM_PAGE, live: roomOf(wish) };
}

/** The work of one learner as a review shows it: a room with nobody else in it. */
export function reviewPageData(over: Partial<Room> = {}): TicketPageData {
  const name = 'Emmanuel Baptiste-Laurent';
  const room = roomOf({ state: 'key', learners: 1 });
  const learners = room.learners.map((learner) => ({
    ...learner,
    name,
    answers: [
      { question: 1, value: 1, version: 2, at: AT },
      { question: 2, value: '2/9', version: 1, at: AT },
      { question: 3, value: SENTENCES[2] ?? null, version: 4, at: AT },
    ],
    marks: {
      1: { machine: 1, self: 1, teacher: null },
      2: { machine: 0, self: 1, teacher: null },
      3: { machine: null, self: 1, teacher: null },
    } as const,
  }));
  const review: Reviewed = {
    grade: { points: 1, of: 2 },
    gradeWaits: null,
    notes: [{ text: 'You drew the bars before you counted: that is a strategy to keep.', at: AT }],
    targets: [
      {
        target: TargetCode.parse('5.NF.A.1'),
        iCan: {
          en: 'I can add fractions with unlike denominators.',
          es: 'Puedo sumar fracciones con distinto denominador.',
        },
        level: 'not-yet',
        words: { en: 'Not yet. There is more time for it.', es: 'Todavía no. Hay más tiempo para esto.' },
        teacherWords: { en: 'Not yet', es: 'Todavía no' },
        rule: { en: 'The rule.', es: 'La regla.' },
        path: [0.25, 0.5, 0.5],
      },
    ],
  };
  return {
    ...ROOM_PAGE,
    frame: 'review',
    learner: { id: LearnerId.parse('s1'), name },
    live: { ...room, ask: [], learners, review, ...over },
  };
}

function by(n: number): LearnerId {
  return LearnerId.parse(`s${n}`);
}

/** Two who are ready to show a target, one granted, and three ideas for the workshop in each of their states. */
export function wishes(): Pick<Room, 'checks' | 'ideas'> {
  const [adding, telling] = ROOM_PAGE.targets;
  if (adding === undefined || telling === undefined) throw new Error('the ticket has two targets');
  const check = { target: adding.code, iCan: adding.iCan };
  const idea = { target: telling.code, iCan: telling.iCan, url: null, reply: '', classTitle: null };
  return {
    checks: [
      { ...check, id: 1, learner: by(2), why: 'I drew it with bars and it came out the same twice.', state: 'open' },
      { ...check, id: 2, learner: by(5), why: '', state: 'approved' },
    ],
    ideas: [
      { ...idea, id: 1, learner: by(7), text: 'Bake bread', url: 'https://example.org/bread', state: 'open' },
      { ...idea, id: 2, learner: by(8), text: 'Measure my room and draw it', state: 'accepted' },
      { ...idea, id: 3, learner: by(9), text: 'Watch a video', state: 'answered', reply: 'Which one?' },
    ],
  };
}
