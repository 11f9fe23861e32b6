import { LearnerId, PostId, TeacherId, type CourseId, type CourseworkId, type Marker } from '../../../ids.ts';
import { LmsError } from '../../errors.ts';
import { markerOf, markerUrl } from '../../marker.ts';
import { idIn, readRow } from '../../rows.ts';
import type { CommentRequest, Post } from '../../posts.ts';
import type { Row } from '../../types.ts';
import { afterwards } from '../posts/afterwards.ts';
import type { Api } from '../api.ts';
import type { WritesApi } from '../posts/api-writes.ts';
import { Refused, unreadable } from '../errors.ts';
import { CommentId, type ItemId, type SectionId, type Uid } from '../ids.ts';
import { itemOf, sectionOf, uidOf, type Account } from '../map.ts';
import { Comment } from '../schema.ts';

export interface CommentParts {
  readonly api: Api;
  readonly writes: () => WritesApi;
  readonly account: () => Promise<Account>;
  readonly markerRoot: string;
  /** The host refused to take comments in this section. */
  readonly refused: (section: SectionId) => void;
}

/** Comments on what one learner handed in: plain text with our address as its last line, signed by the acting teacher. */
export interface SubmissionComments {
  on(course: CourseId, on: CourseworkId, learner: LearnerId): AsyncIterable<Row<Post>>;
  say(course: CourseId, request: CommentRequest): Promise<Post>;
  remove(course: CourseId, id: PostId): Promise<'updated' | 'none'>;
}

interface Spot {
  readonly section: SectionId;
  readonly item: ItemId;
  readonly uid: Uid;
}

export function createSubmissionComments({
  api,
  writes: begin,
  account,
  markerRoot,
  refused,
}: CommentParts): SubmissionComments {
  function toPost(comment: Comment, { item, uid }: Spot, me: TeacherId): Post | null {
    const said = wordsOf(comment.comment ?? '', markerRoot);
    return said === null
      ? null
      : {
          ref: { carrier: 'comment', id: PostId.parse(`${item}/${uid}/${comment.id}`) },
          marker: said.marker,
          state: 'published',
          title: null,
          text: said.text,
          assignees: [LearnerId.parse(uid)],
          creator: TeacherId.parse(comment.uid),
          ours: TeacherId.parse(comment.uid) === me,
          createdAt: comment.created,
        };
  }

  async function* thread(spot: Spot): AsyncGenerator<Row<Post>> {
    const { teacher } = await account();
    try {
      for await (const page of api.comments(spot.section, spot.item, spot.uid)) {
        for (const record of page) {
          const row = readRow('comment', idIn(record, 'id'), Comment, record, (comment) =>
            toPost(comment, spot, teacher.id),
          );
          if (!row.ok) yield row;
          else if (row.value !== null) yield { ok: true, value: row.value };
        }
      }
    } catch (error) {
      // If the work is gone, its comments are gone too.
      if (!(error instanceof LmsError) || error.kind !== 'gone') throw error;
    }
  }

  async function post(spot: Spot, words: string): Promise<unknown> {
    try {
      return await begin().comment(spot.section, spot.item, spot.uid, words);
    } catch (error) {
      if (!(error instanceof Refused) || (error.said.http !== 403 && error.said.http !== 405)) throw error;
      // The call is undocumented, so it may not exist: it is not retried here, and the next night uses the next
      // channel.
      refused(spot.section);
      throw new LmsError('denied', error.message, { todo: 'Nothing to do: the next run takes another way.' });
    }
  }

  /** The comment as it stands now, by its id, or by its marker where the answer named none. */
  async function readBack(spot: Spot, answer: unknown, marker: Marker): Promise<Post> {
    const id = CommentId.safeParse(idIn(answer, 'id'));
    if (id.success) {
      const { teacher } = await account();
      const read = Comment.safeParse(await api.comment(spot.section, spot.item, spot.uid, id.data));
      const found = read.success && read.data.id === id.data ? toPost(read.data, spot, teacher.id) : null;
      if (found === null) throw unreadable('Schoology did not keep a comment as it was sent', true);
      return found;
    }
    for await (const row of thread(spot)) if (row.ok && row.value.marker === marker) return row.value;
    throw unreadable('Schoology took a comment that is not to be found', true);
  }

  async function remove(course: CourseId, id: PostId): Promise<'updated' | 'none'> {
    const [item, uid, comment] = id.split('/');
    try {
      await begin().removeComment(
        sectionOf(course),
        itemOf(PostId.parse(item ?? '?')),
        uidOf(LearnerId.parse(uid ?? '?')),
        CommentId.parse(comment),
      );
      return 'updated';
    } catch (error) {
      if (!(error instanceof Refused) || error.kind !== 'gone') throw error;
      // A repeat that gets a 404 follows a try whose answer was lost: the first one deleted it.
      return error.said.tries > 1 ? 'updated' : 'none';
    }
  }

  return {
    on: (course, on, learner) => thread({ section: sectionOf(course), item: itemOf(on), uid: uidOf(learner) }),

    async say(course, { on, to, marker, text }) {
      const spot: Spot = { section: sectionOf(course), item: itemOf(on), uid: uidOf(to[0]) };
      const answer = await post(spot, `${text}\n${markerUrl(markerRoot, marker)}`);
      const said = await afterwards(() => readBack(spot, answer, marker));
      if (said.marker === marker && said.ours && loosely(said.text) === loosely(text)) return said;
      await afterwards(() => remove(course, said.ref.id));
      throw new LmsError('malformed', 'Schoology kept a comment with other words than were sent, and it was removed', {
        todo: "Look at the learner's work in Schoology before sending it again.",
      });
    },

    remove,
  };
}

/** Our words in a comment, and the marker below them; null when it carries none of ours. */
function wordsOf(comment: string, markerRoot: string): { readonly marker: Marker; readonly text: string } | null {
  const at = comment.lastIndexOf(markerRoot);
  const marker =
    at < 0 ? null : markerOf(/^[^\s<>"']{1,2000}/.exec(comment.slice(at, at + 2000))?.[0] ?? '', markerRoot);
  return marker === null ? null : { marker, text: comment.slice(0, at).trim() };
}

/** How line breaks come back is not known (unverified 5); the words have to be the same. */
function loosely(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}
