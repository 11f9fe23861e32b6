import type { TargetCode } from '../ids.ts';

/** Reads the codes of targets in a text, however they are written: `5.NF.A.1`, `5.nf.1`, `CCSS.MATH.CONTENT.5.NF.A.1`. */
export interface CodeReader {
  in(text: string): CodesFound;
}

export interface CodesFound {
  /** As it is written there; null where it is only a part of the target's standard, or too short to be more than a word. */
  readonly found: ReadonlyMap<TargetCode, { readonly written: string; readonly whole: boolean }>;
  /** Looks like a code and is none of these targets. */
  readonly foreign: readonly string[];
}

/** Letters and figures in parts, with at least two parts. */
const PARTED = /[\p{L}\d]+(?:[.\-_][\p{L}\d]+)+/gu;
const WORD = /[\p{L}\d]+/gu;
/** A standard's code: grade, domain, cluster, number (`6.RP.A.3`, `RI.5.2`, `HSA-REI.B.3`). */
const STANDARD =
  /^(?:\d{1,2}|k|hs\p{L}?)[.-]\p{L}{1,4}(?:[.-]\p{L})?[.-]\d{1,2}\p{L}?$|^\p{L}{1,4}\.\d{1,2}\.\d{1,2}\p{L}?$/iu;
/** Fewer signs than these are as easily a word or a room. */
const TELLING = 4;

export function readCodes(codes: Iterable<TargetCode>): CodeReader {
  const known = new Map<string, Set<TargetCode>>();
  for (const code of codes) for (const key of keysOf(code)) known.set(key, (known.get(key) ?? new Set()).add(code));
  const exactly = (key: string): TargetCode | null => {
    const targets = known.get(key);
    const [only] = targets ?? [];
    return targets?.size === 1 && only !== undefined ? only : null;
  };
  return {
    in(text) {
      const found = new Map<TargetCode, { written: string; whole: boolean }>();
      const foreign: string[] = [];
      const note = (target: TargetCode, written: string, whole: boolean): void => {
        if (found.get(target)?.whole !== true) found.set(target, { written, whole });
      };
      for (const [written] of text.matchAll(PARTED)) {
        const parts = written.split(/[.\-_]/);
        const key = parts.map((_, from) => bare(parts.slice(from).join(''))).find((each) => exactly(each) !== null);
        const target = key === undefined ? null : exactly(key);
        const above = exactly(bare(written).replace(/\p{L}$/u, ''));
        if (target !== null) note(target, written, bare(target).length >= TELLING);
        else if (above !== null) note(above, written, false);
        else if (STANDARD.test(written)) foreign.push(written);
      }
      for (const [written] of text.matchAll(WORD)) {
        const target = exactly(bare(written));
        if (target !== null && /\d/.test(written) && /\p{L}/u.test(written))
          note(target, written, bare(target).length >= TELLING && written === written.toUpperCase());
      }
      return { found, foreign };
    },
  };
}

/** The code, and without its cluster's letter, as many people write it: 5.NF.1 for 5.NF.A.1. */
function keysOf(code: TargetCode): string[] {
  const short = code.replace(/[.-]\p{L}(?=[.-]\d+\p{L}?$)/u, '');
  return /\d.*\p{L}|\p{L}.*\d/u.test(code) ? [...new Set([bare(code), bare(short)])] : [bare(code)];
}

function bare(code: string): string {
  return code.replace(/[^\p{L}\d]/gu, '').toLowerCase();
}
