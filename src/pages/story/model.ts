import type { CourseId, LearnerId, WriteKey } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { KindName } from '../../plan/kinds/registry.ts';
import { cellWhyOf, type CellWhy } from '../board/model/cell-why.ts';
import { lookup, type TargetName } from '../board/model/lookup.ts';
import { peopleOf, type Person } from '../board/model/person.ts';
import { resultsOf } from '../board/model/results.ts';
import type { StoryInput } from './load.ts';

/** Everything that is known of one child in one class, on one screen. */
export interface Story {
  readonly language: Language;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly learner: { readonly id: LearnerId; readonly name: string };
  /** Where the child goes today, and what was chosen; null: not in today's plan. */
  readonly today: Person | null;
  /** Those of today first, then in the order of the course. */
  readonly targets: readonly CellWhy[];
  /** Targets without any evidence yet. */
  readonly without: readonly TargetName[];
  /** Newest first. */
  readonly sent: readonly {
    readonly key: WriteKey;
    readonly kind: KindName;
    readonly moment: string;
    readonly title: string | null;
    readonly text: string;
    readonly language: Language | null;
  }[];
}

/** Messages of a story; what is older stands in the LMS. */
const SENT = 12;

export function storyOf({ board, learner, estimates, questionWords }: StoryInput): Story {
  const look = lookup(board);
  const today = peopleOf(board, look).get(learner) ?? null;
  const ofToday = new Set(today?.targets.map(({ code }) => code));
  const order = board.course.units.flatMap((unit) => unit.targets);
  const place = ({ target }: { target: TargetName }) =>
    ofToday.has(target.code) ? -1 : (order.indexOf(target.code) + order.length + 1) % (order.length + 1);
  const cells = estimates
    .flatMap((estimate) => {
      const why = cellWhyOf({ ...board, asked: { learner, target: estimate.target }, estimate }, look);
      return why === null ? [] : [{ ...why, results: resultsOf(estimate.evidence, board.titles, look, questionWords) }];
    })
    .toSorted((a, b) => place(a) - place(b) || a.target.code.localeCompare(b.target.code));
  return {
    language: board.language,
    course: { id: board.course.id, name: board.decisions.courseName },
    learner: { id: learner, name: look.name(learner) },
    today,
    targets: cells.filter(({ results }) => results.length > 0),
    without: cells.filter(({ results }) => results.length === 0).map(({ target }) => target),
    sent: board.ledger
      .filter(({ state, write }) => state === 'DONE' && write.learners.includes(learner))
      .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
      .slice(0, SENT)
      .map(({ key, write, changedAt }) => ({
        key,
        kind: write.kind,
        moment: look.moment(changedAt),
        title: write.title,
        text: write.text,
        language: write.kind === 'note' ? write.language : null,
      })),
  };
}
