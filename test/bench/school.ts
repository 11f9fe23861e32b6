import type { Happening, SandboxSchool } from '../../src/sandbox/google/index.ts';
import { instant, type Instant } from '../../src/time.ts';

export const START = instant('2026-09-07T05:00:00Z');
export const NIGHT = instant('2026-11-23T08:00:00Z');
const TEACHER = 't1';
const CODES = ['5.NF.A.1', '5.NF.A.2', '5.NF.B.3', '5.NF.B.4', '5.NBT.A.1', '5.NBT.A.2', '5.NBT.B.5', '5.NBT.B.6'];

export interface Size {
  readonly courses: number;
  readonly learners: number;
  readonly coursework: number;
  /** Over which the coursework is spread evenly; absent: one a day. */
  readonly days?: number;
}

/** A school of graded assignments, each tagged by its title; every learner handed everything in. */
export function gradedSchool({ courses, learners, coursework, days = coursework }: Size): SandboxSchool {
  const story: Happening[] = [
    {
      at: START,
      deed: { kind: 'person', person: { id: TEACHER, email: 't1@bench.example', given: 'Ada', family: 'Bench' } },
    },
  ];
  const add = (at: Instant, deed: Happening['deed']): void => void story.push({ at, deed });
  for (let l = 0; l < courses * learners; l += 1) {
    add(START, {
      kind: 'person',
      person: { id: `s${l}`, email: `s${l}@bench.example`, given: 'Learner', family: `Number ${l}` },
    });
  }
  for (let c = 0; c < courses; c += 1) {
    const course = `c${c}`;
    const roster = Array.from({ length: learners }, (_, l) => `s${c * learners + l}`);
    add(START, {
      kind: 'course',
      course: { id: course, name: `Course ${c}`, owner: TEACHER, state: 'ACTIVE', missingGrade: 0 },
    });
    for (const user of roster) add(START, { kind: 'joined', course, user });
    for (let w = 0; w < coursework; w += 1) addWork(story, course, w, roster, ((w + 1) * days) / coursework);
  }
  return {
    start: START,
    story,
    file: {
      school: { id: 'bench', name: 'Bench', lms: 'google', timeZone: 'America/Chicago', languages: ['en'] },
      courses: Array.from({ length: courses }, (_, c) => ({
        id: `c${c}`,
        teacher: 't1@bench.example',
        area: 'mathematics',
        grade: 5,
        units: [{ title: 'All', targets: CODES }],
      })),
      targets: CODES.map((code) => ({ code, iCan: `I can do ${code}`, grade: 5, area: 'mathematics' })),
      tags: [{ titlePattern: '\\[(?<code>[^\\]]+)\\]' }],
    },
  };
}

function addWork(story: Happening[], course: string, w: number, roster: readonly string[], day: number): void {
  const item = `${course}w${w}`;
  const at = minutesAfter(START, Math.floor(day * 1440));
  story.push({
    at,
    deed: {
      kind: 'posted',
      item: {
        type: 'courseWork',
        id: item,
        course,
        project: 'web',
        creator: TEACHER,
        state: 'PUBLISHED',
        mode: 'ALL_STUDENTS',
        students: [],
        materials: [],
        text: '',
        scheduled: null,
        title: `Work ${w} [${CODES[w % CODES.length]}]`,
        workType: 'ASSIGNMENT',
        choices: [],
        maxPoints: 10,
        due: null,
        topic: null,
        modification: 'MODIFIABLE_UNTIL_TURNED_IN',
      },
    },
  });
  for (const [l, learner] of roster.entries()) {
    const points = (l * 7 + w * 3) % 11;
    story.push(
      { at: minutesAfter(at, 10), deed: { kind: 'turned-in', course, item, learner } },
      {
        at: minutesAfter(at, 20),
        deed: { kind: 'graded', course, item, learner, by: TEACHER, draft: points, assigned: points },
      },
      { at: minutesAfter(at, 30), deed: { kind: 'returned', course, item, learner, by: TEACHER } },
    );
  }
}

function minutesAfter(at: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(at) + minutes * 60_000).toISOString());
}
