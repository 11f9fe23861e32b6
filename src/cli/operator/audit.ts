import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { brokenInWords } from '../../audit/broken-words.ts';
import type { Checked } from '../../audit/chain.ts';
import { headText, type Head } from '../../audit/types.ts';
import { CourseId, SchoolId } from '../../ids.ts';
import { limitsAt } from '../../school/school-year.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { fromDateTime, SchoolDate } from '../../time.ts';
import { EXIT, InputError, say, sayJson, type Exit, type Io } from '../io.ts';
import { readId } from '../input/read-id.ts';
import { auditLines } from '../shown/audit-words.ts';
import type { WithApp } from '../with-app.ts';

interface AuditOptions {
  readonly school: string;
  readonly course?: string;
  readonly since?: string;
  readonly verify?: boolean;
  readonly anchor?: readonly string[];
  readonly json?: boolean;
}

/** Rows that are listed where no date is given. */
const LISTED = 200;

/** `waymark audit`: who did what at a school, and whether the record of it is whole. */
export function auditCommand(program: Command, io: Io, withApp: WithApp, done: (exit: Exit) => void): void {
  program
    .command('audit')
    .description('who did what at a school, for whom and when; with --verify whether the record is whole')
    .requiredOption('--school <id>')
    .option('--course <id>', 'acts in one course alone')
    .option('--since <date>', `from that school date on (default: the newest ${LISTED})`)
    .option('--verify', 'go through the whole record: exit 1 where it was changed, or its end is missing')
    .option('--anchor <n:hash...>', 'with --verify: heads that a night report or the log told')
    .option('--json', 'answer as JSON')
    .action(async (options: AuditOptions) => {
      const school = readId(SchoolId, options.school, '--school');
      const course = options.course === undefined ? undefined : readId(CourseId, options.course, '--course');
      const anchors = (options.anchor ?? []).map(readAnchor);
      if (anchors.length > 0 && options.verify !== true) throw new InputError(['--anchor: it belongs to --verify']);
      const date = options.since === undefined ? undefined : SchoolDate.safeParse(options.since);
      if (date?.success === false)
        throw new InputError([`--since: "${options.since}" is no date; write one such as 2026-03-09`]);
      const { checkAudit, tellAudit } = await import('../../store/audit-told.ts');
      const { rows, checked } = await withApp(io, async ({ store }) => {
        const file = await store.school(school, loadSchoolFile);
        if (file === null) throw new InputError([`no school "${school}" is loaded`]);
        if (options.verify === true) {
          const { record } = limitsAt(file, io.now());
          return { rows: null, checked: await checkAudit(store, school, { keptSince: record, anchors }) };
        }
        const since =
          date === undefined
            ? {}
            : { since: fromDateTime(DateTime.fromISO(date.data, { zone: file.school.timeZone })) };
        const most = date === undefined ? LISTED : Number.MAX_SAFE_INTEGER;
        const asked = { most, ...since, ...(course === undefined ? {} : { course }) };
        return { rows: await store.school(school, (db) => tellAudit(db, asked)), checked: null };
      });
      if (checked === null) {
        if (options.json === true) sayJson(io, { school, entries: rows.toReversed() });
        else say(io, ...(rows.length === 0 ? ['Nothing is recorded.'] : auditLines(rows)));
        done(EXIT.done);
        return;
      }
      if (options.json === true) sayJson(io, { school, ...checked });
      else say(io, checkedLine(checked));
      done(checked.whole ? EXIT.done : EXIT.failed);
    });
}

function readAnchor(text: string): Head {
  const [, n, hash] = /^(\d{1,15}):([\w-]{43})$/.exec(text.trim()) ?? [];
  if (n === undefined || hash === undefined)
    throw new InputError([`--anchor: "${text}" is no head; a night report tells one as NUMBER:HASH`]);
  return { n: Number(n), hash };
}

function checkedLine(checked: Checked): string {
  if (!checked.whole) return `The record is broken. ${brokenInWords(checked.broken).en}`;
  const { entries, first, head } = checked;
  if (head === null) return 'The record is whole: nothing is recorded yet.';
  const from = first === null || first === 1 ? '' : `, from entry ${first} on: what was before is kept no longer`;
  return `The record is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}${from}. Head ${headText(head)}`;
}
