import type { CourseId, CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../../ids.ts';
import type { TagKind } from '../../school/file.ts';
import type { AnsweredTag, Place, TagAnswer } from '../../tagging/types.ts';
import type { Instant } from '../../time.ts';
import { plainText } from '../engine/values.ts';
import type { SchoolDb } from '../types.ts';

/** Keeps a teacher's words on some places of a course: one target a place counts, and another one said before is a no from then on. */
export async function saveTagAnswers(
  db: SchoolDb,
  course: CourseId,
  answers: readonly TagAnswer[],
  { actor, at }: { readonly actor: string; readonly at: Instant },
): Promise<void> {
  for (const answer of answers) {
    const place = columnsOf(answer.place);
    const target = answer.answer === 'none' ? '' : answer.target;
    if (answer.answer !== 'no') {
      await db.query(`delete from tag_answers where ${AT} and answer = 'none' and target <> $6`, [
        course,
        ...place,
        target,
      ]);
      await db.query(
        `update tag_answers set answer = 'no', actor = $7, answered_at = $8::timestamptz where ${AT} and answer = 'yes' and target <> $6`,
        [course, ...place, target, actor, at],
      );
    }
    await db.query(
      `insert into tag_answers as stored (course, coursework, form, item, criterion, target, answer, kind, title, work, actor, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::timestamptz)
       on conflict (school, course, coursework, form, item, criterion, target) do update
         set answer = excluded.answer, kind = excluded.kind, title = excluded.title, work = excluded.work,
           actor = excluded.actor, answered_at = excluded.answered_at
         where (stored.answer, stored.kind) is distinct from (excluded.answer, excluded.kind)`,
      [
        course,
        ...place,
        target,
        answer.answer,
        answer.answer === 'yes' ? answer.kind : null,
        plainText(answer.text),
        plainText(answer.work),
        actor,
        at,
      ],
    );
  }
}

const AT = 'course = $1 and coursework = $2 and form = $3 and item = $4 and criterion = $5';

interface Row {
  readonly course: CourseId;
  readonly coursework: CourseworkId | '';
  readonly form: FormId;
  readonly item: ItemId;
  readonly criterion: CriterionId | '';
  readonly target: TargetCode;
  readonly answer: TagAnswer['answer'];
  readonly kind: TagKind | null;
  readonly text: string;
  readonly work: string;
  readonly actor: string;
  readonly at: Instant;
}

/** Every word of every teacher of the school, in an order that is always the same. */
export async function loadTagAnswers(db: SchoolDb): Promise<AnsweredTag[]> {
  const rows = await db.query<Row>(
    `select course, coursework, form, item, criterion, target, answer, kind, title as text, work, actor, answered_at as at
     from tag_answers order by answered_at, course, coursework, form, item, criterion, target`,
  );
  return rows.map(({ coursework, form, item, criterion, answer, target, kind, ...rest }) => {
    const place = placeIn(coursework, form, item, criterion);
    if (answer === 'none') return { ...rest, place, answer };
    return answer === 'no' ? { ...rest, place, answer, target } : { ...rest, place, answer, target, kind };
  });
}

function columnsOf(place: Place): [coursework: string, form: string, item: string, criterion: string] {
  if ('form' in place) return ['', place.form, place.item, ''];
  return [place.coursework, '', '', 'criterion' in place ? place.criterion : ''];
}

function placeIn(coursework: CourseworkId | '', form: FormId, item: ItemId, criterion: CriterionId | ''): Place {
  if (coursework === '') return { form, item };
  return criterion === '' ? { coursework } : { coursework, criterion };
}
