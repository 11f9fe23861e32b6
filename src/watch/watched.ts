import { spanned, type SpanFields, type SpanName } from './spans.ts';
import { tallied, type Tally } from './tally.ts';

/** What work cost. */
export type Took = Readonly<Tally> & { readonly milliseconds: number };

/** Does a piece of work that has a line of its own: in a span, with what it cost. */
export function watched<T>(
  name: Extract<SpanName, 'course' | 'act'>,
  fields: SpanFields,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly took: Took }> {
  return spanned(name, fields, (note) =>
    tallied(async (tally) => {
      const begun = performance.now();
      const value = await work();
      const took = { ...tally, milliseconds: Math.round(performance.now() - begun) };
      const { calls: _calls, ...counts } = took;
      note(counts);
      return { value, took };
    }),
  );
}
