import { LearnerId, Marker, PostId, type CourseId, type CourseworkId } from '../../../ids.ts';
import { LmsError } from '../../errors.ts';
import { idIn, readRow } from '../../rows.ts';
import type { CommentRequest, Post } from '../../posts.ts';
import type { Row } from '../../types.ts';
import { afterwards } from '../posts/afterwards.ts';
import type { Api } from '../api.ts';
import type { WritesApi } from '../posts/api-writes.ts';
import { rowsDone } from '../posts/bulk.ts';
import { asRead, isSameAs, whyNot, withoutWords, withWords, wordsIn } from './cell.ts';
import type { CellWrite, OurWords } from './cell.ts';
import { Refused, unreadable } from '../errors.ts';
import type { EnrollmentId, ItemId } from '../ids.ts';
import { itemOf, sectionOf, type Account } from '../map.ts';
import type { Rosters } from '../people.ts';
import { Cell } from '../schema.ts';

export interface GradeCommentParts {
  readonly api: Api;
  readonly writes: () => WritesApi;
  readonly rosters: Rosters;
  readonly account: () => Promise<Account>;
  readonly markerRoot: string;
  /** The cell as the night's list showed it; null where none was read. */
  readonly listed: (item: ItemId, enrollment: EnrollmentId) => Cell | null;
}

/**
 * A comment beside a grade: parents may read it, so its words must suit them. The cell is read, merged, sent whole and
 * read back.
 */
export interface GradeComments {
  on(course: CourseId, on: CourseworkId, learner: LearnerId): AsyncIterable<Row<Post>>;
  say(course: CourseId, request: CommentRequest): Promise<Post>;
  /** Takes our own words out again and leaves the teacher's; where that cannot be done to the byte, they stay. */
  remove(course: CourseId, id: PostId): Promise<'updated' | 'none' | 'stays'>;
}

export function createGradeComments({
  api,
  writes: begin,
  rosters,
  account,
  markerRoot,
  listed,
}: GradeCommentParts): GradeComments {
  /** The one cell of a learner on an item, as it is now. @throws LmsError when it is not exactly that one: then nothing is written */
  async function cellOf(course: CourseId, on: CourseworkId | PostId, learner: LearnerId): Promise<Cell> {
    const item = itemOf(on);
    const [enrollment] = await rosters.resolve(course, [learner]);
    const cells: Cell[] = [];
    for await (const page of api.grades(sectionOf(course), {
      item,
      ...(enrollment === undefined ? {} : { enrollment }),
    })) {
      for (const record of page) {
        const row = readRow('grade', idIn(record, 'assignment_id'), Cell, record, (cell) => cell);
        if (!row.ok) throw unreadable('Schoology answered with a grade that cannot be read', false);
        cells.push(row.value);
      }
    }
    const [cell] = cells;
    if (
      cells.length > 1 ||
      (cell !== undefined && (cell.assignment_id !== item || cell.enrollment_id !== enrollment))
    ) {
      throw unreadable('Schoology answered with other grades than were asked for', false);
    }
    if (cell === undefined) throw refusal('there is no grade to stand beside');
    return cell;
  }

  async function toPost(words: OurWords, on: string, learner: LearnerId): Promise<Post> {
    return {
      ref: { carrier: 'grade-comment', id: PostId.parse(`${on}/${learner}/${words.marker}`) },
      marker: words.marker,
      state: 'published',
      title: null,
      text: words.text,
      assignees: [learner],
      // A grade's comment has no author (FACTS.md 5.2); the check behind our marker stands for one.
      creator: words.intact ? (await account()).teacher.id : null,
      ours: words.intact,
      createdAt: null,
    };
  }

  async function standsAs(
    course: CourseId,
    sent: CellWrite,
    learner: LearnerId,
  ): Promise<{ readonly same: boolean; readonly cell: Cell }> {
    const cell = await cellOf(course, PostId.parse(sent.assignment_id), learner);
    return {
      cell,
      same:
        Number(cell.grade) === Number(sent.grade) &&
        (cell.exception ?? 0) === 0 &&
        (cell.comment ?? '').replaceAll('\r\n', '\n') === sent.comment.replaceAll('\r\n', '\n') &&
        (sent.comment === '' || cell.comment_status !== (sent.comment_status === 0)),
    };
  }

  return {
    async *on(course, on, learner) {
      try {
        const { comment } = await cellOf(course, on, learner);
        for (const words of wordsIn(comment ?? '', markerRoot))
          yield { ok: true, value: await toPost(words, on, learner) };
      } catch (error) {
        // Where there is no work, no grade or no learner, there are no words of ours; a read that the host refuses
        // proves nothing.
        if (!(error instanceof LmsError) || error.scope !== 'call' || (error.kind !== 'gone' && !isOurs(error)))
          throw error;
      }
    },

    async say(course, { on, to: [learner], marker, text }) {
      const writes = begin();
      const before = await cellOf(course, on, learner);
      const reason = whyNot(before, markerRoot);
      if (reason !== null) throw refusal(reason);
      // The PUT sends the whole cell back as it was read, so a single read could be wrong: it is compared with the
      // night's read, or with a second one.
      const tonight = listed(before.assignment_id, before.enrollment_id) ?? (await cellOf(course, on, learner));
      if (!isSameAs(tonight, before, markerRoot)) throw refusal('it was changed since the night read it');
      const there = wordsIn(before.comment ?? '', markerRoot).find((words) => words.marker === marker);
      if (there !== undefined) return toPost(there, on, learner);
      const sent = withWords(before, { marker, text }, markerRoot);
      await put(writes, course, sent);
      const { same, cell } = await afterwards(() => standsAs(course, sent, learner));
      const words = wordsIn(cell.comment ?? '', markerRoot).find((each) => each.marker === marker);
      if (same && words !== undefined) return toPost(words, on, learner);
      // Not a trace of ours means that somebody wrote there in the meantime: theirs stays.
      // Put back with a fresh deadline: the teacher's grade must stand even if the time for the comment is over.
      if (words !== undefined) await afterwards(() => put(begin(), course, asRead(before)));
      throw new LmsError('malformed', 'Schoology kept another grade or comment than was sent', {
        todo: "Look at this learner's grade and its comment in Schoology before sending it again.",
      });
    },

    async remove(course, id) {
      const [item = '?', uid = '?', ...rest] = id.split('/');
      const learner = LearnerId.parse(uid);
      const marker = Marker.parse(rest.join('/'));
      const writes = begin();
      const cell = await cellOf(course, PostId.parse(item), learner);
      if (!wordsIn(cell.comment ?? '', markerRoot).some((words) => words.marker === marker)) return 'none';
      const sent = withoutWords(cell, marker, markerRoot);
      if (sent === null) return 'stays';
      await put(writes, course, sent);
      if ((await standsAs(course, sent, learner)).same) return 'updated';
      throw new LmsError('malformed', 'Schoology kept another comment than was sent', {
        todo: "Look at this learner's grade and its comment in Schoology.",
      });
    },
  };
}

async function put(writes: WritesApi, course: CourseId, cell: CellWrite): Promise<void> {
  const answer = await writes.putCell(sectionOf(course), cell);
  rowsDone(rowsOf(answer), 1, 'write a comment beside a grade');
}

/** Whether the refusal is our own, not the answer of a host that lets nobody look. */
function isOurs(error: LmsError): boolean {
  return error.kind === 'denied' && !(error instanceof Refused);
}

function refusal(why: string): LmsError {
  return new LmsError('denied', `nothing was written beside a grade: ${why}`, {
    todo: 'Nothing to do: the next run takes another way.',
  });
}

function rowsOf(answer: unknown): unknown {
  const grades: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'grades') : null;
  return typeof grades === 'object' && grades !== null ? Reflect.get(grades, 'grade') : null;
}
