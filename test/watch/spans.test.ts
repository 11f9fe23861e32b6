import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inSpans } from '../../src/http/spans.ts';
import { SchoolId } from '../../src/ids.ts';
import { openLog } from '../../src/log.ts';
import { runDueSchools } from '../../src/sync/night/scheduled/due-schools.ts';
import { instant } from '../../src/time.ts';
import { cameWith, inItsTrace } from '../../src/watch/request.ts';
import { spanned } from '../../src/watch/spans.ts';
import { smallSchool } from '../builders/lms/sandbox.ts';
import { googleMemoryNights } from '../builders/memory/memory-night.ts';

const exporter = new InMemorySpanExporter();

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
});
beforeEach(() => exporter.reset());
afterAll(() => {
  trace.disable();
  context.disable();
});

describe('a span', () => {
  it('hangs below the one it is part of: a course below its night', async () => {
    const { parts } = await googleMemoryNights(smallSchool(), instant('2026-09-14T07:00:00Z'));
    await runDueSchools(parts, instant('2026-09-14T07:00:00Z'));

    const [course, night] = exporter.getFinishedSpans();
    expect([course?.name, night?.name]).toEqual(['course', 'night']);
    expect(course?.parentSpanContext?.spanId).toBe(night?.spanContext().spanId);
    expect(night?.attributes).toEqual({ schools: 1, courses: 1 });
    expect(course?.attributes).toMatchObject({ school: 'small', busy: 0 });
  });

  it('takes the fields of a line and nothing else, whatever it is handed', async () => {
    const planted: object = { learner: '9001', name: 'Maria Lopez', course: 'maria@cedar.example', status: 429 };
    await spanned('store', { school: SchoolId.parse('cedar') }, async (note) => note(planted));

    expect(exporter.getFinishedSpans().map(({ attributes }) => attributes)).toEqual([
      { school: 'cedar', status: 429, leftOut: 3 },
    ]);
  });

  it('says of an error its class alone, and lets it pass', async () => {
    const failing = spanned('store', {}, () => Promise.reject(new TypeError('no learner Maria Lopez')));

    await expect(failing).rejects.toThrow('no learner');
    const [span] = exporter.getFinishedSpans();
    expect(JSON.stringify([span?.status, span?.events])).toBe('[{"code":2,"message":"TypeError"},[]]');
  });

  it('of a call to an LMS names its limit, its answer and its repeats, and no address', async () => {
    const http = inSpans({
      now: () => 0,
      send: async () => ({ status: 200, headers: new Headers(), text: '', retryAfter: null, tries: 3 }),
    });
    await http.send(
      { method: 'GET', url: 'https://lms.example/v1/users/9001', headers: new Headers(), body: null },
      { kind: 'read', school: 'cedar', quotas: [], limit: 'google_forms', alone: null, onSend: () => undefined },
    );

    expect(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes])).toEqual([
      ['lms-call', { may: 'read', limit: 'google_forms', status: 200, repeats: 2 }],
    ]);
  });
});

describe('a request that came with a trace', () => {
  const [TRACE, SPAN] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

  it.each([
    ['the usual header', `00-${TRACE}-${SPAN}-01`, undefined, { traceId: TRACE, spanId: SPAN, traceFlags: 1 }],
    ['Google’s own', undefined, `${TRACE}/67667974448284343;o=1`, { traceId: TRACE, spanId: SPAN, traceFlags: 1 }],
    [
      'Google’s own, not sampled',
      undefined,
      `${TRACE}/1`,
      { traceId: TRACE, spanId: '0000000000000001', traceFlags: 0 },
    ],
    ['a garbled one', '00-maria-lopez-01', 'maria/lopez', null],
    ['one of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`, undefined, null],
    ['none', undefined, undefined, null],
  ])('is known by %s', (_what, traceparent, cloud, found) => {
    const came = cameWith(traceparent, cloud);
    expect(came).toEqual(found === null ? null : { ...found, isRemote: true });
  });

  it('has lines that name it, where the settings name the project', async () => {
    const written: string[] = [];
    const to = { write: (line: string) => written.push(line) };
    const headers: Record<string, string> = { traceparent: `00-${TRACE}-${SPAN}-01` };
    const request = { get: (name: string) => headers[name] } as unknown as Parameters<typeof inItsTrace>[0];
    await inItsTrace(request, {} as Parameters<typeof inItsTrace>[1], () => {
      openLog({ logLevel: 'info', traces: 'district-1' }, to).info({ event: 'job-done' });
      openLog({ logLevel: 'info', traces: null }, to).info({ event: 'job-done' });
    });

    expect(
      written.map((line) => (JSON.parse(line) as Record<string, unknown>)['logging.googleapis.com/trace']),
    ).toEqual([`projects/district-1/traces/${TRACE}`, undefined]);
  });
});
