import { LearnerId } from '../../src/ids.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';
import {
  COURSE,
  learnerEmail,
  learnerId,
  quiz,
  smallSchool,
  TEACHER,
  type SmallWork,
} from '../builders/lms/sandbox.ts';
import { instant } from '../../src/time.ts';
import { isObject, type Json, type JsonObject } from './mutator.ts';
import type { OpenStage } from './stage.ts';

const LEARNERS = 8;
const NUMBERS = Array.from({ length: LEARNERS }, (_, n) => n + 1);
/** What names a record. Of a submission, learner and work together: the others of both stay sound. */
const ID_FIELDS = ['userId', 'responseId', 'formId', 'topicId', 'respondentEmail'];

const everyone = <T>(of: (n: number) => T): Record<number, T> => Object.fromEntries(NUMBERS.map((n) => [n, of(n)]));

/** A ticket of two questions; the first `slow` learners miss the first. */
function ticket(n: number, at: string, slow: number): SmallWork {
  const target = n % 3 === 0 ? '5.NF.A.2' : '5.NF.A.1';
  return {
    id: `700${n}`,
    title: `Ticket ${n} [${target}]`,
    at: instant(at),
    quiz: quiz(`f${n}`, [{}, {}]),
    answers: everyone((learner) => [learner <= slow ? 'wrong' : 'right', 'right']),
  };
}

function work(n: number, at: string, slow: number): SmallWork {
  return {
    id: `700${n}`,
    title: `Work ${n} [5.NF.A.1]`,
    at: instant(at),
    grades: everyone((learner) => ({ draft: learner <= slow ? 3 : 9, assigned: learner <= slow ? 3 : 9 })),
  };
}

const SCHOOL = smallSchool({
  learners: LEARNERS,
  file: { review: 'auto' },
  work: [
    ticket(1, '2026-09-08T14:00:00Z', 3),
    work(2, '2026-09-09T14:00:00Z', 3),
    ticket(3, '2026-09-10T14:00:00Z', 2),
    ticket(4, '2026-09-10T15:00:00Z', 3),
    ticket(5, '2026-09-14T14:00:00Z', 2),
    work(6, '2026-09-15T14:00:00Z', 1),
    ticket(7, '2026-09-15T15:00:00Z', 1),
  ],
});

/** Eight learners at the Google stand-in, with work before the first night and on the days between. */
export const googleStage: OpenStage = async (start, network) => {
  const nights = await googleMemoryNights(SCHOOL, start, network);
  const { world } = nights.box;
  return {
    nights,
    kinds: {
      lists: (answer) => Object.values(answer),
      idsOf,
      mayBeNamed: (path) => /id$|ids$|^title$|token|answers/i.test(lastName(path)) || path.includes('answers'),
    },
    learners: NUMBERS.map((n) => LearnerId.parse(learnerId(n))),
    ground: [TEACHER.id, COURSE],
    restsOn(place) {
      const [learner = '', coursework = ''] = place.split(' ');
      const n = Number(learner) - Number(learnerId(0));
      return [
        learner,
        coursework,
        `${learner} ${coursework}`,
        formOf(coursework),
        learnerEmail(n),
        `r-${coursework}-${n}`,
      ];
    },
    // Questions that looked sound and were not are kept until the coursework changes.
    keeps: (place) => [formOf(place.split(' ')[1] ?? '')],
    seen(learner) {
      const { coursework, announcements } = world.seenBy(learner, COURSE);
      return [
        ...coursework
          .filter(({ project }) => project !== 'web')
          .map(({ title }) => ({ words: title, misdirected: false })),
        ...announcements.map(({ text, students }) => ({ words: text, misdirected: students.length !== 1 })),
      ];
    },
  };
};

function formOf(coursework: string): string {
  return coursework.replace('700', 'f');
}

function idsOf(record: JsonObject, pathname: string): string[] {
  const form = /^\/v1\/forms\/(\w+)$/.exec(pathname)?.[1]; // one bad question makes the whole form unreadable
  return [...named(record), ...(form === undefined ? [] : [form])];
}

function named(record: JsonObject): string[] {
  const { id, userId, courseWorkId, profile } = record;
  if (typeof userId === 'string' && typeof courseWorkId === 'string') return [`${userId} ${courseWorkId}`];
  if (typeof id === 'string') return [id];
  const emailAddress: Json | undefined = isObject(profile) ? profile['emailAddress'] : undefined; // a neighbour's makes the neighbour's answers nobody's
  return [emailAddress ?? null, ...ID_FIELDS.map((field) => record[field] ?? null)].flatMap((value) =>
    typeof value === 'string' ? [value] : [],
  );
}

function lastName(path: readonly (string | number)[]): string {
  const last = path.findLast((part) => typeof part === 'string');
  return typeof last === 'string' ? last : '';
}
