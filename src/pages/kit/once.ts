/**
 * Runs at most one call with the same arguments (plain data) at a time: callers that ask while it runs get the same
 * answer. So a double click does one thing, and both clicks lead to the same page.
 */
export function once<Args extends readonly unknown[], Result>(
  act: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const running = new Map<string, Promise<Result>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const already = running.get(key);
    if (already !== undefined) return already;
    const started = act(...args).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}
