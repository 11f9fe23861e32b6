import { SpanStatusCode, trace } from '@opentelemetry/api';
import { allowed, type LogLine } from './fields.ts';

/** Everything a span is ever about. */
export type SpanName = 'night' | 'course' | 'act' | 'lms-call' | 'store';

/** What a span may carry: fields of a line, and nothing else. */
export type SpanFields = Omit<LogLine, 'event'>;

/**
 * Does `work` inside a span. Where nothing is sent anywhere this is a call of `work` and little more. What went wrong is told by its class alone:
 * its message may carry a child's data.
 * @param work gets what adds to the span's fields
 */
export async function spanned<T>(
  name: SpanName,
  fields: SpanFields,
  work: (note: (more: SpanFields) => void) => Promise<T>,
): Promise<T> {
  return trace.getTracer('waymark').startActiveSpan(name, async (span) => {
    const note = (more: SpanFields): void => {
      if (!span.isRecording()) return;
      for (const [field, value] of Object.entries(allowed(more)))
        if (typeof value === 'number' || typeof value === 'string') span.setAttribute(field, value);
    };
    note(fields);
    try {
      return await work(note);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      span.end();
    }
  });
}
