import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Instant } from '../../time.ts';
import { openValue, sealValue } from '../kit/sealed.ts';

/** Minutes between the start of a launch and its end. */
const UNDER_WAY = 10;

const Started = z.object({ nonce: z.string().min(20), at: Instant, browser: z.string() });

/** The start of a launch. The server stores nothing: the signed state carries everything to the platform and back. */
export interface Start {
  readonly nonce: string;
  readonly state: string;
  /** The value of a cookie by which the end of the launch recognises the browser, where it keeps cookies. */
  readonly browser: string;
}

export function beginStart(secret: Buffer, at: Instant): Start {
  const nonce = randomBytes(18).toString('base64url');
  const browser = randomBytes(18).toString('base64url');
  return { nonce, browser, state: sealValue(secret, 'launch', { nonce, at, browser: hashOf(browser) }) };
}

/**
 * The nonce that the platform must sign, and whether this is the browser that began the launch; null: the state is not
 * ours, or too old.
 */
export function endStart(
  secret: Buffer,
  state: string,
  browser: string | undefined,
  now: Instant,
): { readonly nonce: string; readonly sameBrowser: boolean } | null {
  const started = openValue(secret, 'launch', Started, state);
  if (started === null) return null;
  const minutes = (Date.parse(now) - Date.parse(started.at)) / 60_000;
  if (minutes < 0 || minutes > UNDER_WAY) return null;
  return { nonce: started.nonce, sameBrowser: browser !== undefined && hashOf(browser) === started.browser };
}

function hashOf(browser: string): string {
  return hash('sha256', browser, 'base64url');
}
