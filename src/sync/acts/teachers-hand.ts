import type { CourseId, LearnerId, PlanId, SchoolId, WriteKey } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { NoteText } from '../../notes/own-words.ts';
import { isStruck, strikesOf, type Strike } from '../../plan/hand.ts';
import type { KindName } from '../../plan/kinds/registry.ts';
import type { Plan } from '../../plan/types.ts';
import { askedAnewWords, isAskedAnew, undoneOn } from '../../plan/undone.ts';
import { schoolDateOf, schoolWeekOf } from '../../school/calendar.ts';
import type { AskAnswer } from '../../store/day/asks.ts';
import type { ProposalAnswer } from '../../store/day/proposals.ts';
import type { Records } from '../../store/records.ts';
import type { SeminarAnswer } from '../../store/day/seminar-answers.ts';
import type { Instant } from '../../time.ts';
import { actOn, type Act } from '../as-teacher.ts';
import { selectCourses } from '../find.ts';
import { layAnew } from '../lay-anew.ts';
import type { SyncParts } from '../parts.ts';
import { Refused } from '../refused.ts';

/** What a teacher does to a waiting plan before it is sent; each can be taken back. */
export type Stroke =
  /** These messages of the plan, all of a kind or every one are left out; of one learner alone, where that one is named. `plan`: as it was shown. */
  | {
      readonly is: 'strike';
      readonly of: readonly WriteKey[] | KindName | 'everything';
      readonly learner: LearnerId | null;
      readonly plan?: PlanId;
    }
  | { readonly is: 'take-back'; readonly strikes: readonly Omit<Strike, 'date' | 'struck' | 'at'>[] }
  /** The words of this week's note of a learner; null: our words again. `actor`: the account that wrote them. */
  | { readonly is: 'edit-note'; readonly learner: LearnerId; readonly text: NoteText | null; readonly actor: string }
  /** The word on a learner's wish to be checked; it may be taken back. */
  | { readonly is: 'answer-ask'; readonly answer: AskAnswer }
  /** The word on an activity a learner proposes; it may be taken back. */
  | { readonly is: 'answer-idea'; readonly answer: ProposalAnswer }
  | { readonly is: 'seminar-answer'; readonly answer: SeminarAnswer }
  /** What was undone today is asked for again. */
  | { readonly is: 'anew' };

export interface HandOrder {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly stroke: Stroke;
}

export type Moved = { readonly ok: boolean; readonly said: Said };

/** `already`: somebody, perhaps the same click, did it before; `gone`: there is nothing of the kind to do it to. */
type Recorded = 'done' | 'already' | 'gone';

const SAID = {
  done: {
    en: 'The plan on this page is as it will be sent now.',
    es: 'El plan de esta página es como se enviará ahora.',
  },
  later: {
    en: 'It is kept, and the next run takes it up.',
    es: 'Queda guardado, y la próxima ejecución lo tendrá en cuenta.',
  },
  already: { en: 'That was done already.', es: 'Eso ya estaba hecho.' },
  gone: {
    en: 'That is not in the plan any more: it was sent, struck or laid anew. Nothing was changed. Look again.',
    es: 'Eso ya no está en el plan: se envió, se tachó o se hizo de nuevo. No se cambió nada. Vuelva a mirar.',
  },
  busy: {
    en: 'Another run is working on this course. Nothing was changed. Try again when it has ended.',
    es: 'Otra ejecución está trabajando en este curso. No se cambió nada. Inténtelo de nuevo cuando termine.',
  },
} satisfies Readonly<Record<string, Said>>;

/**
 * One change a teacher makes to the waiting plan: it is recorded together with the plan laid again, or not at all, so that what is approved is what was shown. The same
 * change a second time does nothing: what counts is what the store holds by then, not what a screen still shows.
 */
export async function moveHand(parts: SyncParts, { school, course, stroke }: HandOrder, at: Instant): Promise<Moved> {
  const [selected] = await selectCourses(parts.store, { school, course });
  if (selected === undefined) return { ok: false, said: SAID.gone };
  const moved = await actOn(parts, selected, at, (act) =>
    act.parts.store.school(school, async (records): Promise<Moved> => {
      const recorded = await record(records, act, stroke);
      if (recorded !== 'done') return { ok: recorded === 'already', said: SAID[recorded] };
      return { ok: true, said: (await layAnew(records, act)) === null ? SAID.later : SAID.done };
    }),
  );
  return moved instanceof Refused ? { ok: false, said: SAID.busy } : moved;
}

async function record(records: Records, act: Act, stroke: Stroke): Promise<Recorded> {
  const { file, course, at } = act;
  const plan = (await records.waitingPlan(course.id))?.plan;
  const date = plan?.date ?? schoolDateOf(file, at); // a plan of an earlier day may still wait
  switch (stroke.is) {
    case 'strike':
      return strike(records, act, stroke);
    case 'take-back': {
      const { strikes } = await records.loadHand(course.id, schoolWeekOf(date));
      const struck = stroke.strikes.filter((each) => isStruck(strikes, each));
      await records.saveStrikes(
        course.id,
        struck.map((each) => ({ ...each, date, struck: false, at })),
      );
      return struck.length > 0 ? 'done' : 'already';
    }
    case 'edit-note': {
      const week = schoolWeekOf(date);
      if (plan?.writes.some((write) => write.kind === 'note' && write.learners[0] === stroke.learner) !== true)
        return 'gone';
      const last = (await records.loadHand(course.id, week)).edits.findLast(
        ({ learner }) => learner === stroke.learner,
      );
      if ((last?.text ?? null) === stroke.text) return 'already';
      await records.saveNoteEdit(course.id, {
        learner: stroke.learner,
        week,
        text: stroke.text,
        at,
        actor: stroke.actor,
      });
      return 'done';
    }
    case 'seminar-answer': {
      const { answer } = stroke;
      const known = (await records.loadSeminarAnswers(course.id)).find(
        (each) => each.date === answer.date && each.slot === answer.slot,
      );
      if (known?.tookPlace === answer.tookPlace) return 'already';
      await records.answerSeminar(course.id, answer, at);
      return 'done';
    }
    case 'answer-ask':
      return records.answerAsk(course.id, stroke.answer, at);
    case 'answer-idea':
      return records.answerProposal(course.id, stroke.answer, at);
    case 'anew': {
      const ledger = await records.loadLedger(course.id);
      const undone = undoneOn(ledger, date, (then) => schoolDateOf(file, then));
      for (const { key } of undone) await records.move(key, ['TOMBSTONE'], 'TOMBSTONE', askedAnewWords(date), at);
      if (undone.length > 0) return 'done';
      return ledger.some((row) => isAskedAnew(row, date)) ? 'already' : 'gone';
    }
    default:
      return stroke satisfies never;
  }
}

/** Strikes what the teacher saw and what still stands in the plan that waits. */
async function strike(
  records: Records,
  { course, at }: Act,
  { of, learner, plan: shownAs }: Extract<Stroke, { is: 'strike' }>,
): Promise<Recorded> {
  const waiting = (await records.waitingPlan(course.id))?.plan ?? null;
  const shown = shownAs === undefined ? waiting : ((await records.loadPlan(course.id, shownAs))?.plan ?? null);
  const meant = struckOf(shown, of, at).filter((each) => learner === null || each.learner === learner);
  const there = new Set(struckOf(waiting, 'everything', at).map(pairOf));
  const theirs = meant.filter((each) => there.has(pairOf(each)));
  if (theirs.length > 0) {
    await records.saveStrikes(course.id, theirs);
    return 'done';
  }
  if (shown === null) return 'gone';
  const { strikes } = await records.loadHand(course.id, schoolWeekOf(shown.date));
  return meant.some((each) => isStruck(strikes, each)) ? 'already' : 'gone';
}

function struckOf(plan: Plan | null, of: Extract<Stroke, { is: 'strike' }>['of'], at: Instant): Strike[] {
  if (plan === null) return [];
  const keys = typeof of === 'string' ? null : new Set(of);
  return plan.writes.flatMap((write) => {
    if (write.kind === 'withdraw') return [];
    const meant = keys === null ? of === 'everything' || of === write.kind : keys.has(write.key);
    return meant ? strikesOf(write, plan.date, true, at) : [];
  });
}

function pairOf({ kind, learner, target }: Strike): string {
  return JSON.stringify([kind, learner, target]);
}
