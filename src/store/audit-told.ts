import { ChainCheck, type Checked } from '../audit/chain.ts';
import type { AuditRow, Head, Role } from '../audit/types.ts';
import type { CourseId, SchoolId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { auditAfter, auditHead, newestAudit, peopleOf, toldHeads } from './audit.ts';
import { listAdministrators } from './people/administrators.ts';
import type { SchoolDb, Store } from './types.ts';

/** Rows of one look at the chain. */
const LOT = 5000;

/** One row, with the people it is about as they are known now. */
export interface AuditTold extends Pick<AuditRow, 'n' | 'at' | 'act' | 'thing' | 'course' | 'why'> {
  readonly role: Role;
  /**
   * Account, or e-mail address of an administrator; null: the act was nobody's in particular, or the person is no
   * longer stored.
   */
  readonly who: string | null;
  /** A learner's id at the LMS, or somebody's account; null as above. */
  readonly about: string | null;
  /** It is about somebody whose identity has been erased. */
  readonly aboutSomebody: boolean;
  readonly aboutStudent: boolean;
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
    const found = people.get(code ?? '');
    return found === undefined ? null : (emails.get(found.person) ?? found.person);
  };
  return rows.map(({ n, at, role, who, act, about, thing, course, why }) => ({
    n,
    at,
    role,
    who: known(who),
    act,
    about: known(about),
    aboutSomebody: about !== null,
    aboutStudent: people.get(about ?? '')?.kind === 'learner',
    thing,
    course,
    why,
  }));
}

/**
 * Checks the chain of a school, lot by lot, against the hashes its nights reported and one that a person kept.
 * @param keptSince rows from then on are still to be there
 * @param newest that many of its end alone; absent: the whole
 */
export async function checkAudit(
  store: Pick<Store, 'school'>,
  school: SchoolId,
  {
    keptSince,
    anchors = [],
    newest = Infinity,
  }: { readonly keptSince: Instant; readonly anchors?: readonly Head[]; readonly newest?: number },
): Promise<Checked> {
  const { told, head } = await store.school(school, async (db) => ({
    told: await toldHeads(db),
    head: await auditHead(db),
  }));
  let after = Math.max(0, (head?.n ?? 0) - newest);
  const check = new ChainCheck(after === 0 ? keptSince : null, [...told, ...anchors]);
  for (;;) {
    const rows = await store.school(school, (db) => auditAfter(db, after, LOT));
    for (const row of rows) if (!check.add(row)) return check.end();
    const last = rows.at(-1);
    if (last === undefined || rows.length < LOT) return check.end();
    after = last.n;
  }
}

/** The newest acts of a school, and whether the record of them is whole. */
export interface AuditShown {
  readonly acts: readonly AuditTold[];
  readonly checked: Checked;
}

/** Acts that a page lists, and entries that it checks while somebody waits: a year's acts of a small school. */
const SHOWN = 30;
const CHECKED = 20_000;

export async function showAudit(
  store: Pick<Store, 'school'>,
  school: SchoolId,
  { keptSince }: { readonly keptSince: Instant },
): Promise<AuditShown> {
  const acts = await store.school(school, (db) => tellAudit(db, { most: SHOWN }));
  return { acts, checked: await checkAudit(store, school, { keptSince, newest: CHECKED }) };
}
