import type { CourseId, LearnerId } from '../../ids.ts';
import { LmsError } from '../../lms/errors.ts';
import type { Lms } from '../../lms/types.ts';
import { learnersOn, type OnTicket } from '../../store/tickets/learners.ts';
import { loadRoster } from '../../store/people/roster.ts';
import type { SchoolDb } from '../../store/types.ts';
import type { TicketId } from '../../ticket/types.ts';
import type { TicketLearner } from '../../ticket/live.ts';
import type { Instant } from '../../time.ts';
import { inTime } from './ask-lms.ts';
import type { Entered } from './opening/enter.ts';
import { KeptFor } from './kept-for.ts';
import { lmsOf } from './opening/lms-of.ts';
import type { DeskParts } from './parts.ts';

/** Milliseconds for which a page counts as open. */
const HERE = 60_000;
/** Milliseconds an instance keeps a list of people that it had to ask the LMS for. */
const KEPT = 300_000;

type Named = Pick<TicketLearner, 'id' | 'name'>;

/**
 * The learners of a class as the last night read them; before the first night the LMS is asked with the teacher's own
 * credential.
 */
export class Classes {
  readonly #parts: Pick<DeskParts, 'patience' | 'connect'>;
  readonly #told = new KeptFor<CourseId, readonly Named[]>(KEPT);
  constructor(parts: Pick<DeskParts, 'patience' | 'connect'>) {
    this.#parts = parts;
  }

  /** Before the first night; from then on the store knows. */
  async asked(entered: Entered, at: Instant): Promise<readonly Named[]> {
    const { course } = entered.opening;
    const known = this.#told.get(course, at);
    if (known !== undefined) return known;
    const people = await inTime(listed(lmsOf(this.#parts, entered), course), this.#parts.patience).catch(
      (error: unknown) => {
        if (error instanceof LmsError) return []; // who opens the ticket is known all the same
        throw error;
      },
    );
    this.#told.set(course, people, at);
    return people;
  }
}

async function listed(lms: Promise<Lms>, course: CourseId): Promise<readonly Named[]> {
  const people: Named[] = [];
  for await (const row of (await lms).roster(course))
    if (row.ok) people.push({ id: row.value.id, name: row.value.name });
  return people;
}

/** The class as the store knows it. */
export async function storedClass(db: SchoolDb, course: CourseId): Promise<readonly Named[]> {
  return (await loadRoster(db, course)).map(({ id, name }) => ({ id, name }));
}

/** Who opened the ticket. */
export async function metOn(db: SchoolDb, ticket: TicketId): Promise<ReadonlyMap<LearnerId, OnTicket>> {
  return new Map((await learnersOn(db, ticket)).map((each) => [each.learner, each]));
}

/** The learners of the class and others who opened the ticket, by name. */
export function learnersAmong(
  people: readonly Named[],
  on: ReadonlyMap<LearnerId, OnTicket>,
  at: Instant,
): readonly TicketLearner[] {
  const names = new Map<LearnerId, string>(people.map(({ id, name }) => [id, name]));
  for (const { learner, name } of on.values()) if (!names.has(learner)) names.set(learner, name ?? learner);
  const learners = [...names].map(([id, name]): TicketLearner => {
    const met = on.get(id);
    const here = met !== undefined && Date.parse(at) - Date.parse(met.seenAt) < HERE;
    return { id, name, done: met?.done ?? false, here };
  });
  return learners.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
