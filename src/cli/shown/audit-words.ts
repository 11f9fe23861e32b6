import { actInWords, thingInWords } from '../../audit/acts.ts';
import { ROLES, SOMEBODY } from '../../audit/who.ts';
import type { AuditTold } from '../../store/audit-told.ts';

/** One line a row, oldest first: its number, when, who did what, for whom, in which course. */
export function auditLines(rows: readonly AuditTold[]): string[] {
  return rows.toReversed().map((row) => {
    const { n, at, role, who, act, thing, about, aboutSomebody, course } = row;
    const whom = about ?? (aboutSomebody ? SOMEBODY.en : null);
    const what = [actInWords(act).en, ...(thing === null ? [] : [`(${thingInWords(thing).en})`])].join(' ');
    const rest = [...(whom === null ? [] : [`about ${whom}`]), ...(course === null ? [] : [`course ${course}`])];
    return [`${n}`.padStart(6), at, `${who === null ? ROLES[role].en : `${role} ${who}`} ${what}`, ...rest].join('  ');
  });
}
