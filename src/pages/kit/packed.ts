import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const pack = promisify(gzip);

/** At this level a board shrinks to a twentieth for less work than rendering it takes. */
const LEVEL = 4;

/** Bytes below which packing saves less than a network packet. */
const SMALL = 1400;

/**
 * Sends a page, packed where the browser takes that. The length of a packed page tells how often a text occurs in it; that is safe
 * here, because a page repeats nothing that an address brings, and the tokens of forms never look the same twice.
 */
export async function sendPage(request: Request, response: Response, html: string): Promise<void> {
  const body = Buffer.from(html);
  response.type('html').vary('Accept-Encoding'); // no ETag: nobody may keep a page to compare it with
  const packing = body.length >= SMALL && request.acceptsEncodings(['gzip', 'identity']) === 'gzip';
  const sent = packing ? await pack(body, { level: LEVEL }) : body;
  if (packing) response.set('Content-Encoding', 'gzip');
  response.set('Content-Length', String(sent.length)).end(sent);
}
