import type { z } from 'zod';

/** What a schema says of a value, as a person reads it who writes the file and knows no types. */
export function inPlainWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_big':
      return tooMuch(issue);
    case 'too_small':
      return tooLittle(issue);
    case 'invalid_value':
      return `${quoted(issue.input)} is not known here; write ${anyOf(issue.values.map(String))}`;
    case 'invalid_format':
      return wrongFormat(issue);
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'custom':
      return issue.message;
    default:
      return issue satisfies never;
  }
}

/** Of a value that may be written in several ways and is none of them; null: some of its inside is wrong, not the whole. */
export function noneOf(ways: readonly (readonly z.core.$ZodIssue[])[]): string | null {
  const [first] = ways.flat();
  const said = ways.flatMap(([issue, ...more]) =>
    issue === undefined || issue.path.length + more.length > 0 ? [] : (kindOf(issue) ?? []),
  );
  return first === undefined || said.length < ways.length
    ? null
    : `${quoted(first.input)} should be ${said.join(', or ')}`;
}

function kindOf(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  return issue.code === 'invalid_value' ? anyOf(issue.values.map(String)) : null;
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'keys with their values, "key: value"',
  array: 'a list, each item on a line of its own after "- "',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing';
  if (expected === 'string' && typeof input === 'number') return `should be text: write it in quotes, "${input}"`;
  return `${input === null ? 'nothing stands here; it' : quoted(input)} should be ${KINDS[expected] ?? expected}`;
}

function tooMuch({ origin, maximum, input }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `is too long; at most ${maximum} characters`;
  if (origin === 'array') return `has too many items; at most ${maximum}`;
  return `${quoted(input)} is too much; ${maximum === 1 ? share(input) : `at most ${maximum}`}`;
}

/** Who writes a share as a percentage is told how it is written. */
function share(input: unknown): string {
  const meant = typeof input === 'number' && input > 1 && input <= 100 ? `: ${input} % is written ${input / 100}` : '';
  return `a share is at most 1${meant}`;
}

function tooLittle({ origin, minimum, inclusive, input }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string') return 'is empty; write something here, or take the key out';
  if (origin === 'array') return 'is empty; it needs an item or more';
  return `${quoted(input)} is too little; ${inclusive === false ? `more than ${minimum}` : `at least ${minimum}`}`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'is no day such as 2026-11-26',
  url: 'is no web address such as https://example.org/page',
};

function wrongFormat({ format, message, input }: z.core.$ZodIssueInvalidStringFormat): string {
  const said = FORMATS[format];
  return said === undefined ? message : `${quoted(input)} ${said}`;
}

function anyOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** Enough of a value to find it by. */
const SHOWN = 40;

function quoted(input: unknown): string {
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of keys';
  if (typeof input !== 'string') return JSON.stringify(input);
  return `"${input.length > SHOWN ? `${input.slice(0, SHOWN)}...` : input}"`;
}
