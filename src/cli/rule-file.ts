import { readFile } from 'node:fs/promises';
import { checkRule } from '../mastery/check-rule.ts';
import { RulePart, type Rule } from '../mastery/rule.ts';
import { placeOf, readFileText, sayProblem } from '../school/read.ts';

export type RuleFileRead =
  | {
    readonly ok: true;
    readonly part: RulePart;
    /** What the complete rule, with this file laid over whatever else holds, says against itself; each with its place. */
    contradictions(whole: Rule): string[];
  }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A `--rule` file: YAML or JSON with the keys of a school file's `rule` (`design.md` 4.6). */
export async function readRuleFile(path: string): Promise<RuleFileRead> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { ok: false, problems: [`--rule: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`] };
  }
  const read = readFileText(text, RulePart);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => sayProblem(path, problem)) };
  return {
    ok: true,
    part: read.value,
    contradictions: (whole) => checkRule(whole).map(({ key, message }) => {
      const place = ['cuts', key];
      return sayProblem(path, { line: read.lineOf(place), place: placeOf(place), message });
    }),
  };
}
