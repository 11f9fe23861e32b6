import { CST, Lexer } from 'yaml';

/** Far deeper than any file of ours. */
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
    switch (CST.tokenType(lexeme)) {
      case 'flow-seq-start': case 'flow-map-start': flow += 1; break;
      case 'flow-seq-end': case 'flow-map-end': flow -= 1; break;
      case 'seq-item-ind': case 'explicit-key-ind': items += 1; break;
      case 'space': if (begins && lexeme.length > WIDEST_INDENT) return line; break;
      default:
    }
    if (flow > DEEPEST || items > DEEPEST) return line;
    begins = lexeme.endsWith('\n');
    if (begins) items = 0;
    line += lexeme.split('\n').length - 1;
  }
  return null;
}
