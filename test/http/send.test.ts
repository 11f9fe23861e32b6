import { describe, expect, it } from '@jest/globals';
import { createCircuit } from '../../src/http/circuit.ts';
import { HttpFailure } from '../../src/http/failure.ts';
import { createHttp } from '../../src/http/index.ts';
import type { CallKind, Http, HttpReply, Terms } from '../../src/http/types.ts';
import { later, whileWaited } from '../../src/http/waited.ts';
import { httpWorld, socketError, type Scripted } from '../builders/lms/http-world.ts';

const ADDRESS = 'https://lms.example/v1/things';

function call(http: Http, kind: CallKind = 'read', terms: Partial<Terms> = {}): Promise<HttpReply> {
  const method = { read: 'GET', fixed: 'PATCH', once: 'POST' }[kind];
  return http.send(
    { method, url: ADDRESS, headers: new Headers(), body: null },
    { kind, school: 'cedar', quotas: [], alone: null, onSend: () => undefined, ...terms },
  );
}

async function failure(promise: Promise<unknown>): Promise<HttpFailure> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof HttpFailure) return error;
  throw new Error('it did not fail with an HttpFailure');
}

const usedUp: Terms['busy'] = ({ status, text }) => status === 403 && text === 'quota';

describe('sending one call', () => {
  it('gives back the answer whatever its status', async () => {
    const reply = await call(createHttp(httpWorld({ replies: [{ status: 404, body: '{"a":1}' }] })));

    expect(reply).toMatchObject({ status: 404, text: '{"a":1}', tries: 1 });
  });

  it.each([429, 500, 502, 503, 504])('repeats a read after %i', async (status) => {
    const world = httpWorld({ replies: [{ status }, { status }, { status: 200 }] });

    expect(await call(createHttp(world))).toMatchObject({ status: 200, tries: 3 });
  });

  it.each([400, 401, 403, 404, 409])('does not repeat a read after %i', async (status) => {
    const world = httpWorld({ replies: [{ status }] });

    expect(await call(createHttp(world))).toMatchObject({ status, tries: 1 });
  });

  it('sends a read three times at most', async () => {
    const world = httpWorld({ replies: [{ status: 503 }] });

    expect(await call(createHttp(world))).toMatchObject({ status: 503, tries: 3 });
    expect(world.sent).toHaveLength(3);
  });

  it.each([{ status: 503 }, { status: 429 }, socketError('ECONNRESET'), 'hangs' as const])(
    'never sends a create twice (%j)',
    async (reply) => {
      const world = httpWorld({ replies: [reply, { status: 200 }] });

      await call(createHttp(world), 'once').catch(() => null);

      expect(world.sent).toHaveLength(1);
    },
  );

  it('asks for fresh headers before each try, where a signature counts only once', async () => {
    const signed: string[] = [];
    const world = httpWorld({ replies: [{ status: 503 }, { status: 200 }] });
    const http = createHttp({
      ...world,
      fetch: (url, init) => {
        signed.push(new Headers(init?.headers).get('authorization') ?? '');
        return world.fetch(url, init);
      },
    });
    let nonce = 0;
    const headers = (): Headers => {
      nonce += 1;
      return new Headers({ authorization: `nonce ${nonce}` });
    };

    await http.send(
      { method: 'GET', url: ADDRESS, headers, body: null },
      { kind: 'read', school: 'cedar', quotas: [], alone: null, onSend: () => undefined },
    );

    expect(signed).toEqual(['nonce 1', 'nonce 2']);
  });

  it('holds everybody who shares a quota when the host names a wait', async () => {
    const world = httpWorld({ replies: [{ status: 429, headers: { 'retry-after': '7' } }, { status: 200 }] });
    const http = createHttp(world);
    const quotas = [{ name: 'key', perSecond: 10, burst: 20 }];
    await call(http, 'once', { quotas, school: 'cedar' });

    await call(http, 'once', { quotas, school: 'birch' });

    expect(world.slept).toEqual([7000]);
  });

  it('is told five times that the host is busy before a read gives up, with the pauses it asks for', async () => {
    const busy = { status: 429, headers: { 'retry-after': '5' } };
    const world = httpWorld({ replies: [busy, busy, busy, busy, { status: 503 }, { status: 200 }], random: () => 0 });

    expect(await call(createHttp(world))).toMatchObject({ status: 200, tries: 6 });
    expect(world.slept).toEqual([5000, 5000, 5000, 5000, 0]);
    expect(await call(createHttp(httpWorld({ replies: [busy] })))).toMatchObject({ status: 429, tries: 5 });
  });

  it('knows a host that says otherwise that it is busy', async () => {
    const world = httpWorld({ replies: [{ status: 403, body: 'quota' }, { status: 200 }] });

    expect(await call(createHttp(world), 'read', { busy: usedUp })).toMatchObject({ status: 200, tries: 2 });
    expect(
      await call(createHttp(httpWorld({ replies: [{ status: 403, body: 'no' }] })), 'read', { busy: usedUp }),
    ).toMatchObject({ status: 403, tries: 1 });
  });

  it('remembers that the first try may have arrived when the second was only refused', async () => {
    const world = httpWorld({ replies: [{ status: 503 }, { status: 429, headers: { 'retry-after': '30' } }] });

    expect(await call(createHttp(world), 'fixed')).toMatchObject({ status: 503 });
  });

  it('knows that nothing was done when the first try never left and the second was refused', async () => {
    const world = httpWorld({
      replies: [socketError('ECONNREFUSED'), { status: 429, headers: { 'retry-after': '30' } }],
    });

    expect(await call(createHttp(world), 'fixed')).toMatchObject({ status: 429 });
  });

  it('repeats a write whose content is fixed', async () => {
    const world = httpWorld({ replies: [socketError('ECONNRESET'), { status: 200 }] });

    expect(await call(createHttp(world), 'fixed')).toMatchObject({ status: 200, tries: 2 });
  });

  it('waits a random part of a growing span, so that workers do not return in step', async () => {
    const world = httpWorld({ replies: [{ status: 500 }], random: () => 0.25 });

    await call(createHttp(world));

    expect(world.slept).toEqual([125, 250]);
  });

  it('waits as long as the host asks', async () => {
    const world = httpWorld({ replies: [{ status: 429, headers: { 'retry-after': '7' } }, {}], random: () => 0 });

    await call(createHttp(world));

    expect(world.slept).toEqual([7000]);
  });

  it('reads a date in Retry-After', async () => {
    const start = Date.parse('2026-03-09T02:10:00Z');
    const world = httpWorld({
      start,
      random: () => 0,
      replies: [{ status: 503, headers: { 'retry-after': 'Mon, 09 Mar 2026 02:10:05 GMT' } }, {}],
    });

    await call(createHttp(world));

    expect(world.slept).toEqual([5000]);
  });

  it('never waits longer than 64 seconds', async () => {
    const world = httpWorld({ replies: [{ status: 429, headers: { 'retry-after': '3600' } }, {}] });

    await call(createHttp(world));

    expect(world.slept).toEqual([64_000]);
  });

  it('does not repeat a write after a wait so long that what was checked before it would be old', async () => {
    const world = httpWorld({ replies: [{ status: 429, headers: { 'retry-after': '25' } }, {}] });

    expect(await call(createHttp(world), 'fixed')).toMatchObject({ status: 429, tries: 1 });
    expect(world.slept).toEqual([]);
  });

  describe('after half a minute of waiting for its turn', () => {
    const quotas = [{ name: 'slow', perSecond: 1 / 30, burst: 1 }];

    it.each(['fixed', 'once'] as const)('a write (%s) is not sent any more', async (kind) => {
      const world = httpWorld({ replies: [{}] });
      const http = createHttp(world);
      await call(http, 'read', { quotas });

      expect(await failure(call(http, kind, { quotas }))).toMatchObject({ kind: 'too-late', sent: false });
      expect(world.sent).toHaveLength(1);
    });

    it('nor is one whose check is that old, however new the call', async () => {
      const world = httpWorld({ replies: [{}] });
      const http = createHttp(world);
      const since = http.now();
      world.pass(26_000);

      expect(await failure(call(http, 'fixed', { since }))).toMatchObject({ kind: 'too-late', sent: false });
    });

    it('a read still is', async () => {
      const http = createHttp(httpWorld({ replies: [{}] }));
      await call(http, 'read', { quotas });

      expect(await call(http, 'read', { quotas })).toMatchObject({ status: 200 });
    });
  });

  it('tells the caller of every request that left', async () => {
    let sent = 0;
    const world = httpWorld({ replies: [{ status: 500 }, { status: 200 }] });

    await call(createHttp(world), 'read', {
      onSend: () => {
        sent += 1;
      },
    });

    expect(sent).toBe(2);
  });

  it('ends a call that hangs and says that it may have arrived', async () => {
    const error = await failure(call(createHttp(httpWorld({ replies: ['hangs'] })), 'once'));

    expect(error).toMatchObject({ kind: 'time-limit', sent: true });
  });

  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
  ])('knows after %s whether anything may have arrived', async (code, sent) => {
    const error = await failure(call(createHttp(httpWorld({ replies: [socketError(code)] })), 'once'));

    expect(error).toMatchObject({ kind: 'connection', sent });
  });

  it('remembers that the first try may have arrived when the second never left', async () => {
    const world = httpWorld({ replies: [socketError('ECONNRESET'), socketError('ECONNREFUSED')] });

    expect(await failure(call(createHttp(world), 'fixed'))).toMatchObject({ sent: true });
  });

  it('does not follow a redirect, which would carry the token along', async () => {
    const world = httpWorld({ replies: [{ status: 302, headers: { location: 'https://elsewhere.example/' } }] });

    expect(await call(createHttp(world))).toMatchObject({ status: 302 });
    expect(world.sent).toHaveLength(1);
  });
});

/** A host that failed five times, and what it answers from then on. */
async function inTrouble(...then: readonly Scripted[]) {
  const world = httpWorld({ replies: [...Array.from({ length: 5 }, () => ({ status: 500 })), ...then] });
  const http = createHttp(world);
  for (let calls = 0; calls < 5; calls += 1) await call(http, 'once');
  return { world, http };
}

describe('a host in trouble', () => {
  it('is not asked any more after five failures, except by one probe a minute', async () => {
    const world = httpWorld({ replies: [{ status: 500 }] });
    const http = createHttp(world);
    for (let calls = 0; calls < 5; calls += 1) await call(http, 'once');

    expect(await failure(call(http))).toMatchObject({ kind: 'circuit-open', sent: false, waitSeconds: 60 });
    world.pass(60_000);
    expect(await call(http, 'once')).toMatchObject({ status: 500 });
    expect(await failure(call(http, 'once'))).toMatchObject({ kind: 'circuit-open' });
    expect(world.sent).toHaveLength(6);
  });

  it('is asked again as before once a probe succeeds', async () => {
    const world = httpWorld({ replies: [...Array.from({ length: 5 }, () => ({ status: 500 })), { status: 200 }] });
    const http = createHttp(world);
    for (let calls = 0; calls < 5; calls += 1) await call(http, 'once');
    world.pass(60_000);

    await call(http);
    await call(http);

    expect(world.sent).toHaveLength(7);
  });

  describe('for which somebody waits before a page', () => {
    it('is asked again after three seconds, says so until then, and is asked as before once it answers', async () => {
      const { world, http } = await inTrouble({ status: 403 });

      expect(await failure(whileWaited(() => call(http)))).toMatchObject({ kind: 'circuit-open', waitSeconds: 3 });
      world.pass(1000);
      expect(await failure(whileWaited(() => call(http)))).toMatchObject({ waitSeconds: 2 });
      world.pass(2000);
      expect(await whileWaited(() => call(http))).toMatchObject({ status: 403 });
      expect(await call(http)).toMatchObject({ status: 403 });
    });

    it('is asked by one at a time, and for what goes on behind the answer once a minute as ever', async () => {
      const { world, http } = await inTrouble({ status: 500 });
      world.pass(3000);

      const [first, ...others] = await Promise.allSettled([
        ...[1, 2].map(() => whileWaited(() => call(http, 'once'))),
        whileWaited(() => later(() => call(http, 'once'))),
      ]);

      expect(first).toMatchObject({ value: { status: 500 } });
      expect(others).toMatchObject([3, 60].map((waitSeconds) => ({ reason: { kind: 'circuit-open', waitSeconds } })));
      expect(world.sent).toHaveLength(6);
    });

    it('is not asked once more while a probe has no answer yet', async () => {
      const circuit = createCircuit();
      for (let failures = 0; failures < 5; failures += 1) circuit.failed(0);

      expect([circuit.admit(3000, true), circuit.admit(8000, true)]).toEqual([0, 3000]);
      circuit.failed(9000);
      expect([circuit.admit(11_999, true), circuit.admit(12_000, true)]).toEqual([1, 0]);
    });
  });

  it('is still asked by another school', async () => {
    const world = httpWorld({ replies: [...Array.from({ length: 5 }, () => ({ status: 500 })), { status: 200 }] });
    const http = createHttp(world);
    for (let calls = 0; calls < 5; calls += 1) await call(http, 'once');

    expect(await call(http, 'read', { school: 'birch' })).toMatchObject({ status: 200 });
  });

  it('that is only busy does not open the circuit', async () => {
    const world = httpWorld({ replies: [{ status: 429 }] });
    const http = createHttp(world);
    for (let calls = 0; calls < 6; calls += 1) await call(http, 'once');

    expect(world.sent).toHaveLength(6);
  });

  it('gets a tenth of the calls as retries at most', async () => {
    const world = httpWorld({ replies: [{ status: 429 }], random: () => 0 });
    const http = createHttp(world);
    for (let calls = 0; calls < 200; calls += 1) await call(http);

    const retries = world.sent.length - 200;
    expect(retries).toBeGreaterThan(10);
    expect(retries).toBeLessThanOrEqual(10 + 200 * 0.1);
  });
});
