import type { Instant } from '../../../time.ts';
import type {
  Category,
  Cell,
  Enrollment,
  GradingGroup,
  Item,
  Period,
  Person,
  Scale,
  SectionRecord,
} from './records.ts';

/** The mutable state behind the API. Only `apply.ts` and its parts change it. */
export interface State {
  readonly people: Map<string, Person>;
  readonly periods: Map<string, Period>;
  readonly scales: Map<string, Scale>;
  readonly sections: Map<string, Section>;
  /** Access tokens by their text. */
  readonly tokens: Map<string, AccessToken>;
  /** The next id to give to something made while the sandbox runs. */
  serial: number;
  /** The next id of an automatic line in a thread: apart, so that a call that failed moves none of them. */
  lines: number;
}

export interface Section {
  readonly record: SectionRecord;
  /** By enrollment id; one person may have several, at most one of them active. */
  readonly enrollments: Map<string, Enrollment>;
  readonly categories: Map<string, Category>;
  readonly groups: Map<string, GradingGroup>;
  readonly items: Map<string, Posted>;
  /** By item, then by enrollment id. */
  readonly cells: Map<string, Map<string, Cell & { readonly at: Instant }>>;
  /** By item, then by uid, oldest first. */
  readonly revisions: Map<string, Map<string, Revision[]>>;
  /** By item, then by uid: the thread of that student's submission, oldest first. */
  readonly comments: Map<string, Map<string, Comment[]>>;
  /** By enrollment id, then by period id or `final`. */
  readonly finals: Map<string, Map<string, { readonly comment: string; readonly status: 0 | 1 }>>;
}

export type Posted = Item & { readonly createdAt: Instant; readonly updatedAt: Instant };

/** `id` counts from 1 per student and item: it is not global (lms/schoology/FACTS.md 2.5). */
export interface Revision {
  readonly id: number;
  readonly at: Instant;
  readonly late: boolean;
  readonly draft: boolean;
  readonly body: string;
}

export interface Comment {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly at: Instant;
}

export interface AccessToken {
  readonly uid: string;
  readonly secret: string;
  readonly since: Instant;
  readonly revoked: boolean;
}

/** Ids given while the sandbox runs start here; those of a given school are smaller. */
const FIRST_SERIAL = 900_000_001;
const FIRST_LINE = 800_000_001;

export function emptyState(): State {
  return {
    people: new Map(),
    periods: new Map(),
    scales: new Map(),
    sections: new Map(),
    tokens: new Map(),
    serial: FIRST_SERIAL,
    lines: FIRST_LINE,
  };
}

export function emptySection(record: SectionRecord): Section {
  return {
    record,
    enrollments: new Map(),
    categories: new Map(),
    groups: new Map(),
    items: new Map(),
    cells: new Map(),
    revisions: new Map(),
    comments: new Map(),
    finals: new Map(),
  };
}

export function sectionOf(state: State, id: string): Section {
  const section = state.sections.get(id);
  if (section === undefined) throw new RangeError(`the sandbox has no section ${id}`);
  return section;
}

export function itemOf(section: Section, id: string): Posted {
  const item = section.items.get(id);
  if (item === undefined) throw new RangeError(`section ${section.record.id} has no grade item ${id}`);
  return item;
}

export function enrollmentOf(section: Section, id: string): Enrollment {
  const enrollment = section.enrollments.get(id);
  if (enrollment === undefined) throw new RangeError(`section ${section.record.id} has no enrollment ${id}`);
  return enrollment;
}

/** The inner map of a map of maps, made when it is missing. */
export function within<K, L, V>(outer: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const inner = outer.get(key) ?? new Map<L, V>();
  outer.set(key, inner);
  return inner;
}
