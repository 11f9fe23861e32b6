/** What to leave out of an export about one learner: every other child, and every piece of evidence that is not the learner's. */
export interface Others {
  readonly learner: string;
  /** Ids of all the other learners of the school. */
  readonly learners: ReadonlySet<string>;
  readonly ownEvidence: ReadonlySet<string>;
}

/** Lists of people, by id or as entries with an id: they may name people who are in no other table (from the school file or the LMS). */
const PEOPLE: ReadonlySet<string> = new Set(['learners', 'assignees', 'workshop', 'undecided', 'notToday']);

/**
 * A copy of plain data without what is about other learners: entries of lists that name another learner (as the
 * entry itself, or by its `learner` or `id`) or that are for others only (`learners` without this one), everybody else in
 * lists of people, and foreign ids in lists of evidence. Facts about nobody stay.
 */
export function onlyAbout(value: unknown, others: Others): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((entry: unknown) => !isAboutOthers(entry, others))
      .map((entry: unknown) => onlyAbout(entry, others));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      onlyAbout(Array.isArray(part) ? ownOf(name, part, others) : part, others),
    ]),
  );
}

function ownOf(list: string, entries: readonly unknown[], { learner, ownEvidence }: Others): readonly unknown[] {
  if (list === 'evidence') return entries.filter((id) => typeof id === 'string' && ownEvidence.has(id));
  return PEOPLE.has(list) ? entries.filter((entry) => (isRecord(entry) ? entry['id'] : entry) === learner) : entries;
}

function isAboutOthers(entry: unknown, others: Others): boolean {
  if (typeof entry === 'string') return others.learners.has(entry);
  if (!isRecord(entry)) return false;
  if (typeof entry['learner'] === 'string') return entry['learner'] !== others.learner;
  if (typeof entry['id'] === 'string' && others.learners.has(entry['id'])) return true;
  return (
    Array.isArray(entry['learners']) && entry['learners'].length > 0 && !entry['learners'].includes(others.learner)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
