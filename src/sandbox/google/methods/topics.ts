import { ApiError, invalid } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import type { Course } from '../world/state.ts';
import { memberOf, writableCourse } from './access.ts';

const PAGE = { usual: 20, most: 100 };
/** The real cap is not published (lms/google/FACTS.md 1.10). */
const MOST_TOPICS = 200;

export function listTopics(call: Call): object {
  const id = call.path['courseId'] ?? '';
  const { course } = memberOf(call, id);
  const page = takePage([...course.topics.values()], call.query, `topics ${id}`, PAGE);
  return {
    topic: page.rows.length === 0 ? undefined : page.rows.map((topic) => toWire(course, topic)),
    nextPageToken: page.nextPageToken,
  };
}

export function createTopic(call: Call): object {
  const course = writableCourse(call, call.path['courseId'] ?? '');
  const name = ((call.body as { readonly name?: string | null }).name ?? '').trim();
  if (name === '' || name.length > 100) throw invalid('The topic name must have 1 to 100 characters.');
  for (const topic of course.topics.values())
    if (topic.name === name) throw new ApiError('ALREADY_EXISTS', 'Requested entity already exists');
  if (course.topics.size >= MOST_TOPICS)
    throw new ApiError('FAILED_PRECONDITION', 'The course has too many topics.', 'CourseTopicLimitReached');
  const id = call.world.nextId();
  call.world.record({ kind: 'topic', course: course.record.id, topic: { id, name } });
  return toWire(course, { id, name, updatedAt: call.world.now() });
}

function toWire(
  course: Course,
  topic: { readonly id: string; readonly name: string; readonly updatedAt: string },
): object {
  return { courseId: course.record.id, topicId: topic.id, name: topic.name, updateTime: topic.updatedAt };
}
