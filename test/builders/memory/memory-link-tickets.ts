import { CourseworkId } from '../../../src/ids.ts';
import type { LinkTicketRequest, LinkTickets } from '../../../src/lms/link-tickets.ts';

/** Tickets behind a link in memory. */
export interface MemoryLinkTickets extends LinkTickets {
  /** What was asked for, by coursework. */
  readonly made: ReadonlyMap<CourseworkId, LinkTicketRequest>;
  /** What stands as a draft grade, by coursework and learner; a teacher's own is set here. */
  readonly grades: Map<string, number>;
}

export function memoryLinkTickets(): MemoryLinkTickets {
  const made = new Map<CourseworkId, LinkTicketRequest>();
  const grades = new Map<string, number>();
  return {
    made,
    grades,
    async draft(_course, request) {
      for (const [coursework, { address }] of made) if (address === request.address) return { coursework };
      const coursework = CourseworkId.parse(`linked-${made.size + 1}`);
      made.set(coursework, request);
      return { coursework };
    },
    async change(_course, coursework, { title, points }) {
      const request = made.get(coursework);
      if (request !== undefined) made.set(coursework, { ...request, title, points });
    },
    async draftGrade(_course, coursework, learner, { points, last }) {
      const cell = `${coursework} ${learner}`;
      const stands = grades.get(cell) ?? null;
      if (stands === points) return 'none';
      if (stands !== null && stands !== last) return 'stays';
      grades.set(cell, points);
      return 'updated';
    },
  };
}
