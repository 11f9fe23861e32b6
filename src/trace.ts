/** What may be logged of an error. */
export interface Trace {
  readonly error: string;
  readonly at: readonly string[];
}

const FRAMES = 8;

/** Kind and places of an error, never its message: that may carry a child's data. */
export function traceOf(error: unknown): Trace {
  if (!(error instanceof Error)) return { error: 'unknown', at: [] };
  const { name, message, stack = '' } = error;
  const heading = stack.indexOf(message);
  const frames = stack
    .slice(heading < 0 ? 0 : heading + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return { error: name, at: frames.slice(0, FRAMES).map((line) => line.trim()) };
}
