import { readFile } from 'node:fs/promises';
import { completeRule, Method, RulePart, type Rule } from '../mastery/rule.ts';
import { readFileText, sayProblem } from '../school/read.ts';
import { readInstant, type Instant } from '../time.ts';

/** The flags of `waymark mastery` as a person wrote them. */
export interface MasteryFlags {
  readonly method?: string | undefined;
  readonly threshold?: string | undefined;
  /** Path of a rule file. */
  readonly rule?: string | undefined;
  readonly at?: string | undefined;
  readonly json?: boolean | undefined;
  readonly predict?: boolean | undefined;
  readonly explain?: boolean | undefined;
}

export interface MasteryTerms {
  readonly rule: Rule;
  /** A method was asked for, by flag or file. */
  readonly methodNamed: boolean;
  /** Null: the moment of the newest row. */
  readonly at: Instant | null;
}

export interface TermsRead {
  readonly terms: MasteryTerms;
  /** Everything wrong, with its place; not empty: the terms must not be used. */
  readonly problems: readonly string[];
}

/** A flag wins over the rule file, the file over the defaults. */
export async function readTerms(flags: MasteryFlags): Promise<TermsRead> {
  const problems: string[] = [];
  const file = flags.rule === undefined ? {} : await readRuleFile(flags.rule, problems);
  const method = Method.safeParse(flags.method);
  if (flags.method !== undefined && !method.success) {
    problems.push(`--method: "${flags.method}" is no method; there are ${Method.options.join(', ')}`);
  }
  const threshold = flags.threshold?.trim() === '' ? Number.NaN : Number(flags.threshold);
  if (flags.threshold !== undefined && !(threshold > 0 && threshold <= 1)) {
    problems.push(`--threshold: "${flags.threshold}" is no share above 0 and up to 1, such as 0.8`);
  }
  const at = flags.at === undefined ? null : readInstant(flags.at);
  if (flags.at !== undefined && at === null) problems.push(`--at: "${flags.at}" is no time; write one such as 2026-03-09T08:00:00Z`);
  const rule = completeRule(file, { ...(method.success ? { method: method.data } : {}), ...(flags.threshold === undefined ? {} : { threshold }) });
  return { terms: { rule, methodNamed: method.success || file.method !== undefined, at }, problems };
}

async function readRuleFile(path: string, problems: string[]): Promise<RulePart> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    problems.push(`--rule: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
    return {};
  }
  const read = readFileText(text, RulePart);
  if (read.ok) return read.value;
  problems.push(...read.problems.map((problem) => sayProblem(path, problem)));
  return {};
}
