import { checkRule } from '../../mastery/check-rule.ts';
import { RulePart, type Rule } from '../../mastery/rule.ts';
import { placeOf } from '../../school/place.ts';
import { readFileText, sayProblem } from '../../school/read.ts';
import { InputError } from '../io.ts';
import { readInput } from './read-input.ts';

export type RuleFileRead =
  | {
      readonly ok: true;
      readonly part: RulePart;
      /** What the complete rule, with this file laid over whatever else holds, says against itself; each with its place. */
      contradictions(whole: Rule): string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A `--rule` file: YAML or JSON with the keys of a school file's `rule` (`DESIGN.md` 4.6). */
export async function readRuleFile(path: string): Promise<RuleFileRead> {
  let text: string;
  try {
    text = await readInput(path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ok: false, problems: error.problems.map((problem) => `--rule: ${problem}`) };
  }
  const read = readFileText(text, RulePart);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => sayProblem(path, problem)) };
  return {
    ok: true,
    part: read.value,
    contradictions: (whole) =>
      checkRule(whole).map(({ key, message }) => {
        const place = ['cuts', key];
        return sayProblem(path, { line: read.lineOf(place), place: placeOf(place), message });
      }),
  };
}
