import { answerOfKey, currentAnswer, keepAnswer, type StoredAnswer } from '../../../store/tickets/answers.ts';
import { holdLearner, meetLearner, setDone } from '../../../store/tickets/learners.ts';
import type { SchoolDb } from '../../../store/types.ts';
import type { LearnerId } from '../../../ids.ts';
import { isAnswerTo, takeSave } from '../../../ticket/answers.ts';
import { cleanText } from '../../../ticket/clean-text.ts';
import type { Save, Saved, Ticket, TicketState } from '../../../ticket/types.ts';
import type { Instant } from '../../../time.ts';
import { changing, concernedBy, type ChangeParts } from './changes.ts';
import { TicketRefused } from '../desk.ts';
import type { Entered } from '../opening/enter.ts';
import { holdOwn } from '../opening/kept-out.ts';
import { ownLearner } from '../opening/whose.ts';

/** What a learner's page sends: changes of answers, and whether the learner is done. */
export interface SaveOrder {
  readonly saves: readonly Save[];
  readonly done?: boolean;
}

/**
 * Takes changes of answers (FRAMES.md 7): every value is kept forever, whatever becomes of it. The learner's own row is held, so that
 * one learner's changes come one after the other; the class waits for nobody.
 */
export async function saveAnswers(
  parts: ChangeParts,
  entered: Entered,
  { saves, done }: SaveOrder,
  at: Instant,
): Promise<{ readonly saved: readonly Saved[]; readonly state: TicketState; readonly v: number }> {
  const learner = ownLearner(entered);
  const {
    answer: saved,
    state,
    v,
  } = await changing(parts, entered, 'share', at, async ({ db, ticket, state: now }) => {
    for (const save of saves) check(ticket, save);
    let met = await holdOwn(parts, db, ticket.id, learner);
    if (met === null) {
      await meetLearner(db, ticket.id, { learner, name: entered.opening.name, attachment: null, submission: null }, at);
      met = await holdLearner(db, ticket.id, learner);
    }
    const answers: Saved[] = [];
    const missed = new Map<number, number>(); // the version that the change before wanted for its question, and has not
    for (const save of saves) {
      const { question, base } = save;
      const where = { ticket, learner, state: now, isOnMissed: missed.get(question) === base };
      const saved = await saveOne(db, where, save, at);
      answers.push(saved);
      if (saved.current === undefined) missed.delete(question);
      else missed.set(question, base + 1);
    }
    const isDone = done !== undefined && now === 'open' && met?.done !== done;
    if (isDone) await setDone(db, ticket.id, learner, done);
    const changed = isDone || answers.some(({ status }) => status !== 'repeated');
    return { changed, answer: answers, concerned: concernedBy(ticket, learner) };
  });
  return { saved, state, v };
}

interface Where {
  readonly ticket: Ticket;
  readonly learner: LearnerId;
  readonly state: TicketState;
  readonly isOnMissed: boolean;
}

async function saveOne(
  db: SchoolDb,
  { ticket, learner, state, isOnMissed }: Where,
  save: Save,
  at: Instant,
): Promise<Saved> {
  const before = await answerOfKey(db, ticket.id, learner, save.key);
  if (before !== null) return repeated(db, ticket, before);
  const { question, base, key } = save;
  const value = typeof save.value === 'string' ? cleanText(save.value) : save.value;
  const { kept, saved } = takeSave(save, await currentAnswer(db, ticket.id, { learner, question }), state, isOnMissed);
  await keepAnswer(db, ticket.id, { learner, question, value, base, key, deviceAt: cleanText(save.at), at, ...kept });
  return saved;
}

/** The answer to a repeated request: the same as the first time. */
async function repeated(db: SchoolDb, ticket: Ticket, before: StoredAnswer): Promise<Saved> {
  const { key, question } = before;
  if (before.status === 'saved') return { key, question, version: before.version ?? 0, status: 'repeated' };
  const current = await currentAnswer(db, ticket.id, before, before.sequence);
  const told = before.status === 'conflict' ? { current } : ({ late: true } as const);
  return { key, question, version: current.version, status: 'repeated', ...told };
}

function check(ticket: Ticket, { question, value }: Save): void {
  const asked = ticket.questions[question - 1];
  if (asked === undefined || !isAnswerTo(asked, value)) throw new TicketRefused(422, 'not-an-answer');
}
