import { describe, expect, it } from '@jest/globals';
import { traceOf } from '../src/trace.ts';

describe('the trace of an error for the log', () => {
  it('holds kind and places, and nothing of the message, even where that looks like a place', () => {
    const trace = traceOf(new RangeError('Maria Lopez\n    at Maria (home:1:1)\nlives there'));
    expect(trace.error).toBe('RangeError');
    expect(trace.at[0]).toMatch(/^at .*trace\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(trace)).not.toContain('Maria');
  });

  it('holds nothing of what was thrown and is no error', () => {
    expect(traceOf('Maria Lopez')).toEqual({ error: 'unknown', at: [] });
  });
});
