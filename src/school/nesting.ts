import { CST, Lexer } from 'yaml';

/** Deepest nesting that is parsed; far deeper than any school file. */
const DEEPEST = 50;
/** A level of a block takes a column or more. */
const WIDEST_INDENT = 200;

/**
 * The line on which a text is nested deeper than any file of ours; null: nowhere. Asked before it is parsed: the parser calls
 * itself for each level and would run out of memory.
 */
export function nestedTooDeep(text: string): number | null {
  let [line, flow, items, begins] = [1, 0, 0, true];
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow -= 1;
    if (type === 'seq-item-ind' || type === 'explicit-key-ind') items += 1;
    if (type === 'space' && begins && lexeme.length > WIDEST_INDENT) return line;
    if (flow > DEEPEST || items > DEEPEST) return line;
    begins = lexeme.endsWith('\n');
    if (begins) items = 0;
    line += lexeme.split('\n').length - 1;
  }
  return null;
}
