import { context, isSpanContextValid, trace, type SpanContext } from '@opentelemetry/api';
import type { RequestHandler } from 'express';

/** What follows of a request belongs to the trace it came with: its lines name it, its spans hang below it. */
export const inItsTrace: RequestHandler = (request, _response, next) => {
  const came = cameWith(request.get('traceparent'), request.get('x-cloud-trace-context'));
  if (came === null) next();
  else context.with(trace.setSpanContext(context.active(), came), next);
};

/** The trace that two headers tell of: the usual one, and the one of Google's front. Null: none, or none that can be read. */
export function cameWith(traceparent: string | undefined, cloud: string | undefined): SpanContext | null {
  const usual = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/.exec(traceparent ?? '');
  const googles = /^([\da-f]{32})\/(\d{1,20})(?:;o=(\d))?$/.exec(cloud ?? '');
  const [, traceId = '', spanId = '', flags = '00'] =
    usual ?? (googles === null ? [] : ['', googles[1], hex(googles[2] ?? '0'), googles[3] === '1' ? '01' : '00']);
  const found = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(found) ? found : null;
}

function hex(decimal: string): string {
  return BigInt(decimal).toString(16).padStart(16, '0').slice(-16);
}
