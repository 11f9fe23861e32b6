import type { Keyed } from '../../../school/class/merge.ts';
import { targetsPart } from '../../../school/class/parts.ts';
import type { TargetRow } from '../../../school/class/target-rows.ts';
import {
  EMPTY_TARGET,
  isEmptyTarget,
  readTargets,
  TypedTarget,
  typedTarget,
  withUnits,
} from '../../../school/class/typed-targets.ts';
import type { SchoolDb } from '../../../store/types.ts';
import { saveClassPart } from '../../../sync/acts/set-up-class.ts';
import { readTargetsCsv } from '../../../tables/targets-csv.ts';
import { readUtf8 } from '../../../tables/utf8.ts';
import type { Instant } from '../../../time.ts';
import type { Reply, Route } from '../../kit/route.ts';
import { stepPath } from '../address.ts';
import { inOwnClass, onOwnClass, type OwnClass } from '../guard.ts';
import { savedReply } from '../saved.ts';
import { moved, pressIn, rowsIn, shownIn } from '../typed-rows.ts';
import { setupWords } from '../words.ts';
import { targetsPage, type TargetsPage } from './view.tsx';

const PATH = stepPath('targets');

/** Units and targets of a class: typed, pasted or read from a file, and put in order; nothing is kept before Save. */
export const targetsRoutes: readonly Route[] = [
  {
    method: 'get',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    answer: (viewer, asked, deps) =>
      onOwnClass(viewer, asked, deps, (own) => {
        const shown = targetsPart.rowsOf(own.file, own.course);
        return targetsReply(own, { shown, typed: typedRows(shown) });
      }),
  },
  {
    method: 'post',
    path: PATH,
    for: 'teacher',
    framed: 'launch',
    form: 'file',
    answer: (viewer, asked, deps) =>
      inOwnClass(viewer, asked, deps, async (own, form, db) => {
        const shown = shownIn(form, targetsPart.row);
        const all = rowsIn(form, 't', EMPTY_TARGET, TypedTarget);
        if (shown === null || all === null) return { kind: 'refused', why: 'form' };
        const press = pressIn(form);
        const typed = withUnits(all);
        switch (press.is) {
          case 'save':
          case 'try':
            return save(own, db, { who: viewer.teacher, shown, typed: all, at: deps.now() });
          case 'more':
            return targetsReply(own, { shown, typed, spare: typed.filter(isEmptyTarget).length + SPARE * 2 });
          case 'take':
            return take(own, { shown, typed, form });
          case 'up':
          case 'down':
          case 'out':
            return targetsReply(own, { shown, typed: moved(typed, press) });
          default:
            return press satisfies never;
        }
      }),
  },
];

/** Empty rows at the end, to type in. */
const SPARE = 4;

type Shown = Partial<TargetsPage> & {
  readonly shown: readonly Keyed<TargetRow>[];
  readonly typed: readonly TypedTarget[];
};

/** The table with these rows in it, nothing of which is kept yet. */
export function targetsReply(own: OwnClass, { typed, spare, ...rest }: Shown & { readonly spare?: number }): Reply {
  const filled = typed.filter((row) => !isEmptyTarget(row));
  const empty = Array.from({ length: spare ?? (filled.length === 0 ? SPARE * 2 : SPARE) }, () => EMPTY_TARGET);
  return { kind: 'page', html: targetsPage({ ...own, problems: [], ...rest, typed: [...filled, ...empty] }) };
}

/** For rows that others see: those a page is made of. */
export function typedRows(rows: readonly Keyed<TargetRow>[]): TypedTarget[] {
  return rows.map(({ key, value }) => ({ ...typedTarget(value), was: key }));
}

interface Saving {
  readonly who: string;
  readonly shown: readonly Keyed<TargetRow>[];
  readonly typed: readonly TypedTarget[];
  readonly at: Instant;
}

async function save(own: OwnClass, db: SchoolDb, { who, shown, typed, at }: Saving): Promise<Reply> {
  const read = readTargets(
    typed,
    shown.map(({ value }) => value),
    own,
  );
  if (!read.ok) {
    const kept = typed.flatMap((row, place) => (isEmptyTarget(row) ? [] : [place]));
    return targetsReply(own, {
      shown,
      typed: withUnits(typed),
      problems: read.problems.map((problem) => ({ ...problem, row: kept.indexOf(problem.row) })),
    });
  }
  const saved = await saveClassPart(
    db,
    targetsPart,
    { course: own.course.id, who, edit: { shown, made: read.rows } },
    at,
  );
  return savedReply(saved, own, 'targets', {
    clash: ({ stored, rows, clashes, by }) =>
      targetsReply(own, {
        shown: stored,
        // a row is found again by the name it is stored under, whatever it reads now
        typed: typedRows(rows),
        clash: {
          by,
          rows: clashes.map(({ key, theirs }) => ({ name: key, theirs: theirs === null ? null : sayRow(theirs) })),
        },
      }),
    wrong: (problems) => targetsReply(own, { shown, typed: withUnits(typed), wrong: problems }),
  });
}

function sayRow(row: TargetRow): string {
  const { unit, code, iCan, iCanEs, grade, requires, codes } = typedTarget(row);
  return [unit, code, iCan, iCanEs, grade, requires, codes].filter((text) => text !== '').join(' · ');
}

/** Rows of a spreadsheet behind those that are there; one with the code of another takes its place. */
function take(
  own: OwnClass,
  { shown, typed, form }: Pick<Saving, 'shown' | 'typed'> & { readonly form: Readonly<Record<string, unknown>> },
): Reply {
  const words = setupWords[own.language].targets;
  const { paste, file } = form;
  const pasted = typeof paste === 'string' ? paste : '';
  const bytes = file instanceof Uint8Array && file.length > 0 ? readUtf8(file, 'the file ') : null;
  if (bytes !== null && !bytes.ok)
    return targetsReply(own, { shown, typed, csv: { text: pasted, problems: [bytes.problem] } });
  const text = bytes?.text ?? pasted;
  const read = readTargetsCsv(text);
  if (!read.ok)
    return targetsReply(own, { shown, typed, csv: { text, problems: read.problems.map(words.csvProblem) } });
  const rows = read.rows.map((row) => row.typed);
  const checked = readTargets(rows, [], { ...own, course: { ...own.course, units: [] } });
  const lacking = checked.ok ? [] : checked.problems.filter(({ is }) => !LATER.has(is));
  if (lacking.length > 0) {
    const said = lacking.map(({ row, field, is, about = '' }) => {
      const all = setupWords[own.language];
      return `${all.line(read.rows[row]?.line ?? row + 2)}, ${words.field[field]}: ${all.problem(is, about)}`;
    });
    return targetsReply(own, { shown, typed, csv: { text, problems: said } });
  }
  return targetsReply(own, { shown, typed: laidIn(typed, withUnits(rows)), taken: rows.length });
}

/** What only shows beside the rows that are there already is told when they are saved together. */
const LATER: ReadonlySet<string> = new Set(['unknown', 'shared', 'twice', 'code-elsewhere', 'circle']);

/** The rows with these behind them, each in the place of the one that has its code. */
export function laidIn(typed: readonly TypedTarget[], rows: readonly TypedTarget[]): TypedTarget[] {
  const fresh = new Map(rows.map((row) => [row.code.trim(), row]));
  const replaced = typed.map((row) => {
    const other = row.code.trim() === '' ? undefined : fresh.get(row.code.trim());
    if (other === undefined) return row;
    fresh.delete(row.code.trim());
    return { ...other, was: row.was };
  });
  return [...replaced.filter((row) => !isEmptyTarget(row)), ...fresh.values()];
}
