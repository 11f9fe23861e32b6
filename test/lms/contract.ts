import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LearnerId, Marker, PostId } from '../../src/ids.ts';
import type { CourseId, FormId } from '../../src/ids.ts';
import { adoptable } from '../../src/lms/adopt.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type {
  Carrier,
  CommentCarrier,
  CommentRequest,
  Post,
  PostCarrier,
  PostRef,
  PostRequest,
  Seen,
} from '../../src/lms/posts.ts';
import type { Capabilities, Lms } from '../../src/lms/types.ts';
import { fromDateTime, toDateTime } from '../../src/time.ts';
import type { Instant } from '../../src/time.ts';
import { collect, valuesOf } from '../builders/memory/rows.ts';

/** A class of 31 at a real or pretended host, with one quiz that two learners have answered and one graded assignment. */
export interface ClassAtHand {
  readonly course: CourseId;
  readonly learners: readonly LearnerId[];
  readonly quiz: FormId;
  readonly now: Instant;
  /** The adapter as a run has it: new each time, for the same teacher. */
  lms(): Lms;
  /** Titles, or all words, of everything one learner finds in the class, comments included. */
  sees(learner: LearnerId): readonly string[];
  /** Work of one learner that takes such a comment; null where the host takes none. */
  work(carrier: CommentCarrier): Pick<CommentRequest, 'on' | 'to'> | null;
  /** The teacher says something by hand in the same place, for the learner to see. */
  says(carrier: CommentCarrier, words: string): void;
  /** The host tells that such words of a teacher are shown to the learner. Where it does not, ours must not stand beside them, for that might show them. */
  tellsShown(carrier: CommentCarrier): boolean;
  /** What a teacher does by hand. */
  removes(post: PostRef): void;
  copies(post: PostRef): void;
  disconnects(): void;
  archives(): void;
  /** The next create takes effect, but its answer is lost. */
  losesCreate(carrier: Carrier): void;
  /** The second page of the roster breaks for good. */
  breaksRoster(): void;
  /** The next roster is a page of HTML. */
  answersHtml(): void;
  /** One record of the next roster is spoilt. */
  spoilsRecord(): void;
  close(): Promise<void>;
}

/** A post shared by several, as far as a test cares. */
type Shared = Partial<Extract<PostRequest, { about: 'nobody' }>>;

const TITLE = 'Your next step · 9 March';

/** Every promise of `src/lms/types.ts`, once, for each adapter; `can` decides which of them the host can be asked to keep. */
export function describeLms(name: string, can: Capabilities, make: () => Promise<ClassAtHand>): void {
  const posts: readonly PostCarrier[] =
    can.notePost === 'announcement' ? ['assignment', 'announcement'] : ['assignment'];
  const comments = can.note.filter((channel) => channel === 'comment' || channel === 'grade-comment');

  describe(`${name} keeps the contract of the port (${tableOf(can)})`, () => {
    let at: ClassAtHand;
    let lms: Lms;

    beforeEach(async () => {
      at = await make();
      lms = at.lms();
    });

    afterEach(async () => {
      await at.close();
    });

    /** Learners by their place in the class. */
    function pick(first: number, ...others: readonly number[]): readonly [LearnerId, ...LearnerId[]] {
      const [chosen = LearnerId.parse('none'), ...more] = [first, ...others].map(
        (place) => at.learners[place] ?? LearnerId.parse('none'),
      );
      return [chosen, ...more];
    }

    function request(change: Shared = {}): PostRequest {
      return {
        carrier: 'assignment',
        marker: Marker.parse('marker-1'),
        title: change.carrier === 'announcement' ? null : TITLE,
        text: 'Try this next.',
        links: [{ title: 'Strips', url: 'https://activities.example/strips' }],
        due: null,
        points: null,
        topic: null,
        about: 'nobody',
        to: pick(0),
        ...change,
      };
    }

    /** How often each learner of the class finds these words. */
    function hearing(words: string): number[] {
      return at.learners.map((learner) => at.sees(learner).filter((text) => text.includes(words)).length);
    }

    async function seen(adapter = lms): Promise<Seen> {
      return { posts: await valuesOf(adapter.posts(at.course, posts)), bound: new Set() };
    }

    async function published(change: Shared = {}): Promise<Post> {
      const { post } = await lms.ensureDraft(at.course, request(change), await seen());
      return (await lms.ensurePublished(at.course, post.ref)).post;
    }

    it('says what it can do', () => {
      expect(lms.can).toEqual(can);
      expect(can.note.at(-1)).toBe('paste');
      expect(lms.comments !== null).toBe(comments.length > 0);
      expect(lms.addon !== null).toBe(can.addon);
    });

    describe('reading', () => {
      it('lists the class and knows that it is active', async () => {
        const courses = await valuesOf(lms.courses());

        expect(courses).toContainEqual(expect.objectContaining({ id: at.course, state: 'active' }));
        expect(await lms.course(at.course)).toMatchObject({ id: at.course, state: 'active' });
      });

      it('finds every learner of the class once', async () => {
        const ids = (await valuesOf(lms.roster(at.course))).map(({ id }) => id);

        expect(ids).toHaveLength(31);
        expect(new Set(ids)).toEqual(new Set(at.learners));
      });

      it('knows the address of every learner, from the roster or when asked for it', async () => {
        const learners = await valuesOf(lms.roster(at.course));
        const addresses = await lms.addresses?.(
          at.course,
          learners.map(({ id }) => id),
        );
        const known = learners.map(({ id, email }) => addresses?.get(id) ?? email);

        expect(known.every((address) => address?.includes('@'))).toBe(true);
        expect(new Set(known).size).toBe(31);
      });

      it('finds the account behind the credential among the teachers', async () => {
        const me = await lms.me();

        expect((await valuesOf(lms.teachers(at.course))).map(({ id }) => id)).toContain(me.id);
      });

      it('knows a teacher, a learner and a stranger by their ids', async () => {
        const me = await lms.me();

        expect(await lms.memberOf(at.course, me.id)).toBe('teacher');
        expect(await lms.memberOf(at.course, at.learners[30] ?? '')).toBe('learner');
        expect(await lms.memberOf(at.course, '4711')).toBe(null);
      });

      it('gives all published work that changed since a moment when asked for what is recent', async () => {
        const all = (await valuesOf(lms.coursework(at.course))).filter(({ state }) => state === 'published');
        const times = all.flatMap(({ updatedAt }) => updatedAt ?? []).toSorted();
        const since = times[Math.floor(times.length / 2)] ?? '1970-01-01T00:00:00.000Z';
        const wanted = all.filter(({ updatedAt }) => updatedAt === null || updatedAt >= since).map(({ id }) => id);

        const recent = await valuesOf(lms.recentCoursework(at.course, since as Instant));

        expect(recent.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
      });

      it('gives coursework and submissions that belong together', async () => {
        const work = new Set((await valuesOf(lms.coursework(at.course))).map(({ id }) => id));
        const submissions = await valuesOf(lms.submissions(at.course));

        expect(work.size).toBeGreaterThan(0);
        expect(submissions.filter(({ coursework }) => work.has(coursework)).length).toBeGreaterThanOrEqual(31);
        expect(submissions.some(({ score }) => score !== null)).toBe(true);
      });

      it('gives the submissions of some work as it gives those of all', async () => {
        const works = [...new Set((await valuesOf(lms.submissions(at.course))).map(({ coursework }) => coursework))];
        for (const some of [works.slice(0, 1), works]) {
          const other = at.lms();
          await valuesOf(other.roster(at.course));
          const wanted = (await valuesOf(other.submissions(at.course))).filter(({ coursework }) =>
            some.includes(coursework),
          );
          const got = (await valuesOf(other.submissionsOf(at.course, some))).filter(({ coursework }) =>
            some.includes(coursework),
          );

          expect(got.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
            wanted.toSorted((a, b) => a.id.localeCompare(b.id)),
          );
        }
      });

      it('gives no score where nobody graded', async () => {
        const submissions = await valuesOf(lms.submissions(at.course));

        expect(submissions.filter(({ state }) => state === 'new').every(({ score }) => score === null)).toBe(true);
      });

      if (can.perQuestion.includes('forms')) {
        it('reads a quiz and its answers question by question', async () => {
          const quiz = await lms.quiz(at.quiz);
          const responses = await valuesOf(lms.responses(at.quiz));

          expect(quiz).toMatchObject({ form: at.quiz, identity: 'verified' });
          expect(responses).toHaveLength(2);
          const items = quiz.questions.map(({ item }) => item);
          expect(responses.flatMap(({ answers }) => answers).every(({ item }) => items.includes(item))).toBe(true);
        });
      } else {
        it('says what to do for results question by question', async () => {
          await expect(lms.quiz(at.quiz)).rejects.toMatchObject({
            kind: 'denied',
            todo: expect.stringContaining('import'),
          });
          await expect(collect(lms.responses(at.quiz))).rejects.toMatchObject({ kind: 'denied' });
        });
      }

      it('counts its calls by the name of the host', async () => {
        await valuesOf(lms.roster(at.course));

        // Two pages each time.
        expect(lms.calls()).toEqual({ [lms.id]: 2 });
        await valuesOf(lms.roster(at.course));
        expect(lms.calls()).toEqual({ [lms.id]: 4 });
      });

      it('fails when a page is missing, rather than giving half a class', async () => {
        at.breaksRoster();

        await expect(collect(lms.roster(at.course))).rejects.toMatchObject({ name: 'LmsError', kind: 'down' });
      });

      it('never takes a page of HTML for an empty class', async () => {
        at.answersHtml();

        await expect(collect(lms.roster(at.course))).rejects.toMatchObject({ name: 'LmsError' });
      });

      it('sets a spoilt record aside and reads the others', async () => {
        at.spoilsRecord();

        const rows = await collect(lms.roster(at.course));

        expect(rows.filter(({ ok }) => ok)).toHaveLength(30);
        expect(rows.filter(({ ok }) => !ok)).toHaveLength(1);
      });

      it('says that the teacher has to connect again when the grant is gone', async () => {
        at.disconnects();

        await expect(lms.course(at.course)).rejects.toMatchObject({ kind: 'denied', scope: 'credential' });
      });
    });

    describe.each(posts)('writing an %s', (carrier) => {
      it('makes a draft that nobody sees', async () => {
        const { change, post } = await lms.ensureDraft(at.course, request({ carrier }), await seen());

        expect({ change, state: post.state, marker: post.marker }).toEqual({
          change: 'created',
          state: 'draft',
          marker: 'marker-1',
        });
        const words = carrier === 'assignment' ? TITLE : 'Try this next.';
        expect(at.learners.filter((learner) => at.sees(learner).includes(words))).toEqual([]);
      });

      it('finds the draft again by its marker and adopts it', async () => {
        const { post } = await lms.ensureDraft(at.course, request({ carrier }), await seen());
        const next = at.lms();

        expect(await next.ensureDraft(at.course, request({ carrier }), await seen(next))).toMatchObject({
          change: 'adopted',
          post: { ref: post.ref },
        });
      });

      it('shows a published post to exactly the learners it is for', async () => {
        await published({ carrier, to: pick(0, 1) });
        const words = carrier === 'assignment' ? TITLE : 'Try this next.';

        const finds = at.learners.map((learner) => at.sees(learner).filter((text) => text === words).length);

        expect(finds).toEqual(at.learners.map((_, index) => (index < 2 ? 1 : 0)));
      });

      it('publishes once and says so', async () => {
        const post = await published({ carrier });

        expect(post.state).toBe('published');
        expect(await at.lms().ensurePublished(at.course, post.ref)).toMatchObject({ change: 'none' });
      });

      it('asks again before it publishes a draft it had to read, and on a no leaves the draft as it is', async () => {
        const { post } = await lms.ensureDraft(at.course, request({ carrier }), await seen());
        const paused = new Error('paused meanwhile');

        await expect(at.lms().ensurePublished(at.course, post.ref, () => Promise.reject(paused))).rejects.toBe(paused);
        expect((await seen()).posts).toMatchObject([{ state: 'draft' }]);
      });

      it('is uncertain when the answer to a create is lost, and makes no second post after looking', async () => {
        at.losesCreate(carrier);

        await expect(lms.ensureDraft(at.course, request({ carrier }), await seen())).rejects.toMatchObject({
          uncertain: true,
        });
        const next = at.lms();
        expect(await next.ensureDraft(at.course, request({ carrier }), await seen(next))).toMatchObject({
          change: 'adopted',
        });
        expect((await seen(next)).posts).toHaveLength(1);
      });

      it('does not adopt a copy made by hand', async () => {
        const original = await published({ carrier });
        at.copies(original.ref);
        await lms.ensureGone(at.course, original.ref);

        expect(await lms.ensureDraft(at.course, request({ carrier }), await seen())).toMatchObject({
          change: 'created',
        });
      });

      it('does not adopt what another row is bound to', async () => {
        const { post } = await lms.ensureDraft(at.course, request({ carrier }), await seen());
        const bound = new Set([post.ref.id]);

        expect(await lms.ensureDraft(at.course, request({ carrier }), { ...(await seen()), bound })).toMatchObject({
          change: 'created',
        });
      });

      it('sends the full list of assignees and reports no change the second time', async () => {
        const post = await published({ carrier, to: pick(0, 1) });
        const to = pick(1, 2);

        const written = await lms.ensureAssignees(at.course, post, to);

        expect(written.change).toBe('updated');
        expect(new Set(written.post.assignees)).toEqual(new Set(to));
        expect(await lms.ensureAssignees(at.course, written.post, to)).toMatchObject({ change: 'none' });
      });

      it('changes the words, and reports no change the second time', async () => {
        const post = await published({ carrier });
        const words = { title: carrier === 'assignment' ? 'Another title' : null, text: 'Other words' };

        const written = await lms.ensureWords(at.course, post, words);

        expect(written).toMatchObject({ change: 'updated', post: words });
        expect(await lms.ensureWords(at.course, written.post, words)).toMatchObject({ change: 'none' });
      });

      it('reads one post by its id as the list of all has it, draft and published', async () => {
        const { post } = await lms.ensureDraft(at.course, request({ carrier, to: pick(0, 1) }), await seen());
        const ref = { carrier, id: post.ref.id };
        expect(await at.lms().post(at.course, ref)).toEqual((await seen()).posts[0]);

        await lms.ensurePublished(at.course, post.ref);
        expect(await at.lms().post(at.course, ref)).toEqual((await seen()).posts[0]);
      });

      it('reads what is not ours by its id as the list of all has it, too', async () => {
        at.copies((await published({ carrier })).ref);

        for (const post of (await seen()).posts)
          expect(await lms.post(at.course, { carrier, id: post.ref.id })).toEqual(post);
      });

      it('finds nothing where a post is gone, or never was', async () => {
        const { ref } = await published({ carrier });
        at.removes(ref);

        for (const id of [ref.id, PostId.parse('999999')])
          expect(await lms.post(at.course, { carrier, id })).toBeNull();
      });

      it('removes a post once', async () => {
        const post = await published({ carrier });

        expect(await lms.ensureGone(at.course, post.ref)).toBe('updated');
        expect(await lms.ensureGone(at.course, post.ref)).toBe('none');
        expect((await seen()).posts).toEqual([]);
      });

      it('says that a post which a teacher removed is gone', async () => {
        const post = await published({ carrier });
        at.removes(post.ref);

        await expect(at.lms().ensurePublished(at.course, post.ref)).rejects.toMatchObject({ kind: 'gone' });
        expect(await lms.ensureGone(at.course, post.ref)).toBe('none');
      });

      it('is refused for the whole course when the class is archived', async () => {
        const before = await seen();
        at.archives();

        await expect(lms.ensureDraft(at.course, request({ carrier }), before)).rejects.toMatchObject({
          kind: 'denied',
          scope: 'course',
        });
      });
    });

    if (comments.length > 0) {
      describe.each(comments)('saying a %s', (carrier) => {
        function asked(change: Partial<CommentRequest> = {}): CommentRequest {
          const place = at.work(carrier);
          if (place === null) throw new Error(`there is no work that takes a ${carrier}`);
          return {
            carrier,
            about: 'learner',
            ...place,
            marker: Marker.parse('marker-1'),
            text: 'You added like a pro.\nNext: word problems.',
            ...change,
          };
        }

        async function said(change: Partial<CommentRequest> = {}): Promise<Post> {
          return commentsOf(lms).say(at.course, asked(change));
        }

        it('reaches exactly its learner, once', async () => {
          const {
            to: [learner],
          } = asked();

          const post = await said();

          expect(hearing('You added like a pro.')).toEqual(at.learners.map((each) => (each === learner ? 1 : 0)));
          expect(post).toMatchObject({
            marker: 'marker-1',
            state: 'published',
            assignees: [learner],
            ours: true,
            text: asked().text,
          });
        });

        it('is found again by its marker, and may be adopted', async () => {
          const { ref } = await said();
          const next = at.lms();

          const found = await valuesOf(commentsOf(next).on(at.course, asked()));

          expect(adoptable(asked(), (await next.me()).id, { posts: found, bound: new Set() })?.ref).toEqual(ref);
        });

        it('is uncertain when its answer is lost, and is found after looking', async () => {
          at.losesCreate(carrier);

          await expect(said()).rejects.toMatchObject({ uncertain: true });
          expect(await valuesOf(commentsOf(at.lms()).on(at.course, asked()))).toEqual([
            expect.objectContaining({ marker: 'marker-1', ours: true }),
          ]);
        });

        it('leaves what the teacher wrote in the same place', async () => {
          at.says(carrier, 'Well done, see me at lunch.');
          const before = hearing('Well done, see me at lunch.');

          const outcome: unknown = await said().then(
            () => 'said',
            (error: unknown) => (error instanceof LmsError ? `${error.kind} ${error.scope}` : error),
          );

          expect(outcome).toBe(at.tellsShown(carrier) ? 'said' : 'denied call');
          expect(hearing('You added like a pro.').reduce((sum, each) => sum + each, 0)).toBe(
            at.tellsShown(carrier) ? 1 : 0,
          );
          expect(hearing('Well done, see me at lunch.')).toEqual(before);
        });

        it('is taken back once, and nothing else with it', async () => {
          const first = await said();
          await said({ marker: Marker.parse('marker-2'), text: 'And another thing.' });

          expect(await lms.ensureGone(at.course, first.ref)).toBe('updated');
          expect(await lms.ensureGone(at.course, first.ref)).toBe('none');

          expect(Math.max(...hearing('You added like a pro.'))).toBe(0);
          expect(hearing('And another thing.').reduce((sum, each) => sum + each, 0)).toBe(1);
        });

        it('is refused where the work is gone', async () => {
          const { on } = asked();
          at.removes({ carrier: 'assignment', id: PostId.parse(on) });

          await expect(said({ on })).rejects.toMatchObject({ name: 'LmsError', scope: 'call' });
          expect(await valuesOf(commentsOf(lms).on(at.course, asked({ on })))).toEqual([]);
        });
      });
    }

    it('gives an assignment its points and the end of its window', async () => {
      const due = fromDateTime(toDateTime(at.now).plus({ days: 4 }));
      const post = await published({ points: 10, due });

      const work = (await valuesOf(lms.coursework(at.course))).find(({ post: ours }) => ours?.ref.id === post.ref.id);

      expect(work).toMatchObject({
        maxPoints: 10,
        due: due.replace(/:\d\d\.\d+Z$/, ':00.000Z'),
        post: { assignees: [at.learners[0]] },
      });
    });

    it(`puts a post under ${can.headings ? 'its heading' : 'no heading, where the host has none'}`, async () => {
      await published({ topic: 'Next steps' });

      expect((await valuesOf(lms.topics(at.course))).map(({ name: topic }) => topic)).toEqual(
        can.headings ? ['Next steps'] : [],
      );
    });

    it('says of a post that was never there that it is gone', async () => {
      await expect(
        lms.ensurePublished(at.course, { carrier: 'assignment', id: PostId.parse('999999') }),
      ).rejects.toMatchObject({ name: 'LmsError', kind: 'gone' });
    });
  });
}

function commentsOf(adapter: Lms): NonNullable<Lms['comments']> {
  if (adapter.comments === null) throw new Error('the adapter has no comments');
  return adapter.comments;
}

/** What is skipped, and why: the capabilities in one line. */
function tableOf(can: Capabilities): string {
  return Object.entries(can)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' > ') : String(value)}`)
    .join(', ');
}
