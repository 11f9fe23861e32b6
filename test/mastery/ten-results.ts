import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Method } from '../../src/mastery/rule.ts';
import { graded, outOf } from '../builders/gradebook.ts';

export const README = new URL('../../src/mastery/README.md', import.meta.url);

/** Ten quizzes of five questions: a slow start, growth, one bad day, and growth again. */
const RIGHT = [2, 3, 1, 4, 3, 5, 4, 2, 5, 5] as const;
const HEIGHTS = '▁▂▃▄▅▆▇█';
const [BEGIN, END] = ['<!-- ten results: begin -->', '<!-- ten results: end -->'];

/** What each method makes of the same ten results after each of them, in whole percents and as a line of heights. */
export function picture(): string {
  const widest = Math.max(...Method.options.map((name) => name.length));
  const results = RIGHT.map((right) => right / 5);
  const rows = Method.options.map((method) => {
    const values = RIGHT.map(
      (_, index) =>
        graded(
          outOf(5, ...RIGHT.slice(0, index + 1)).map((each) => ({ ...each, questions: 5 })),
          { method, times: 3 },
        ).value,
    );
    return row(method, values, widest);
  });
  return [BEGIN, '', '```text', row('the results', results, widest), ...rows, '```', '', END].join('\n');
}

function row(name: string, values: readonly (number | null)[], widest: number): string {
  const cells = values.map((value) => (value === null ? '-' : String(Math.round(value * 100))).padStart(4));
  const line = values.map((value) => (value === null ? ' ' : (HEIGHTS[Math.min(7, Math.floor(value * 8))] ?? ' ')));
  return `${name.padEnd(widest)}${cells.join('')}  ${line.join('').trimEnd()}`.trimEnd();
}

/** The picture as it stands in a text; empty where there is none. */
export function pictureIn(text: string): string {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  return from === -1 || to === -1 ? '' : text.slice(from, to + END.length);
}

// node --import tsx test/mastery/ten-results.ts writes it anew
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = readFileSync(README, 'utf8');
  writeFileSync(
    README,
    text.replace(pictureIn(text), () => picture()),
  );
}
