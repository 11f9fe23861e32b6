/** Lists of other things than people, in which the same text may be another's id. */
const NOT_PEOPLE: ReadonlySet<string> = new Set([
  'evidence',
  'targets',
  'courses',
  'questions',
  'items',
  'touched',
  'edited',
]);

/**
 * A copy of plain data without a learner: entries of lists that are the learner's id, that are about the learner (by `learner` or `id`), or that
 * are for nobody else (`learners`), and parts that stand under the learner's id. The rest stays as it was.
 */
export function withoutLearner(value: unknown, learner: string): unknown {
  return without(value, learner, '');
}

function without(value: unknown, learner: string, list: string): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((entry: unknown) => !isAbout(entry, learner, list))
      .map((entry: unknown) => without(entry, learner, list));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== learner)
      .map(([name, part]) => [name, without(part, learner, name)]),
  );
}

function isAbout(entry: unknown, learner: string, list: string): boolean {
  if (typeof entry === 'string') return entry === learner && !NOT_PEOPLE.has(list);
  if (typeof entry !== 'object' || entry === null) return false;
  const { learner: about, id, learners } = entry as Record<string, unknown>;
  if (about === learner || (id === learner && !NOT_PEOPLE.has(list))) return true;
  return Array.isArray(learners) && learners.length === 1 && learners[0] === learner;
}
