import type { TargetCode } from '../../../ids.ts';
import type { AnswerKind, ComposedTicket, Question, TicketKind } from '../../../ticket/types.ts';
import type { BankQuestion, ComposerPageData } from './data.ts';

/** A ticket being composed, as the page holds it; any part may be incomplete. */
export interface Draft {
  /** The page's own id for this ticket, the same at every try (FRAMES.md 8); empty on the server. */
  readonly id: string;
  readonly kind: TicketKind;
  readonly unit: string;
  readonly target: TargetCode | null;
  /** Null: Waymark's own title, which follows kind and unit. */
  readonly title: string | null;
  /** Null: ours. */
  readonly station: string | null;
  readonly questions: readonly DraftQuestion[];
  /** The key of the next question. */
  readonly next: number;
}

/** What was typed for one kind of answer is kept while another kind is selected. */
export interface DraftQuestion {
  /** Stays the same when questions before it are added or removed. */
  readonly key: number;
  readonly kind: AnswerKind;
  readonly text: string;
  /** Null: the ticket's target. */
  readonly target: TargetCode | null;
  readonly choices: readonly string[];
  readonly one: number | null;
  readonly several: readonly number[];
  /** The right answers: for a short text each of them, for a number only the first. */
  readonly rights: readonly string[];
}

/** Texts that Waymark proposes until the teacher types others. */
export interface OwnWords {
  readonly title: string;
  readonly station: string;
}

const MOST_CHOICES = 6;
const MOST_RIGHTS = 10;
const MOST_QUESTIONS = 6;

/** A blank draft: one question with two choices, in the unit asked about last. */
export function newDraft({ units, bank, asked, courseName }: ComposerPageData, id = ''): Draft {
  const target = asked[0]?.target ?? null;
  const last = [...asked, ...bank]
    .map((each) => units.find(({ targets }) => targets.includes(each.target)))
    .find(Boolean);
  return {
    id,
    kind: 'entrance',
    unit: (last ?? units[0])?.title ?? courseName,
    target,
    title: null,
    station: null,
    questions: [blankQuestion(1)],
    next: 2,
  };
}

function blankQuestion(key: number): DraftQuestion {
  return { key, kind: 'one', text: '', target: null, choices: ['', ''], one: null, several: [], rights: [''] };
}

/** The ticket with one question changed. */
export function withQuestion(draft: Draft, key: number, change: Partial<DraftQuestion>): Draft {
  return { ...draft, questions: draft.questions.map((each) => (each.key === key ? { ...each, ...change } : each)) };
}

export function addQuestion(draft: Draft): Draft {
  return { ...draft, questions: [...draft.questions, blankQuestion(draft.next)], next: draft.next + 1 };
}

/** Removes a question. A ticket has at least one question, so the last one is replaced by a blank one. */
export function removeQuestion(draft: Draft, key: number): Draft {
  const questions = draft.questions.filter((each) => each.key !== key);
  return questions.length === 0 ? addQuestion({ ...draft, questions }) : { ...draft, questions };
}

export function isFull({ questions }: Draft): boolean {
  return questions.length >= MOST_QUESTIONS;
}

export function canAddChoice({ choices }: DraftQuestion): boolean {
  return choices.length < MOST_CHOICES;
}

export function canAddRight({ rights }: DraftQuestion): boolean {
  return rights.length < MOST_RIGHTS;
}

/** The choices without one; the marks of right choices move along with the rest. */
export function withoutChoice(
  { choices, one, several }: DraftQuestion,
  index: number,
): Pick<DraftQuestion, 'choices' | 'one' | 'several'> {
  const moved = (each: number): number[] => (each === index ? [] : [each > index ? each - 1 : each]);
  return {
    choices: choices.filter((_, at) => at !== index),
    one: one === null ? null : (moved(one)[0] ?? null),
    several: several.flatMap(moved),
  };
}

export function isUntouched({ text, choices, rights, one, several }: DraftQuestion): boolean {
  return [text, ...choices, ...rights].every((each) => each.trim() === '') && one === null && several.length === 0;
}

/**
 * Merges what was typed on a blank page into an earlier draft. What was chosen on the blank page wins, and its question
 * is added after the earlier ones under its own key. Where there is no room for it, the earlier questions stay.
 */
export function typedBeside(before: Draft, typed: Draft, blank: Draft): Draft {
  const chosen = <K extends 'kind' | 'unit' | 'target' | 'title'>(what: K): Draft[K] =>
    typed[what] === blank[what] ? before[what] : typed[what];
  const draft = {
    ...before,
    kind: chosen('kind'),
    unit: chosen('unit'),
    target: chosen('target'),
    title: chosen('title'),
  };
  const begun = typed.questions.filter((each) => !isUntouched(each));
  const others = before.questions.filter((each) => !isUntouched(each));
  if (begun.length === 0 || isFull({ ...draft, questions: others })) return draft;
  const rekeyed = others.map((each, index) => ({ ...each, key: before.next + index }));
  return { ...draft, questions: [...rekeyed, ...begun], next: before.next + others.length };
}

/** Adds a question asked before: it replaces the blank question, if there is one, or comes after the others. */
export function takeFromBank(draft: Draft, { target, question }: BankQuestion): Draft {
  const { questions, next } = draft;
  const blank = questions.find(isUntouched);
  if (blank === undefined && isFull(draft)) return draft;
  const taken: DraftQuestion = {
    ...blankQuestion(blank?.key ?? next),
    kind: question.kind,
    text: question.text,
    target: target === draft.target ? null : target,
    ...keyOf(question),
  };
  // a ticket without a target takes that of the question added
  const own = draft.target === null ? { ...taken, target: null } : taken;
  return {
    ...draft,
    target: draft.target ?? target,
    questions: blank === undefined ? [...questions, own] : questions.map((each) => (each === blank ? own : each)),
    next: next + 1,
  };
}

function keyOf(question: Question): Partial<DraftQuestion> {
  switch (question.kind) {
    case 'one':
      return { choices: question.choices, one: question.right?.[0] ?? null };
    case 'several':
      return { choices: question.choices, several: question.right ?? [] };
    case 'number':
      return { rights: [question.right ?? ''] };
    case 'text':
      return { rights: question.right ?? [''] };
    case 'sentence':
      return {};
    default:
      return question satisfies never;
  }
}

/** The ticket as it is sent, without blank choices and answers. */
export function ticketOf(draft: Draft, own: OwnWords): ComposedTicket {
  const { kind, unit, title, station, questions } = draft;
  return {
    title: (title ?? own.title).trim(),
    kind,
    unit,
    ...(kind === 'station' ? { station: (station ?? own.station).trim() } : {}),
    questions: questions.map((each) => questionOf(each, draft)),
  };
}

function questionOf(draft: DraftQuestion, ticket: Draft): Question {
  const { kind, choices, one, several } = draft;
  const hasKey = ticket.kind !== 'habit';
  const text = draft.text.trim();
  const target = hasKey ? (draft.target ?? ticket.target) : null;
  const filled = choices.flatMap((choice, index) => (choice.trim() === '' ? [] : [{ choice: choice.trim(), index }]));
  const shown = filled.map(({ choice }) => choice);
  const placesOf = (wanted: readonly number[]): number[] =>
    filled.flatMap(({ index }, place) => (wanted.includes(index) ? [place] : []));
  const rights = draft.rights.map((right) => right.trim()).filter((right) => right !== '');
  const keyed = <R>(right: R, isThere: boolean): { right?: R } => (hasKey && isThere ? { right } : {});
  switch (kind) {
    case 'one': {
      const right = placesOf(one === null ? [] : [one]);
      return { kind, text, target, choices: shown, ...keyed(right, right.length > 0) };
    }
    case 'several': {
      const right = placesOf(several);
      return { kind, text, target, choices: shown, ...keyed(right, right.length > 0) };
    }
    case 'number': {
      const right = draft.rights[0]?.trim() ?? '';
      return { kind, text, target, ...keyed(right, right !== '') };
    }
    case 'text':
      return { kind, text, target, ...keyed(rights, rights.length > 0) };
    case 'sentence':
      return { kind, text, target };
    default:
      return kind satisfies never;
  }
}
