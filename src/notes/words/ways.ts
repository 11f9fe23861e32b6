import type { DoneKind, DoneOf } from '../types.ts';

/** The sentences for one kind of thing done; `on` names the target, after a preposition or a colon. */
type Ways<Kind extends DoneKind> = readonly ((on: string, done: DoneOf<Kind>) => string)[];
export type DoneWords = { readonly [Kind in DoneKind]: Ways<Kind> };

/** Says a thing done in one of its ways; a number that no way has any more stands for another way. */
export function sayDone<Kind extends DoneKind>(words: DoneWords, done: DoneOf<Kind>, way: number, on: string): string {
  const ways: Ways<Kind> = words[done.kind];
  const say = ways[way % ways.length];
  if (say === undefined) throw new RangeError(`there is no sentence for ${done.kind}`);
  return say(on, done);
}
