/** What to do with a table or a file in another encoding. */
export const SAVE = 'save it as UTF-8 ("CSV UTF-8" in a spreadsheet)';

/** As much of a file as tells whether it is text. */
const LOOKED_AT = 4096;

/** What the beginning of a file says it is, where that is no text in UTF-8; null: nothing speaks against it. */
export function otherThanText(file: Uint8Array): string | null {
  const bytes = file.subarray(0, LOOKED_AT);
  const begins = (...signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff))
    return `seems to be text in UTF-16 ("Unicode text" in a spreadsheet): ${SAVE}`;
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'is a spreadsheet or an archive, no text: export the table as CSV';
  const zeros = [0, 0]; // at even and at odd places
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const most = Math.max(...zeros);
  if (most === 0) return null;
  return Math.min(...zeros) === 0 && most * 3 >= bytes.length
    ? `seems to be text in UTF-16: ${SAVE}`
    : 'is no text but a program, a picture or the like';
}
