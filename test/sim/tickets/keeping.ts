import { NEVER } from '../../../src/ticket/answers.ts';
import type { AnswerValue, Ticket, TicketState } from '../../../src/ticket/types.ts';
import type { Classroom } from './classroom.ts';
import type { Clock } from './clock.ts';
import { ownerOf, type Diary } from './diary.ts';
import type { AnswerRow, Rows } from './rows.ts';

/** Watches every transaction that was kept: nothing goes, nothing changes, and each row is what FRAMES.md 7 and 8 say, said here once more. */
export function watchKeeping(diary: Diary, clock: Clock, classroom: Classroom): (before: Rows, after: Rows) => void {
  return (before, after) => {
    const ticket = before.tickets[0];
    if (ticket !== undefined) watchAnswers(diary, before, after, { ticket, state: stateOf(ticket, clock), classroom });
    if (ticket !== undefined) watchState(diary, ticket, after.tickets[0], clock);
  };
}

/** As it was left, or closed where its days are over: an exit ticket has one school day more. */
export function stateOf({ state, kind, date }: Pick<Ticket, 'state' | 'kind' | 'date'>, clock: Clock): TicketState {
  const today = clock.instant().slice(0, 10);
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10); // plays begin on a Monday
  return state !== 'draft' && today > (kind === 'exit' ? next : date) ? 'closed' : state;
}

interface Met {
  readonly ticket: Ticket;
  readonly state: TicketState;
  readonly classroom: Classroom;
}

function watchAnswers(diary: Diary, before: Rows, after: Rows, met: Met): void {
  if (before.answers === after.answers) return;
  if (after.answers.length < before.answers.length) diary.found('lost', 'rows of answers are gone');
  for (const [place, row] of before.answers.entries()) {
    const now = after.answers[place];
    if (now !== row) watchChanged(diary, row, now);
  }
  const known: AnswerRow[] = [...before.answers];
  for (const row of after.answers.slice(before.answers.length)) {
    watchNew(diary, known, row, met);
    known.push(row);
  }
}

function watchChanged(diary: Diary, row: AnswerRow, now: AnswerRow | undefined): void {
  if (now === undefined || now.value !== row.value || now.learner !== row.learner || now.key !== row.key) {
    diary.found('lost', `the answer ${row.key} was changed`);
    return;
  }
  if (now.status !== 'late') diary.found('status', `the version of ${row.key} was changed`);
  const ordered = diary.counted.has(`${row.learner} ${row.question}`);
  if (!ordered) diary.found('late-counted', `late answer ${row.key} of ${row.learner}`);
  if (now.version !== null) diary.met('late answer counted by a teacher');
  else diary.met('late answer left aside again');
}

function watchNew(diary: Diary, known: readonly AnswerRow[], row: AnswerRow, { state, classroom }: Met): void {
  const { learner, question, value, key, base, status, version } = row;
  const owner = ownerOf(value);
  if (diary.keys.get(key) !== learner || (owner !== null && owner !== learner))
    diary.found('misdirected', `${JSON.stringify(value)} by ${diary.keys.get(key) ?? '?'} is kept under ${learner}`);
  const mine = known.filter((each) => each.learner === learner && each.question === question);
  if (known.some((each) => each.learner === learner && each.key === key)) diary.found('status', `${key} is kept twice`);
  const current = Math.max(NEVER.version, ...mine.map((each) => each.version ?? 0));
  const isLate = state !== 'open' || (classroom.isGone && status === 'late');
  const isOnMissed = status === 'conflict' && mine.some((each) => each.status === 'conflict' && each.base + 1 === base);
  const right = isLate ? 'late' : base === current && !isOnMissed ? 'saved' : 'conflict';
  const rightVersion = right === 'saved' ? current + 1 : null;
  if (status !== right || version !== rightVersion)
    diary.found(
      status !== 'late' && isLate ? 'late-counted' : 'status',
      `${key} of ${learner} on ${current}, built on ${base}, while ${state}: ${status} ${version}, not ${right} ${rightVersion}`,
    );
  if (status === 'conflict') diary.met('save: built on something older, conflict');
  if (status === 'late' && state !== 'open') diary.met('save: while the class grades or after, late');
  if (status === 'late' && state === 'open') diary.met('save: assignment gone, kept late');
  if (status === 'saved' && mine.some((each) => each.status === 'late' && sameValue(each.value, value)))
    diary.met('more time: late answers sent anew');
}

function watchState(diary: Diary, before: Ticket, after: Ticket | undefined, clock: Clock): void {
  if (after === undefined) {
    diary.found('lost', 'the ticket is gone');
    return;
  }
  if (after === before) return;
  if (before.shown.some((each) => !after.shown.includes(each)))
    diary.found('state', 'a key was shown and is not any more');
  if (after.shown.some((each) => !diary.shown.has(each))) diary.found('state', 'a key is shown that nobody showed');
  const move = `${before.state} ${after.state}`;
  const { orders } = diary;
  const isOver = stateOf(before, clock) === 'closed';
  const allowed =
    before.state === after.state ||
    move === 'draft open' ||
    (move === 'open marking' && orders.grade > 0) ||
    (move === 'marking open' && orders.more > 0 && before.shown.length === 0) ||
    (move === 'marking key' && orders.key > 0) ||
    (after.state === 'closed' && (isOver || (orders.close > 0 && move !== 'marking closed')));
  if (!allowed) diary.found('state', `the ticket went from ${move.replace(' ', ' to ')}`);
  if (after.state === 'closed' && isOver) diary.met('days over: closed by itself');
}

export function sameValue(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
