import { z } from 'zod';
import { CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../../ids.ts';
import { readFileText, sayProblem } from '../../school/read.ts';
import type { TagWord } from '../../sync/acts/confirm-tags.ts';
import { InputError } from '../io.ts';
import { readInput } from './read-input.ts';

/** `target`: a code, or null where it is about none. */
const target = TargetCode.nullable();

const TagsFile = z.array(
  z.union([
    z.strictObject({ coursework: CourseworkId, criterion: CriterionId, target }),
    z.strictObject({ coursework: CourseworkId, target }),
    z.strictObject({ form: FormId, item: ItemId, target }),
    z.strictObject({ coursework: CourseworkId, criterion: CriterionId, not: TargetCode }),
    z.strictObject({ coursework: CourseworkId, not: TargetCode }),
    z.strictObject({ form: FormId, item: ItemId, not: TargetCode }),
  ]),
);

/**
 * A `--confirm` file: YAML or JSON with a list of tags as a school file names them; `target: null` says that a place is about none, `not: CODE` that it
 * is not about that one. @throws InputError with every problem and its line
 */
export async function readTagsFile(path: string): Promise<TagWord[]> {
  const read = readFileText(await readInput(path), TagsFile);
  if (!read.ok) throw new InputError(read.problems.map((problem) => sayProblem(path, problem)));
  return read.value.map((each): TagWord => {
    if ('not' in each) {
      const { not, ...place } = each;
      return { place, is: 'no', target: not };
    }
    const { target: code, ...place } = each;
    return code === null ? { place, is: 'none' } : { place, is: 'yes', target: code, instead: null };
  });
}
