import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';
import { InputError } from '../cli/io.ts';
import { otherThanText, SAVE } from './other-than-text.ts';

export type TextRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

/** The bytes of a file as text, or what is wrong with them and where. @param what stands in front of what a whole file is; '' where it is named already */
export function readUtf8(bytes: Uint8Array, what: 'the file ' | ''): TextRead {
  const check = new Utf8Check(what);
  const problem = check.take(bytes) ?? check.end();
  return problem === null ? { ok: true, text: new TextDecoder().decode(bytes) } : { ok: false, problem };
}

/** Lets bytes through as they come, and breaks off with an `InputError` at the first that is no UTF-8. */
export function utf8Only(): Transform {
  const check = new Utf8Check('the table ');
  return new Transform({
    transform: (bytes: Uint8Array, _encoding, done) => done(refusal(check.take(bytes)), bytes),
    flush: (done) => done(refusal(check.end())),
  });
}

function refusal(problem: string | null): InputError | null {
  return problem === null ? null : new InputError([problem]);
}

/**
 * Looks at bytes in pieces. Text in another encoding must not pass: what stands for a letter that cannot be read is the same
 * for every such letter, so that two learners would become one. Both steps answer with what is wrong; null: nothing so far.
 */
class Utf8Check {
  readonly #what: string;
  #begun = false;
  #line = 1;
  #column = 1;
  /** The beginning of a character that the next piece goes on with. */
  #rest: Uint8Array = new Uint8Array();

  constructor(what: string) {
    this.#what = what;
  }

  take(piece: Uint8Array): string | null {
    if (!this.#begun && piece.length > 0) {
      this.#begun = true;
      const other = otherThanText(piece);
      if (other !== null) return `${this.#what}${other}`;
    }
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const whole = wholeCharacters(bytes);
    this.#rest = bytes.subarray(whole);
    return this.#check(bytes.subarray(0, whole));
  }

  end(): string | null {
    return this.#check(this.#rest);
  }

  #check(bytes: Uint8Array): string | null {
    if (!isUtf8(bytes)) return this.#placeIn(bytes);
    let [from, at] = [0, bytes.indexOf(LINE_END)];
    for (; at >= 0; at = bytes.indexOf(LINE_END, from)) {
      from = at + 1;
      this.#line += 1;
      this.#column = 1;
    }
    this.#column += charactersIn(bytes.subarray(from));
    return null;
  }

  /** One byte after the other, until the decoder reports an error. */
  #placeIn(bytes: Uint8Array): string {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let [line, column, begin] = [this.#line, this.#column, 0];
    for (let at = 0; at < bytes.length; at += 1) {
      let said: string;
      try {
        said = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
      } catch {
        break;
      }
      if (said === '\n') [line, column] = [line + 1, 1];
      else if (said !== '') column += 1;
      if (said !== '') begin = at + 1;
    }
    const byte = (bytes[begin] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return `line ${line}, column ${column}: the byte ${byte} is no UTF-8; the file seems to have another encoding, such as Windows-1252 or Latin-1: ${SAVE}`;
  }
}

const LINE_END = 0x0a;

/** How many of these bytes belong to characters that surely end here; a last one that may go on is left for later. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** Every byte that goes on with no character begins one. */
function charactersIn(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => ((byte & 0xc0) === 0x80 ? count : count + 1), 0);
}
