import { hash } from 'node:crypto';
import type { Language } from '../../language.ts';
import type { Opening } from '../../sync/tickets/desk.ts';
import { minutesBetween, type Instant } from '../../time.ts';
import { json } from '../engine/values.ts';
import { Sealed } from '../secrets/vault.ts';
import type { SchoolId } from '../../ids.ts';
import type { Looking, SchoolDb } from '../types.ts';

/** Minutes an opening lives. */
const LIFE = 12 * 60;

/** An opening as it is kept: by the hash of what the address holds. */
export interface KeptOpening {
  readonly opening: Opening;
  /** What the LMS wants with a new attachment; in a composer only. */
  readonly proof: Sealed | null;
  /** As its person chose on it, or on the page they opened before; null: they never did. */
  readonly language: Language | null;
  /** When the LMS last said that the role is so. */
  readonly checkedAt: Instant;
  /** The LMS said meanwhile that it is so no more. */
  readonly ended: boolean;
}

/** Keeps an opening, in the language its person chose last, and forgets those that are over. */
export async function saveOpening(db: SchoolDb, opening: Opening, proof: Sealed | null, at: Instant): Promise<void> {
  await db.query(`delete from openings where opened_at <= $1::timestamptz - make_interval(mins => ${LIFE})`, [at]);
  await db.query(
    `insert into openings (opening, course, item, item_kind, attachment, submission, ticket, door, frame, role, person, name, learner,
       proof, opened_at, checked_at, ends_at, language)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15::timestamptz, $15::timestamptz,
       $15::timestamptz + make_interval(mins => ${LIFE}),
       (select language from openings where person = $11 and language is not null order by opened_at desc limit 1))`,
    [
      hashOf(opening.id),
      opening.course,
      opening.item,
      opening.place.kind,
      opening.attachment,
      opening.submission,
      opening.ticket,
      opening.door,
      opening.frame,
      opening.role,
      opening.person,
      opening.name,
      opening.learner,
      proof === null ? null : json(proof),
      at,
    ],
  );
}

/** @param id as it stands in the address. Null: no such opening, or it is over */
export async function loadOpening(
  looking: Looking,
  school: SchoolId,
  id: string,
  at: Instant,
): Promise<KeptOpening | null> {
  const [row] = await looking.query<Row>(
    `select course, item, item_kind as kind, attachment, submission, ticket, door, frame, role, person, name, learner, proof,
       language, opened_at as "openedAt", checked_at as "checkedAt", ends_at as "endsAt" from openings where opening = $1`,
    [hashOf(id)],
  );
  if (row === undefined || minutesBetween(row.openedAt, at) >= LIFE) return null;
  const { kind, proof, language, openedAt: _openedAt, checkedAt, endsAt, ...rest } = row;
  return {
    opening: { ...rest, id, school, place: { course: row.course, item: row.item, kind } },
    proof: proof === null ? null : Sealed.parse(proof),
    language,
    checkedAt,
    ended: endsAt <= at,
  };
}

/** The LMS said again that the role is so. */
export async function renewOpening(db: SchoolDb, id: string, at: Instant): Promise<void> {
  await db.query('update openings set checked_at = $2::timestamptz where opening = $1', [hashOf(id), at]);
}

/** Its person chose a language. */
export async function speakOn(db: SchoolDb, id: string, language: Language): Promise<void> {
  await db.query('update openings set language = $2 where opening = $1', [hashOf(id), language]);
}

/** The LMS said that it is so no more. */
export async function endOpening(db: SchoolDb, id: string, at: Instant): Promise<void> {
  await db.query('update openings set ends_at = least(ends_at, $2::timestamptz) where opening = $1', [hashOf(id), at]);
}

/** In a composer: the ticket that was attached from it. */
export async function setTicketOf(db: SchoolDb, { id, ticket }: Pick<Opening, 'id' | 'ticket'>): Promise<void> {
  await db.query('update openings set ticket = $2 where opening = $1', [hashOf(id), ticket]);
}

function hashOf(id: string): string {
  return hash('sha256', id, 'base64url');
}

type Row = Omit<Opening, 'id' | 'school' | 'place'> & {
  readonly kind: Opening['place']['kind'];
  readonly proof: unknown;
  readonly language: Language | null;
  readonly openedAt: Instant;
  readonly checkedAt: Instant;
  readonly endsAt: Instant;
};
