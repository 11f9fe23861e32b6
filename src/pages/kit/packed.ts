import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const pack = promisify(gzip);

/** Compression level: a board shrinks to a twentieth of its size with less work than rendering it takes. */
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

/** Each asset is packed once per process: it is the same for everybody, and there are few. */
const packedAssets = new Map<string, Promise<Buffer>>();

/** The highest level, as an asset is packed once and sent to every device. */
const ASSET_LEVEL = 9;

/** Sends a file of our own, packed where the browser takes that. It holds nothing personal, so it may be kept, and bears an ETag. */
export async function sendAsset(request: Request, response: Response, body: string): Promise<void> {
  response.vary('Accept-Encoding');
  if (body.length < SMALL || request.acceptsEncodings(['gzip', 'identity']) !== 'gzip') {
    response.send(body);
    return;
  }
  const packed = packedAssets.get(body) ?? pack(Buffer.from(body), { level: ASSET_LEVEL });
  packedAssets.set(body, packed);
  response.set('Content-Encoding', 'gzip').send(await packed);
}
