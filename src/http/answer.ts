import { HttpFailure } from './failure.ts';

/**
 * No answer is read beyond this, counted as it is unpacked: 16 calls at once must not fill the memory. The longest page that is asked
 * for, 5,000 answers to a form, has room for some 6 KB each.
 */
export const LONGEST_ANSWER = 32 * 1024 * 1024;

/** An answer to its end. @throws HttpFailure of kind `unreadable` when it is too long; the rest is not fetched */
export async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  // Leaving the loop early closes the stream, and the connection with it.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > LONGEST_ANSWER)
      throw new HttpFailure('unreadable', `answered with more than ${LONGEST_ANSWER / 1024 / 1024} MB`, true);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
