import { handmadeItem } from '../../src/sandbox/schoology/world/hands.ts';
import type { SchoologyHappening, SchoologyPerson, SchoologySchool } from '../../src/sandbox/schoology/index.ts';
import { instant, type Instant } from '../../src/time.ts';

const START = instant('2026-09-07T05:00:00Z');
const CODES = ['5.NF.A.1', '5.NF.A.2', '5.NF.B.3', '5.NF.B.4'];
const ZONE = 'America/Chicago';

export interface SchoologySize {
  readonly sections: number;
  readonly teachers: number;
  readonly learners: number;
  readonly items: number;
}

/** A Schoology school of graded assignments, half of them handed in to Schoology, half quizzes; tagged by their titles. */
export function gradedSections({ sections, teachers, learners, items }: SchoologySize): SchoologySchool {
  const story: SchoologyHappening[] = [];
  const add = (at: Instant, deed: SchoologyHappening['deed']): void => void story.push({ at, deed });
  const person = (uid: string, role: SchoologyPerson['role']): SchoologyPerson => ({
    uid,
    schoolUid: `X-${uid}`,
    role,
    first: 'Person',
    last: uid,
    email: `p${uid}@bench.example`,
    zone: ZONE,
  });
  for (let t = 0; t < teachers; t += 1) add(START, { kind: 'person', person: person(teacherOf(t), 'teacher') });
  for (let l = 0; l < sections * learners; l += 1)
    add(START, { kind: 'person', person: person(String(500_000 + l), 'student') });
  add(START, { kind: 'period', period: { id: '1301', title: 'Year', start: '2026-08-01', end: '2027-06-30' } });
  for (let s = 0; s < sections; s += 1) {
    const section = sectionOf(s);
    const category = String(43_000 + s);
    add(START, {
      kind: 'section',
      section: {
        id: section,
        courseId: String(3000 + s),
        courseTitle: 'Mathematics 5',
        title: `Section ${s + 1}`,
        schoolCode: `SC-${section}`,
        periods: ['1301'],
        weighted: false,
      },
    });
    add(START, {
      kind: 'category',
      section,
      category: {
        id: category,
        title: 'Work',
        delta: 0,
        calculation: 2,
        maxPoints: 100,
        scale: '0',
        dropLowest: 0,
        weight: 0,
      },
    });
    add(START, {
      kind: 'enrolled',
      section,
      enrollment: { id: String(870_000 + s), uid: teacherOf(s % teachers), admin: true, status: 1 },
    });
    for (let l = 0; l < learners; l += 1)
      add(START, {
        kind: 'enrolled',
        section,
        enrollment: {
          id: enrollmentOf(s, l, learners),
          uid: String(500_000 + s * learners + l),
          admin: false,
          status: 1,
        },
      });
    for (let i = 0; i < items; i += 1)
      addItem(add, { section, category, s, i, learners, teacher: teacherOf(s % teachers) });
  }
  return {
    start: START,
    story,
    school: { id: '240', name: 'Bench' },
    file: {
      school: { id: 'bench', name: 'Bench', lms: 'schoology', timeZone: ZONE, languages: ['en'] },
      review: 'auto',
      courses: Array.from({ length: sections }, (_, s) => ({
        id: sectionOf(s),
        teacher: teacherOf(s % teachers),
        area: 'mathematics',
        grade: 5,
        units: [{ title: 'All', targets: CODES }],
      })),
      targets: CODES.map((code) => ({ code, iCan: `I can do ${code}`, grade: 5, area: 'mathematics' })),
      tags: [{ titlePattern: '\\[(?<code>[^\\]]+)\\]' }],
    },
  };
}

interface Spot {
  readonly section: string;
  readonly category: string;
  readonly s: number;
  readonly i: number;
  readonly learners: number;
  readonly teacher: string;
}

function addItem(
  add: (at: Instant, deed: SchoologyHappening['deed']) => void,
  { section, category, s, i, learners, teacher }: Spot,
): void {
  const id = String(6_000_000 + s * 1000 + i);
  const at = minutesAfter((i + 1) * 720);
  const quiz = i % 2 === 0;
  add(at, {
    kind: 'posted',
    item: handmadeItem(
      section,
      id,
      teacher,
      category,
      { title: `Work ${i} [${CODES[i % CODES.length]}]`, type: quiz ? 'assessment' : 'assignment', maxPoints: 10 },
      () => `9${id}`,
    ),
  });
  for (let l = 0; l < learners; l += 1) {
    if (!quiz)
      add(minutesAfter((i + 1) * 720 + 10), {
        kind: 'submitted',
        section,
        item: id,
        uid: String(500_000 + s * learners + l),
        draft: false,
        body: 'Done',
      });
    const score = (l * 7 + i * 3) % 11;
    add(minutesAfter((i + 1) * 720 + 20), {
      kind: 'graded',
      section,
      item: id,
      enrollment: enrollmentOf(s, l, learners),
      cell: { score, exception: 0, comment: '', status: null },
    });
  }
}

function sectionOf(s: number): string {
  return String(7000 + s);
}

function teacherOf(t: number): string {
  return String(5100 + t);
}

function enrollmentOf(s: number, l: number, learners: number): string {
  return String(880_000 + s * learners + l);
}

function minutesAfter(minutes: number): Instant {
  return instant(new Date(Date.parse(START) + minutes * 60_000).toISOString());
}
