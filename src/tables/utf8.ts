import { isUtf8 } from 'node:buffer';
import { Transform } from 'node:stream';
import { InputError } from '../cli/io.ts';
import { otherThanText, SAVE } from './other-than-text.ts';

/** The bytes of a file as text. @throws InputError when they are no UTF-8, with the first place that is none; `name` stands before it */
export function decodeUtf8(bytes: Uint8Array, name = ''): string {
  const check = new Utf8Check(name);
  check.take(bytes);
  check.end();
  return new TextDecoder().decode(bytes);
}

/** Lets bytes through as they come, and breaks off with an `InputError` at the first that is no UTF-8. */
export function utf8Only(): Transform {
  const check = new Utf8Check('');
  return new Transform({
    transform: (bytes: Uint8Array, _encoding, done) => {
      try {
        check.take(bytes);
        done(null, bytes);
      } catch (error) {
        done(error as Error);
      }
    },
    flush: (done) => {
      try {
        check.end();
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/**
 * Looks at bytes in pieces. Text in another encoding must not pass: what stands for a letter that cannot be read is the same
 * for every such letter, so that two learners would become one.
 */
class Utf8Check {
  readonly #name: string;
  #begun = false;
  #line = 1;
  #column = 1;
  /** The beginning of a character that the next piece goes on with. */
  #rest: Uint8Array = new Uint8Array();

  constructor(name: string) {
    this.#name = name;
  }

  take(piece: Uint8Array): void {
    if (!this.#begun && piece.length > 0) this.#first(piece);
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const whole = wholeCharacters(bytes);
    this.#rest = bytes.subarray(whole);
    this.#check(bytes.subarray(0, whole));
  }

  end(): void {
    this.#check(this.#rest);
  }

  #first(piece: Uint8Array): void {
    this.#begun = true;
    const other = otherThanText(piece);
    if (other !== null) this.#refuse(this.#name === '' ? `the table ${other}` : other);
  }

  #check(bytes: Uint8Array): void {
    if (!isUtf8(bytes)) this.#refuse(this.#placeIn(bytes));
    let [from, at] = [0, bytes.indexOf(LINE_END)];
    for (; at >= 0; at = bytes.indexOf(LINE_END, from)) {
      from = at + 1;
      this.#line += 1;
      this.#column = 1;
    }
    this.#column += charactersIn(bytes.subarray(from));
  }

  /** One byte after the other, until the decoder stumbles. */
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

  #refuse(why: string): never {
    throw new InputError([this.#name === '' ? why : `${this.#name}: ${why}`]);
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
