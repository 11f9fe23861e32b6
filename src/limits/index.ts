import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressOf } from './address.ts';
import { BUDGETS, SECONDS, type Budget } from './budgets.ts';

export type { Budget } from './budgets.ts';

/** What a request brought that may stand for somebody: a session's secret. Null: nothing. */
export type Token = string | null;

/** How often somebody may ask, in this process. */
export interface Limits {
  /** Counts one request. Seconds to wait where it is too many; null: it may pass. */
  passes(request: IncomingMessage, token: Token, kind: 'page' | 'live' | 'entry'): Promise<number | null>;
  /** Seconds to wait before another try of this kind from where the request comes; null: it may be tried. Counts nothing. */
  mayTry(request: IncomingMessage, kind: 'entry' | 'job'): Promise<number | null>;
  /** A try of this kind was refused. */
  refused(request: IncomingMessage, kind: 'entry' | 'job'): Promise<void>;
  /** The token stands for somebody: what comes with it is theirs from now on, and no stranger's. */
  known(token: string): Promise<void>;
}

/** How the limits are set. */
export interface LimitTerms {
  /** Times the usual budgets. */
  readonly factor: number;
  /** How many proxies of ours stand before this process. */
  readonly proxies: number;
}

/** Seconds a session is remembered after it was last seen good: then its next request counts as a stranger's, once. */
const REMEMBERED = 15 * 60;

/**
 * Counts requests of each session and each address. Only who has proved to be signed in has a count of their own, so that
 * invented sessions have none. Sessions and addresses stand in memory as hashes under a key of this process, for a minute.
 */
export function openLimits({ factor, proxies }: LimitTerms): Limits {
  const salt = randomBytes(32);
  const hash = (text: string): string => createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22);
  const limiterOf = (budget: Budget): RateLimiterMemory =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(BUDGETS[budget].points * factor)), duration: SECONDS });
  const limiters: Readonly<Record<Budget, RateLimiterMemory>> = {
    page: limiterOf('page'),
    live: limiterOf('live'),
    stranger: limiterOf('stranger'),
    entry: limiterOf('entry'),
    job: limiterOf('job'),
  };
  const sessions = new RateLimiterMemory({ points: 1, duration: REMEMBERED });
  const from = (request: IncomingMessage): string => hash(addressOf(request, proxies));

  async function count(budget: Budget, key: string): Promise<number | null> {
    try {
      await limiters[budget].consume(key);
      return null;
    } catch (over) {
      if (over instanceof RateLimiterRes) return secondsOf(over);
      throw over;
    }
  }

  const mayTry: Limits['mayTry'] = async (request, kind) => {
    const { [kind]: limiter } = limiters;
    const used = await limiter.get(from(request));
    return used !== null && used.consumedPoints >= limiter.points ? secondsOf(used) : null;
  };

  return {
    async passes(request, token, kind) {
      const session = token === null ? null : hash(token);
      if (kind !== 'entry' && session !== null && (await sessions.get(session)) !== null) return count(kind, session);
      const tries = kind === 'entry' ? await mayTry(request, 'entry') : null;
      return tries ?? count('stranger', from(request));
    },
    mayTry,
    async refused(request, kind) {
      await limiters[kind].penalty(from(request));
    },
    async known(token) {
      await sessions.set(hash(token), 1, REMEMBERED);
    },
  };
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
