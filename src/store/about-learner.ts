/** What to leave out of an export about one learner: every other child, and every piece of evidence that is not the learner's. */
export interface Others {
  readonly learner: string;
  /** Ids of all the other learners of the school. */
  readonly learners: ReadonlySet<string>;
  readonly ownEvidence: ReadonlySet<string>;
}

/**
 * A copy of plain data without what is about other learners: entries of lists that name another learner (as the
 * entry itself, or by its `learner` or `id`) or that are for others only (`learners` without this one), and foreign ids
 * in lists of evidence. Facts about nobody stay.
 */
export function onlyAbout(value: unknown, others: Others): unknown {
  if (Array.isArray(value)) {
    return value.filter((entry: unknown) => !isAboutOthers(entry, others)).map((entry: unknown) => onlyAbout(entry, others));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [
    name,
    name === 'evidence' && Array.isArray(part)
      ? part.filter((id: unknown) => typeof id === 'string' && others.ownEvidence.has(id))
      : onlyAbout(part, others),
  ]));
}

function isAboutOthers(entry: unknown, others: Others): boolean {
  if (typeof entry === 'string') return others.learners.has(entry);
  if (!isRecord(entry)) return false;
  if (typeof entry['learner'] === 'string') return entry['learner'] !== others.learner;
  if (typeof entry['id'] === 'string' && others.learners.has(entry['id'])) return true;
  return Array.isArray(entry['learners']) && entry['learners'].length > 0 && !entry['learners'].includes(others.learner);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
