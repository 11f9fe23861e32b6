import type { CourseId, LearnerId, SchoolId, WriteKey } from '../../ids.ts';
import type { Said } from '../../language.ts';
import { strikesOf, type Strike } from '../../plan/hand.ts';
import type { SeminarAnswer } from '../../store/seminar-answers.ts';
import { schoolDateOf, schoolWeekOf } from '../../school/calendar.ts';
import type { Records } from '../../store/records.ts';
import type { Instant } from '../../time.ts';
import { actOn, type Act } from '../as-teacher.ts';
import { selectCourses } from '../find.ts';
import { layAnew } from '../lay-anew.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

/** What a teacher does to a waiting plan before it is sent; each can be taken back. */
export type Stroke =
  /** These messages of the plan are left out; of one learner alone, where that one is named. */
  | { readonly is: 'strike'; readonly keys: readonly WriteKey[]; readonly learner: LearnerId | null }
  | { readonly is: 'take-back'; readonly strikes: readonly Omit<Strike, 'date' | 'struck' | 'at'>[] }
  /** The words of this week's note of a learner; null: our words again. */
  | { readonly is: 'edit-note'; readonly learner: LearnerId; readonly text: string | null }
  | { readonly is: 'seminar-held'; readonly answer: SeminarAnswer };

export interface HandOrder {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly stroke: Stroke;
}

export type Moved = { readonly ok: boolean; readonly said: Said };

const DONE: Said = { en: 'Changed. The plan below is as it will be sent.', es: 'Cambiado. El plan de abajo es como se enviará.' };
const GONE: Said = {
  en: 'That message is not in the plan any more: it was sent, struck or laid anew. Look again.',
  es: 'Ese mensaje ya no está en el plan: se envió, se tachó o se hizo de nuevo. Vuelva a mirar.',
};
const BUSY: Said = {
  en: 'Another run is working on this course. Nothing was changed. Try again when it has ended.',
  es: 'Otra ejecución está trabajando en este curso. No se cambió nada. Inténtelo de nuevo cuando termine.',
};

/** One stroke of the teacher's hand: recorded with the plan laid anew, or nothing is. What is approved is what is then shown. */
export async function moveHand(parts: SyncParts, { school, course, stroke }: HandOrder, at: Instant): Promise<Moved> {
  const [selected] = await selectCourses(parts.store, { school, course });
  if (selected === undefined) return { ok: false, said: GONE };
  const moved = await actOn(parts, selected, at, (act) => act.parts.store.school(school, async (records) => {
    if (!await record(records, act, stroke)) return { ok: false, said: GONE };
    await layAnew(records, act);
    return { ok: true, said: DONE };
  }));
  return moved instanceof Refused ? { ok: false, said: BUSY } : moved;
}

/** False: there is nothing of the kind to do it to. */
async function record(records: Records, { file, course, at }: Act, stroke: Stroke): Promise<boolean> {
  const plan = (await records.waitingPlan(course.id))?.plan;
  const date = plan?.date ?? schoolDateOf(file, at); // a plan of an earlier day may still wait
  switch (stroke.is) {
    case 'strike': {
      const wanted = new Set(stroke.keys);
      const struck = plan?.writes.flatMap((write) => (write.kind !== 'withdraw' && wanted.has(write.key) ? strikesOf(write, plan.date, true, at) : [])) ?? [];
      const theirs = stroke.learner === null ? struck : struck.filter(({ learner }) => learner === stroke.learner);
      await records.saveStrikes(course.id, theirs);
      return theirs.length > 0;
    }
    case 'take-back':
      await records.saveStrikes(course.id, stroke.strikes.map((strike) => ({ ...strike, date, struck: false, at })));
      return stroke.strikes.length > 0;
    case 'edit-note':
      await records.saveNoteEdit(course.id, { learner: stroke.learner, week: schoolWeekOf(date), text: stroke.text, at });
      return true;
    case 'seminar-held':
      await records.answerSeminar(course.id, stroke.answer, at);
      return true;
    default: return stroke satisfies never;
  }
}
