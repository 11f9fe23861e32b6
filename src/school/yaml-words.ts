import type { YAMLParseError } from 'yaml';

/** What people get wrong who write such a file by hand. */
const YAML_WORDS: Partial<Record<YAMLParseError['code'], string>> = {
  MULTIPLE_DOCS: 'the file holds more than one document; take out the line "---"',
  DUPLICATE_KEY: 'this key stands here a second time; keep one of the two',
  TAB_AS_INDENT: 'a tab stands where the line is indented; use spaces',
  BAD_INDENT: 'this line is not indented like those it belongs to, or a bracket above is not closed',
  MISSING_CHAR: 'something is not closed or not parted here: look for a missing quotation mark, bracket, comma or ": "',
  BLOCK_AS_IMPLICIT_KEY: 'there are two keys in one line; a text that holds ": " is written in quotes',
  MULTILINE_IMPLICIT_KEY: 'a ":" is missing after a key, or a quotation mark is not closed',
};

/** Why a text is no YAML, as a person reads it who writes the file. */
export function sayYamlError({ code, message }: YAMLParseError): string {
  return YAML_WORDS[code] ?? `this is no YAML: ${message}`;
}
