import { randomInt } from 'node:crypto';
import { LMS_IDS, type LmsId } from '../../lms/known.ts';
import type { Instant } from '../../time.ts';
import { sessionHash } from './sessions.ts';
import type { SchoolDb } from '../types.ts';

/** An installation of Waymark as an LMS names it. */
export interface Deployment {
  readonly lms: LmsId;
  readonly deployment: string;
}

/** Which installation at the LMS a school names, and which one it has proved to be its own. */
export interface DeploymentProof {
  /** As the school file names it; null: it names none. */
  readonly named: string | null;
  /** Null: nobody has proved one yet, so that nobody comes in from inside the LMS. */
  readonly proved: string | null;
  readonly provedAt: Instant | null;
  /** Other schools that have proved the same one: those of one district may share it. */
  readonly others: number;
}

/** Without letters and digits that are easily mistaken for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A code that somebody reads off one page and types into another. */
export function newCode(): string {
  const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}

/** Keeps a code that is shown inside an installation, and deletes those whose hour is over. `db` is of no school (`NOBODYS`). */
export async function keepCode(
  db: SchoolDb,
  code: string,
  { lms, deployment }: Deployment,
  endsAt: Instant,
  at: Instant,
): Promise<void> {
  await db.query('delete from deployment_codes where ends_at <= $1::timestamptz', [at]);
  await db.query('insert into deployment_codes (code, lms, deployment, ends_at) values ($1, $2, $3, $4::timestamptz)', [
    hashOf(code),
    lms,
    deployment,
    endsAt,
  ]);
}

/** The installation in which the code was shown; it serves once. Null: there is none such, or its hour is over. */
export async function takeCode(db: SchoolDb, code: string, at: Instant): Promise<Deployment | null> {
  const [row] = await db.query<{ lms: string; deployment: string }>(
    'delete from deployment_codes where code = $1 and ends_at > $2::timestamptz returning lms, deployment',
    [hashOf(code), at],
  );
  const lms = LMS_IDS.find((id) => id === row?.lms);
  return row === undefined || lms === undefined ? null : { lms, deployment: row.deployment };
}

/** From now on the school's people come in from inside this installation. `other`: its file names another one, and nothing changed. */
export async function proveDeployment(
  db: SchoolDb,
  deployment: string,
  at: Instant,
): Promise<'proved' | 'same' | 'other'> {
  const rows = await db.query(
    `update schools_index set proved = $1, proved_at = $2::timestamptz
     where school = $3 and proved is distinct from $1 and coalesce(deployment, $1) = $1 returning school`,
    [deployment, at, db.school],
  );
  if (rows.length > 0) return 'proved';
  return (await deploymentProof(db)).proved === deployment ? 'same' : 'other';
}

export async function deploymentProof(db: SchoolDb): Promise<DeploymentProof> {
  const [row] = await db.query<DeploymentProof>(
    `select deployment as named, proved, proved_at as "provedAt",
       (select count(*) from schools_index other where other.proved = own.proved and other.school <> own.school)::integer as others
     from schools_index own where school = $1`,
    [db.school],
  );
  return row ?? { named: null, proved: null, provedAt: null, others: 0 };
}

function hashOf(code: string): string {
  return sessionHash(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));
}
