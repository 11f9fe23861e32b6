import { expect, it } from '@jest/globals';
import { TABLES, type Table } from '../../src/store/tables.ts';

/** The columns that each table names as such, where it names any. */
function named(columns: (table: Table) => readonly string[] | undefined): Record<string, readonly string[]> {
  return Object.fromEntries(
    TABLES.map((table) => [table.name, columns(table) ?? []] as const).filter(([, of]) => of.length > 0),
  );
}

it('no export holds what opens something: sealed secrets, wrapped keys, codes and what sessions go by', () => {
  expect(named(({ secret }) => secret)).toEqual({
    school_keys: ['wrapped'],
    credentials: ['sealed'],
    sessions: ['session'],
    consents: ['session', 'token', 'sealed'],
    deployment_codes: ['code'],
    hand_overs: ['code', 'challenge', 'sealed'],
    sign_ins: ['session', 'sealed'],
    openings: ['opening', 'proof'],
    audit_people: ['salt'],
  });
});

it('rows about several lose one learner and stay', () => {
  expect(named(({ shared }) => shared)).toEqual({
    school_files: ['body'],
    coursework: ['body'],
    pulls: ['kept'],
    decisions: ['body'],
    plans: ['body'],
    ledger: ['write', 'before'],
  });
});

it('every row is kept until something named: a condition, another row, an end, or that the school leaves', () => {
  for (const { name, keep } of TABLES) expect([name, ...Object.values(keep)].filter(Boolean).length).toBeGreaterThan(1);
  expect(TABLES.find(({ name }) => name === 'hints')?.keep).toEqual({
    gone: `at < :now::timestamptz - interval '8 days'`,
  });
});
