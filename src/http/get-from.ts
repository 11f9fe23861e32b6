import { request as byHttp, type IncomingMessage } from 'node:http';
import { request as byHttps } from 'node:https';
import { isIP } from 'node:net';

/** What an address answered with. */
export type Got =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'elsewhere'; readonly to: string }
  | { readonly is: 'failed'; readonly why: 'refused' | 'too-large' | 'too-slow' | 'unreachable' };

export interface GetLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}
const LIMITS: GetLimits = { bytes: 8_000_000, milliseconds: 10_000 };

/** Reads a file from one address of its host, with nothing of ours in the request; follows nothing, and stops at the limits. */
export function getFrom(url: URL, address: string, limits: GetLimits = LIMITS): Promise<Got> {
  return new Promise((resolve) => {
    const asked = (url.protocol === 'https:' ? byHttps : byHttp)(url, {
      agent: false,
      headers: { Accept: 'application/json', 'Accept-Encoding': 'identity' },
      signal: AbortSignal.timeout(limits.milliseconds),
      lookup: (_host, options, found) =>
        options.all === true ? found(null, [{ address, family: isIP(address) }]) : found(null, address, isIP(address)),
    });
    asked.on('error', ({ name }) =>
      resolve({ is: 'failed', why: name === 'AbortError' || name === 'TimeoutError' ? 'too-slow' : 'unreachable' }),
    );
    asked.on('response', (answer) => void read(answer, limits.bytes).then(resolve));
    asked.end();
  });
}

async function read(answer: IncomingMessage, most: number): Promise<Got> {
  const { statusCode: status = 0, headers } = answer;
  try {
    if (status >= 300 && status < 400 && headers.location !== undefined)
      return { is: 'elsewhere', to: headers.location };
    if (status !== 200) return { is: 'failed', why: 'refused' };
    if (Number(headers['content-length'] ?? 0) > most) return { is: 'failed', why: 'too-large' };
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > most) return { is: 'failed', why: 'too-large' };
      pieces.push(piece);
    }
    return { is: 'text', text: Buffer.concat(pieces).toString('utf8') };
  } catch (error) {
    const late = error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
    return { is: 'failed', why: late ? 'too-slow' : 'unreachable' };
  } finally {
    answer.destroy();
  }
}
