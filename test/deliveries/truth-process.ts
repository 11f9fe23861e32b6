import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { PostId, type CourseId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import { randomFor } from '../../src/sandbox/shell/random.ts';
import { lostAnswer, memoryLms, type MemoryLms } from '../builders/memory/memory-lms.ts';
import type { Asked, Published, TruthCall } from './truth.ts';

// One LMS for all workers, on loopback. It never de-duplicates, loses some answers after the effect, and remembers
// everything that was ever published, also what was taken back.
const random = randomFor(process.argv[2] ?? 'seed', 'truth');
/** Share of the creates and publications whose answer is lost although they happened. */
const LOST = 0.01;
let at = '';
const courses = new Map<CourseId, MemoryLms>();
const published: Published[] = [];

function lmsOf(course: CourseId): MemoryLms {
  const known = courses.get(course) ?? memoryLms({ now: () => at });
  courses.set(course, known);
  return known;
}

async function answer({ course, call }: Pick<Asked, 'course' | 'call'>): Promise<unknown> {
  const lms = lmsOf(course);
  switch (call.do) {
    case 'posts': {
      const posts = [];
      for await (const row of lms.posts(course, call.carriers)) if (row.ok) posts.push(row.value);
      return posts;
    }
    case 'post':
      return lms.post(course, call.ref);
    case 'draft':
      if (random() < LOST) lms.fail('draft', lostAnswer(), true);
      return lms.ensureDraft(course, call.request, { posts: call.posts, bound: new Set(call.bound) });
    case 'publish':
      return publish(lms, course, call);
    case 'assignees':
      return lms.ensureAssignees(course, call.post, call.to);
    case 'words':
      return lms.ensureWords(course, call.post, call.words);
    case 'gone':
    default:
      return lms.ensureGone(course, call.ref);
  }
}

async function publish(
  lms: MemoryLms,
  course: CourseId,
  { ref }: Extract<TruthCall, { do: 'publish' }>,
): Promise<unknown> {
  const before = lms.held.get(PostId.parse(ref.id));
  if (before?.state === 'draft') {
    published.push({
      course,
      marker: before.marker,
      title: before.title,
      text: before.text,
      assignees: before.assignees,
    });
  }
  if (random() < LOST) lms.fail('publish', lostAnswer(), true);
  return lms.ensurePublished(course, ref);
}

function serve(socket: Socket): void {
  createInterface({ input: socket }).on('line', (line) => {
    const asked = JSON.parse(line) as Asked;
    at = asked.at;
    void answer(asked)
      .then((value) => ({ id: asked.id, value }))
      .catch((error: unknown) => {
        if (!(error instanceof LmsError)) throw error;
        const { kind, message, todo, uncertain, scope } = error;
        return { id: asked.id, error: { kind, message, todo, uncertain, scope } };
      })
      .then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
  });
  socket.on('error', () => socket.destroy()); // a worker ended
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const drafts = [...courses.values()].flatMap((lms) =>
    [...lms.held.values()].filter(({ state }) => state === 'draft'),
  ).length;
  process.send?.({ published, drafts });
});
process.on('disconnect', () => process.exit(0));
