import { readText } from './answer.ts';
import { createCircuit } from './circuit.ts';
import type { Circuit } from './circuit.ts';
import { failureOf, HttpFailure } from './failure.ts';
import { createGate } from './gate.ts';
import { createQuota, type Quota } from './quota.ts';
import { createRetryBudget, MOST_BUSY, MOST_TRIES, retryAfter, waitBefore, worthRepeating } from './retry.ts';
import type { RetryBudget } from './retry.ts';
import { hostWasBusy, requestLeft } from '../watch/tally.ts';
import type { Http, HttpReply, HttpRequest, Terms, World } from './types.ts';
import { isWaitedFor } from './waited.ts';

const READ_LIMIT = 10_000;
const WRITE_LIMIT = 30_000;
/**
 * Milliseconds after which a check made just before a write (writeback/PROTOCOL.md 2.2) is too old: with its time limit
 * the write takes effect within a minute, or never.
 */
const WRITE_LEAVES_WITHIN = 25_000;

/** The only way out to the network, shared by all schools of the process (README.md). */
export function createHttp(world: World, quota: Quota = createQuota(world.now)): Http {
  const gate = createGate(quota, world);
  const circuits = new Map<string, Circuit>();
  const budgets = new Map<string, RetryBudget>();

  async function attempt(
    request: HttpRequest,
    terms: Terms,
    circuit: Circuit,
    tries: number,
    latest: number,
  ): Promise<HttpReply | HttpFailure> {
    const leave = await gate.enter(terms).catch((error: unknown) => failureIn(error));
    if (leave instanceof HttpFailure) return leave;
    try {
      if (world.now() > latest)
        return new HttpFailure('too-late', 'it waited too long for its turn and was not sent', false);
      const wait = circuit.admit(world.now(), isWaitedFor());
      if (wait > 0)
        return new HttpFailure('circuit-open', 'the host has been failing; not asked', false, Math.ceil(wait / 1000));
      terms.onSend();
      requestLeft(terms.limit, tries > 1);
      const outcome = await sendOnce(world, request, terms, tries);
      // All calls that share the quota wait too, or the host would have to refuse each of them one by one.
      if (isBusy(outcome, terms)) {
        hostWasBusy();
        quota.hold(terms.quotas, outcome.retryAfter);
      }
      if (isDown(outcome)) circuit.failed(world.now());
      else circuit.succeeded();
      return outcome;
    } finally {
      leave();
    }
  }

  return {
    now: world.now,
    async send(request, terms) {
      const circuit = entry(circuits, `${terms.school} ${new URL(request.url).host}`, createCircuit);
      const budget = entry(budgets, terms.school, createRetryBudget);
      budget.called();
      const latest =
        terms.kind === 'read' ? Number.POSITIVE_INFINITY : (terms.since ?? world.now()) + WRITE_LEAVES_WITHIN;
      let before: HttpReply | HttpFailure | null = null;
      for (let [tries, busy] = [1, 0]; ; tries += 1) {
        const now = await attempt(request, terms, circuit, tries, latest);
        const refused = isBusy(now, terms);
        if (refused) busy += 1;
        // A repeat that never left, or that the host refused, says nothing about the try before it, which may have
        // arrived.
        const outcome: HttpReply | HttpFailure =
          before !== null && (neverLeft(now) || (refused && mayHaveArrived(before))) ? before : now;
        before = outcome;
        const enough = tries - busy >= MOST_TRIES || busy >= MOST_BUSY;
        if (enough || !worthRepeating(terms.kind, outcome, isBusy(outcome, terms)) || !budget.take())
          return replyOf(outcome);
        const asked = 'status' in now ? now.retryAfter : null;
        const wait = waitBefore(tries, asked, world.random);
        if (world.now() + wait > latest) return replyOf(outcome);
        await world.sleep(wait);
      }
    },
  };
}

async function sendOnce(
  { fetch, now, timeLimit }: World,
  request: HttpRequest,
  { kind }: Terms,
  tries: number,
): Promise<HttpReply | HttpFailure> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: typeof request.headers === 'function' ? request.headers() : request.headers,
      body: request.body,
      // A redirect would carry the token along to wherever it points.
      redirect: 'manual',
      signal: timeLimit(kind === 'read' ? READ_LIMIT : WRITE_LIMIT),
    });
    const { status, headers } = response;
    return { status, headers, text: await readText(response), retryAfter: retryAfter(headers, now()), tries };
  } catch (error) {
    return error instanceof HttpFailure ? error : failureOf(error);
  }
}

function failureIn(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  throw error;
}

function isDown(outcome: HttpReply | HttpFailure): boolean {
  return 'status' in outcome ? outcome.status >= 500 : true;
}

/** A refusal for now: the host did nothing. */
function isBusy(outcome: HttpReply | HttpFailure, { busy }: Terms): outcome is HttpReply {
  return 'status' in outcome && (outcome.status === 429 || busy?.(outcome) === true);
}

function neverLeft(outcome: HttpReply | HttpFailure): boolean {
  return !('status' in outcome) && !outcome.sent;
}

function mayHaveArrived(outcome: HttpReply | HttpFailure): boolean {
  return 'status' in outcome ? outcome.status >= 500 : outcome.sent;
}

function replyOf(outcome: HttpReply | HttpFailure): HttpReply {
  if ('status' in outcome) return outcome;
  throw outcome;
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
