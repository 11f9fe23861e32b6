import { byId } from '../ids.ts';
import { GRADERS, type Evidence, type Sitting } from './types.ts';

/**
 * The sittings that current evidence makes up, oldest first: one for each learner, target and source.
 * The newest attempt stands for its source (earlier ones are kept, and shown); of its rows the
 * teacher's count, else the machine's, else the learner's own; a row per question says more than
 * a row for the whole by the same grader.
 */
export function sittingsOf(evidence: readonly Evidence[]): Sitting[] {
  const newest = new Map<string, Evidence[]>();
  for (const row of evidence) {
    const occasion = `${row.learner}\0${row.target}\0${row.source}`;
    const rows = newest.get(occasion);
    const attempt = rows?.[0]?.attempt ?? 0;
    if (rows === undefined || row.attempt > attempt) newest.set(occasion, [row]);
    else if (row.attempt === attempt) rows.push(row);
  }
  return [...newest.values()].flatMap(sittingOf).toSorted((a, b) => byId(a.at, b.at) || byId(a.source, b.source));
}

/** The rows of an attempt that count; most attempts are one row, and a class's year has ten thousand. */
function counted(attempt: readonly Evidence[]): readonly Evidence[] {
  if (attempt.length === 1) return attempt;
  const grader = GRADERS.find((by) => attempt.some((row) => row.by === by));
  const said = attempt.filter((row) => row.by === grader);
  const items = said.filter((row) => row.item !== null);
  return items.length > 0 ? items : said;
}

function sittingOf(attempt: readonly Evidence[]): Sitting[] {
  const rows = counted(attempt);
  const first = rows[0];
  if (first === undefined) return [];
  const possible = sum(rows.map((row) => row.possible));
  return [
    {
      learner: first.learner,
      target: first.target,
      source: first.source,
      kind: first.kind,
      at: rows.reduce((latest, row) => (row.at > latest ? row.at : latest), first.at),
      share: sum(rows.map((row) => row.share * row.possible)) / possible,
      possible,
      questions: rows.some((row) => row.questions === null) ? null : sum(rows.map((row) => row.questions ?? 0)),
      evidence: rows.map((row) => row.id),
    },
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
