import { ChainCheck, type Checked } from '../audit/chain.ts';
import type { AuditRow, Head, Role } from '../audit/types.ts';
import type { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { auditAfter, newestAudit, peopleOf, toldHeads } from './audit.ts';
import { listAdministrators } from './people/administrators.ts';
import type { SchoolDb, Store } from './types.ts';

/** Rows of one look at the chain. */
const LOT = 5000;

/** One row, with the people it is about as they are known now. */
export interface AuditTold extends Pick<AuditRow, 'n' | 'at' | 'act' | 'thing' | 'course' | 'why'> {
  readonly role: Role;
  /** Account, or e-mail address of an administrator; null: nobody in particular, or nobody who is still known. */
  readonly who: string | null;
  /** A learner's id at the LMS, or somebody's account; null as above. */
  readonly about: string | null;
  /** It is about somebody, though nothing tells any more who it is. */
  readonly aboutSomebody: boolean;
}

/** The newest rows with their people, newest first. */
export async function tellAudit(
  db: SchoolDb,
  asked: { readonly course?: CourseId; readonly since?: Instant; readonly most: number },
): Promise<AuditTold[]> {
  const rows = await newestAudit(db, asked);
  const people = await peopleOf(
    db,
    rows.flatMap(({ who, about }) => [who, about].flatMap((code) => code ?? [])),
  );
  const emails = new Map((await listAdministrators(db)).map(({ person, email }) => [person, email]));
  const known = (code: string | null): string | null => {
    const person = code === null ? undefined : people.get(code);
    return person === undefined ? null : (emails.get(person) ?? person);
  };
  return rows.map(({ n, at, role, who, act, about, thing, course, why }) => ({
    n,
    at,
    role,
    who: known(who),
    act,
    about: known(about),
    aboutSomebody: about !== null,
    thing,
    course,
    why,
  }));
}

/**
 * Goes through the whole chain of a school, lot by lot, and holds it against what its nights told and what a person kept.
 * @param keptSince rows from then on are still to be there
 */
export async function checkAudit(
  store: Pick<Store, 'school'>,
  school: SchoolId,
  { keptSince, anchors = [] }: { readonly keptSince: Instant; readonly anchors?: readonly Head[] },
): Promise<Checked> {
  const told = await store.school(school, toldHeads);
  const check = new ChainCheck(keptSince, [...told, ...anchors]);
  let after = 0;
  for (;;) {
    const rows = await store.school(school, (db) => auditAfter(db, after, LOT));
    for (const row of rows) if (!check.add(row)) return check.end();
    const last = rows.at(-1);
    if (last === undefined || rows.length < LOT) return check.end();
    after = last.n;
  }
}
