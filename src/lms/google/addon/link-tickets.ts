import { CourseworkId, PostId } from '../../../ids.ts';
import type { CourseId, LearnerId } from '../../../ids.ts';
import { LmsError } from '../../errors.ts';
import type { LinkTickets } from '../../link-tickets.ts';
import { whole } from '../answers.ts';
import type { Api } from '../api.ts';
import type { PostsApi } from '../posts/api-posts.ts';
import { unreadable } from '../errors.ts';
import { linkTicketOf } from '../posts/post.ts';
import { Coursework, GradeCell } from '../schema.ts';

export interface LinkTicketParts {
  readonly api: Api;
  /** A new one for each operation. */
  readonly posts: () => PostsApi;
}

/** Tickets behind a link (writeback/PROTOCOL.md 2.17). */
export function createLinkTickets({ api, posts }: LinkTicketParts): LinkTickets {
  /**
   * Our assignment that links to the address, drafts included. If there are several (a create that was answered late),
   * the oldest.
   */
  async function find(course: CourseId, address: string): Promise<CourseworkId | null> {
    const found: Coursework[] = [];
    for await (const page of api.coursework(course)) {
      for (const record of page) {
        const read = Coursework.safeParse(record);
        if (read.success && isOurs(read.data, address)) found.push(read.data);
        if (!read.success && JSON.stringify(record).includes(address))
          throw unreadable('Google listed the assignment of a ticket in a way that cannot be read', false);
      }
    }
    const [oldest] = found.toSorted((a, b) => (a.creationTime ?? '').localeCompare(b.creationTime ?? ''));
    return oldest === undefined ? null : CourseworkId.parse(oldest.id);
  }

  async function cellOf(course: CourseId, coursework: CourseworkId, learner: LearnerId): Promise<GradeCell> {
    for await (const page of api.gradeCells(course, coursework, learner)) {
      for (const record of page) {
        const cell = whole(GradeCell, record, 'submission', (read) => read);
        if (cell.userId === learner && cell.courseWorkId === coursework) return cell;
      }
    }
    throw new LmsError('gone', 'the learner has no submission there', {
      todo: 'Check in Classroom whether the assignment is still given to this learner.',
    });
  }

  return {
    async draft(course, request) {
      const deed = posts();
      const found = await find(course, request.address);
      if (found !== null) return { coursework: found };
      const answer = await deed.create(course, { carrier: 'assignment', body: linkTicketOf(request) });
      const made = whole(Coursework, answer, 'post', (read) => read, true);
      if (made.courseId !== course || made.state !== 'DRAFT' || !hasLink(made, request.address)) {
        await posts().remove(course, { carrier: 'assignment', id: PostId.parse(made.id) });
        throw new LmsError('malformed', 'Google made another assignment than was asked for and it was removed', {
          todo: 'Look at the class in Classroom before making it again.',
        });
      }
      return { coursework: CourseworkId.parse(made.id) };
    },
    async change(course, coursework, { title, points }) {
      const post = { carrier: 'assignment', id: PostId.parse(coursework) } as const;
      await posts().patch(course, post, { title, maxPoints: points ?? 0 });
    },
    async draftGrade(course, coursework, learner, { points, last }) {
      const deed = posts();
      const { id, draftGrade, assignedGrade } = await cellOf(course, coursework, learner);
      const stands = assignedGrade ?? draftGrade ?? null;
      if (stands === points) return 'none';
      const isReturned = assignedGrade !== null && assignedGrade !== undefined;
      if (isReturned || (stands !== null && stands !== last)) return 'stays';
      await deed.draftGrade(course, coursework, id, points);
      return 'updated';
    },
  };
}

/** An assignment copied by hand has the same link, but our project did not make it. */
function isOurs(work: Coursework, address: string): boolean {
  return work.associatedWithDeveloper === true && hasLink(work, address);
}

function hasLink({ materials }: Coursework, address: string): boolean {
  const { href } = new URL(address);
  return (materials ?? []).some(({ link }) => URL.canParse(link?.url ?? '') && new URL(link?.url ?? '').href === href);
}
