import type { CourseId } from '../ids.ts';
import type { SchoolFile, Tag } from '../school/file.ts';
import type { AnsweredTag } from './types.ts';

/** The tags a teacher confirmed for a course, as a school file would say them. */
export function confirmedTags(answers: readonly AnsweredTag[], course: CourseId): Tag[] {
  return answers.flatMap((each): Tag[] => {
    if (each.answer !== 'yes' || each.course !== course) return [];
    return [{ ...each.place, target: each.target, ...(each.kind === null ? {} : { kind: each.kind }) }];
  });
}

/**
 * The school as one course's teacher has it: the school file, and what they confirmed of untagged work behind it, so that a tag the file
 * has for the same place goes before. A word of one teacher changes no other's class. A target that is no more counts nothing.
 */
export function asTaught(file: SchoolFile, course: CourseId, answers: readonly AnsweredTag[]): SchoolFile {
  const known = new Set(file.targets.map(({ code }) => code));
  const tags = confirmedTags(answers, course).filter((tag) => 'target' in tag && known.has(tag.target));
  return tags.length === 0 ? file : { ...file, tags: [...file.tags, ...tags] };
}
