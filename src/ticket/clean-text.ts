/** What turns a line of text around without being seen, and halves of characters (SAFETY.md 7). */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** Text as somebody typed it, without NUL and without what could hide in it; everything else stays as it is. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replaceAll(UNSEEN, '');
}
