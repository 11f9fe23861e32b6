import { readTags } from '../../evidence/tags.ts';
import type { TargetCode } from '../../ids.ts';
import type { Coursework } from '../../lms/types.ts';
import type { Assessment } from '../../routing/summatives.ts';
import type { CourseSettings, SchoolFile } from '../../school/file.ts';
import { dateIn } from '../../time.ts';

/**
 * The units' own assessments in a course's classwork: what a tag of kind `unit` names and has a due date; a teacher's draft too, for it is
 * planned. It asks the targets its questions are tagged with, else all of the unit its tag's target is taught in.
 */
export function assessmentsIn(
  coursework: readonly Coursework[],
  file: Pick<SchoolFile, 'tags' | 'targets' | 'school'>,
  course: Pick<CourseSettings, 'units'>,
): Assessment[] {
  const book = readTags(
    file.tags,
    file.targets.map(({ code }) => code),
  );
  const asked = (form: string | null): TargetCode[] =>
    file.tags.flatMap((tag) => ('form' in tag && tag.form === form && tag.kind === 'unit' ? [tag.target] : []));
  const taughtWith = (target: TargetCode): readonly TargetCode[] =>
    course.units.find(({ targets }) => targets.includes(target))?.targets ?? [target];
  return coursework.flatMap(({ id, title, state, post, due, quizzes }) => {
    if (state === 'deleted' || post !== null || due === null) return [];
    const { tagged } = book.ofCoursework(id, title);
    const questions = quizzes.flatMap(({ form }) => asked(form));
    const targets = questions.length > 0 ? questions : tagged?.kind === 'unit' ? taughtWith(tagged.target) : [];
    return targets.length === 0
      ? []
      : [{ coursework: id, title, date: dateIn(file.school.timeZone, due), targets: [...new Set(targets)] }];
  });
}
