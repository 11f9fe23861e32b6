import type { AnswerValue, Question, Received, Save, Saved, TicketState } from './types.ts';

/** What is current of one learner's question; version 0 with nothing: never answered. */
export interface Current {
  readonly value: AnswerValue;
  readonly version: number;
}

export const NEVER: Current = { value: null, version: 0 };

/** What becomes of one change: what is kept of it, and what the page is told. */
export interface Taken {
  readonly kept: Pick<Received, 'status' | 'version'>;
  readonly saved: Saved;
}

/**
 * Takes one change of one answer (FRAMES.md 7). Every value is kept; current it becomes where it was built on what is
 * current and the class does not grade yet. A change that is here already is not for this function.
 * @param isOnMissed it builds on a change of the same page that did not become current, and whose version another's has
 */
export function takeSave(save: Save, current: Current, state: TicketState, isOnMissed = false): Taken {
  const { key, question } = save;
  if (state !== 'open') {
    return {
      kept: { status: 'late', version: null },
      saved: { key, question, version: current.version, status: 'late' },
    };
  }
  if (save.base === current.version && !isOnMissed) {
    const version = current.version + 1;
    return { kept: { status: 'saved', version }, saved: { key, question, version, status: 'saved' } };
  }
  return {
    kept: { status: 'conflict', version: null },
    saved: { key, question, version: current.version, status: 'conflict', current },
  };
}

/** Whether it can be an answer to that question at all; what is right is another matter. */
export function isAnswerTo(question: Question, value: AnswerValue): boolean {
  if (value === null) return true;
  switch (question.kind) {
    case 'one':
      return typeof value === 'number' && value < question.choices.length;
    case 'several':
      return (
        Array.isArray(value) &&
        value.every((each, index) => each < question.choices.length && (index === 0 || each > (value[index - 1] ?? -1)))
      );
    case 'number':
    case 'text':
    case 'sentence':
      return typeof value === 'string';
    default:
      return question satisfies never;
  }
}

/** Nothing was answered: not touched, taken back, or only spaces. */
export function isBlank(value: AnswerValue): boolean {
  return (
    value === null || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0)
  );
}
