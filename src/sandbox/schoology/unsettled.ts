/** Points that no source settles (lms/schoology/FACTS.md 11; `#` is its number there), so that a client can be tried against each answer. */
export interface Unsettled {
  /** #1: the zone of a due date is that of the acting user, or UTC. */
  readonly dueZone: 'user' | 'utc';
  /** #3: a thread takes a teacher's comment only once the student has handed in, or always. */
  readonly comments: 'after-submission' | 'always';
  /** #7: what a personal two-legged key may read of other people: nothing (401), or what its owner may. */
  readonly personalKeys: 'own-data' | 'own-school';
  /** #8: whether `X-Schoology-Run-As` works with an administrator's personal key. */
  readonly runAs: 'refused' | 'accepted';
  /** #9: whether a teacher's token sees `comment_status`; without it reads null. */
  readonly commentStatus: 'hidden' | 'shown';
  /** #12: whether a teacher may make grading categories. */
  readonly newCategories: 'allowed' | 'refused';
  /** #13: whether grades of assessments and grade columns may be written with the type that was read. */
  readonly gradesOfOtherTypes: 'accepted' | 'refused';
  /** #16: a multiget costs a credit for each path, or one POST. */
  readonly multigetCost: 'each' | 'one';
  /** #16: query strings inside the paths of a multiget. */
  readonly multigetQueries: 'ignored' | 'honoured';
  /** #21: a timestamp before one already used by the same key and token. */
  readonly olderTimestamps: 'accepted' | 'refused';
  /** lms/schoology/FACTS.md 3.1: descriptions in lists. */
  readonly listDescriptions: 'full' | 'blank';
  /** lms/schoology/FACTS.md 7.3: a list of one row, as an array or (born of XML) as the bare row. */
  readonly singleRows: 'array' | 'object';
}

/** The harder answer for a client, except where the newest observation of a live system speaks for the other. */
export const USUAL: Unsettled = {
  dueZone: 'user',
  comments: 'after-submission',
  personalKeys: 'own-data',
  runAs: 'refused',
  commentStatus: 'hidden',
  newCategories: 'allowed',
  gradesOfOtherTypes: 'accepted',
  multigetCost: 'each',
  multigetQueries: 'ignored',
  olderTimestamps: 'accepted',
  listDescriptions: 'full',
  singleRows: 'array',
};
