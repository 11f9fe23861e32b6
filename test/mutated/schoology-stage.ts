import { LearnerId } from '../../src/ids.ts';
import type { SchoologyHappening } from '../../src/sandbox/schoology/index.ts';
import { handmadeItem } from '../../src/sandbox/schoology/world/hands.ts';
import { instant } from '../../src/time.ts';
import { schoologyMemoryNights } from '../builders/memory/memory-night.ts';
import { CATEGORY, enrollmentOf, PERIOD, SECTION, smallSchoology, TEACHER, uidOf } from '../builders/lms/schoology.ts';
import { SCHOOLOGY_FILE } from '../builders/lms/schoology-night.ts';
import { isObject, type Json, type JsonObject } from './mutator.ts';
import type { OpenStage } from './stage.ts';

const LEARNERS = 8;
const NUMBERS = Array.from({ length: LEARNERS }, (_, n) => n + 1);
/** Under which a list's rows stand, at the top of the answer or one below. */
const LISTS = new Set([
  'section',
  'enrollment',
  'assignment',
  'grade',
  'revision',
  'comment',
  'grading_category',
  'grading_period',
]);
const TEXTS = /^(id|uid|api_uid|title|.*_id|.*_title)$/;

const everyone = <T>(of: (n: number) => T): Record<number, T> => Object.fromEntries(NUMBERS.map((n) => [n, of(n)]));
const scores = (slow: number): Record<number, number> => everyone((n) => (n <= slow ? 3 : 10));

/** Work of one of the days between the nights: a ticket that all hand in, and its scores. */
function later(id: string, title: string, at: string, slow: number): SchoologyHappening[] {
  const [when, place] = [instant(at), { section: SECTION, item: id }];
  const item = handmadeItem(
    SECTION,
    id,
    TEACHER.uid,
    CATEGORY,
    { period: PERIOD, maxPoints: 10, title },
    () => `9${id}`,
  );
  return [
    { at: when, deed: { kind: 'posted', item } },
    ...NUMBERS.flatMap((n): SchoologyHappening[] => [
      { at: when, deed: { kind: 'submitted', ...place, uid: uidOf(n), draft: false, body: 'My answer' } },
      {
        at: when,
        deed: {
          kind: 'graded',
          ...place,
          enrollment: enrollmentOf(n),
          cell: { score: n <= slow ? 3 : 10, exception: 0, comment: '', status: null },
        },
      },
    ]),
  ];
}

/** Some hand in, some have words of the teacher beside a score, some only a score: each way a note may go is taken. */
const SCHOOL = smallSchoology({
  learners: LEARNERS,
  items: [
    {
      id: '7101',
      title: 'Entrance ticket [5.NF.A.1]',
      type: 'assessment',
      due: instant('2026-09-08T20:00:00Z'),
      grades: scores(3),
    },
    {
      id: '7102',
      title: 'Exit ticket [5.NF.A.1]',
      due: instant('2026-09-10T20:00:00Z'),
      handedIn: [1, 3, 5, 6],
      grades: scores(3),
    },
    { id: '7103', title: 'Station [5.NF.A.2]', handedIn: [1, 2, 5], grades: scores(2) },
    { id: '7104', title: 'Essay in the cloud [5.NF.A.2]', cloud: true },
    { id: '7105', title: 'Discussion [5.NF.A.2]', type: 'discussion', grades: scores(1) },
  ],
  more: [
    ...later('7106', 'Ticket of Monday [5.NF.A.1]', '2026-09-14T15:00:00Z', 2),
    ...later('7107', 'Ticket of Tuesday [5.NF.A.2]', '2026-09-15T15:00:00Z', 1),
  ],
});

/** Eight learners at the Schoology stand-in, with work before the first night and on the days between. */
export const schoologyStage: OpenStage = async (start, network) => {
  const nights = await schoologyMemoryNights(
    { ...SCHOOL, file: { ...SCHOOLOGY_FILE, review: 'auto' } },
    start,
    network,
  );
  const { world } = nights.box;
  return {
    nights,
    kinds: { lists, idsOf, mayBeNamed: (path) => path.some((part) => TEXTS.test(String(part))) },
    learners: NUMBERS.map((n) => LearnerId.parse(uidOf(n))),
    ground: [TEACHER.uid, SECTION],
    restsOn(place) {
      const [uid = '', item = ''] = place.split(' ');
      const enrollment = enrollmentOf(Number(uid) - Number(uidOf(0)));
      return [uid, enrollment, item, `${enrollment} ${item}`, `${uid} ${item}`];
    },
    keeps: () => [],
    seen(learner) {
      const items = world.state.sections.get(SECTION)?.items;
      return world
        .seenBy(learner, SECTION)
        .flatMap(({ id, title, individual, gradeComment, comments }) => [
          ...(items?.get(id)?.via === 'api' ? [{ words: title, misdirected: !individual }] : []),
          ...[gradeComment ?? '', ...comments.map(({ text }) => text)]
            .filter((text) => text.includes('/r/'))
            .map((words) => ({ words, misdirected: false })),
        ]);
    },
  };
};

function lists(answer: JsonObject): Json[] {
  return Object.entries(answer).flatMap(([key, value]) => {
    if (LISTS.has(key)) return [value];
    return isObject(value) ? lists(value) : [];
  });
}

/** Of a cell and of what was handed in: person and item together, for the others of both stay sound. */
function idsOf(record: JsonObject, pathname: string): string[] {
  const { id, uid, api_uid: account, enrollment_id: enrollment, assignment_id: item } = record;
  const handedIn = /\/submissions\/(\d+)$/.exec(pathname)?.[1];
  if (pathname.endsWith('/comments')) return []; // words on the work, on which no score rests
  if (enrollment !== undefined && item !== undefined) return [`${text(enrollment)} ${text(item)}`];
  if (handedIn !== undefined) return [`${text(uid)} ${handedIn}`];
  return [id, uid, account].flatMap((value) => (value === undefined ? [] : [text(value)]));
}

function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
