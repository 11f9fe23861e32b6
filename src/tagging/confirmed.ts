import type { CourseId } from '../ids.ts';
import type { SchoolFile, Tag } from '../school/file.ts';
import { placeKey } from './place.ts';
import type { AnsweredTag } from './types.ts';

/** The tags a teacher confirmed for a course, as a school file would say them. */
function confirmedTags(answers: readonly AnsweredTag[], course: CourseId): Tag[] {
  return answers.flatMap((each): Tag[] => {
    return each.answer === 'yes' && each.course === course ? [tagOf(each)] : [];
  });
}

function tagOf({ place, target, kind }: Extract<AnsweredTag, { readonly answer: 'yes' }>): Tag {
  return { ...place, target, ...(kind === null ? {} : { kind }) };
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

/** The school file with what the teachers of all its courses confirmed, each place once: what a file is exported with. */
export function withAllConfirmed(file: SchoolFile, answers: readonly AnsweredTag[]): SchoolFile {
  const known = new Set(file.targets.map(({ code }) => code));
  const tags = new Map<string, Tag>();
  for (const each of answers)
    if (each.answer === 'yes' && known.has(each.target) && !tags.has(placeKey(each.place)))
      tags.set(placeKey(each.place), tagOf(each));
  return tags.size === 0 ? file : { ...file, tags: [...file.tags, ...tags.values()] };
}
