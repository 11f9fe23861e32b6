import type { CourseId, CourseworkId } from '../../ids.ts';
import { idIn, mapped, readRow } from '../rows.ts';
import { secondsAfter, type Instant } from '../../time.ts';
import type { Coursework, Row, Submission } from '../types.ts';
import type { Api } from './api.ts';
import { cellsOf, cellsOfOne, type Cells } from './cells.ts';
import { unreadable } from './errors.ts';
import { read } from './posts/description.ts';
import { dueAt } from './due.ts';
import type { EnrollmentId, ItemId, SectionId } from './ids.ts';
import { LIMIT } from './list.ts';
import { itemOf, sectionOf, toCoursework } from './map.ts';
import type { Account, Reading } from './map.ts';
import type { People, Rosters } from './people.ts';
import { NOTHING, revisionsOf } from './revisions.ts';
import { Item, type Cell } from './schema.ts';
import { toSubmission } from './submissions.ts';

export interface CourseworkParts {
  readonly api: Api;
  readonly rosters: Rosters;
  readonly account: () => Promise<Account>;
  readonly markerRoot: string;
  /** Whether comments may be posted on the submissions of this item's section. */
  readonly mayComment: (section: SectionId, item: ItemId) => Promise<boolean>;
}

/** Seconds that the host's clock may be behind ours. */
const OVERLAP = 600;

/** The items of a section, and what learners did on them. The list of items is read afresh for `coursework`, and remembered for the rest. */
export interface CourseworkReads {
  readonly coursework: (course: CourseId) => AsyncIterable<Row<Coursework>>;
  readonly submissions: (course: CourseId, only?: CourseworkId) => AsyncIterable<Row<Submission>>;
  readonly submissionsOf: (
    course: CourseId,
    works: readonly CourseworkId[],
    since?: Instant,
  ) => AsyncIterable<Row<Submission>>;
  readonly item: (section: SectionId, item: ItemId) => Promise<Item>;
  /** A cell as the list of grades last showed it; null where none was listed. */
  readonly listed: (item: ItemId, enrollment: EnrollmentId) => Cell | null;
}

export function createCourseworkReads(parts: CourseworkParts): CourseworkReads {
  const { api, rosters, account, markerRoot } = parts;
  const reads = new Map<CourseId, Promise<readonly Row<Item>[]>>();
  const cellsRead = new Map<string, Cell>();

  function fresh(course: CourseId): Promise<readonly Row<Item>[]> {
    const reading = list(course);
    reads.set(course, reading);
    // A failed list is not remembered; its caller gets the error.
    reading.catch(() => reads.delete(course));
    return reading;
  }

  async function list(course: CourseId): Promise<readonly Row<Item>[]> {
    const section = sectionOf(course);
    const rows: Row<Item>[] = [];
    for await (const page of api.items(section)) {
      for (const record of page) rows.push(readRow('coursework', idIn(record, 'id'), Item, record, (item) => item));
    }
    return Promise.all(
      rows.map(async (row) =>
        row.ok && needsACloserLook(row.value, markerRoot)
          ? { ok: true, value: await item(section, row.value.id) }
          : row,
      ),
    );
  }

  async function item(section: SectionId, id: ItemId): Promise<Item> {
    const parsed = Item.safeParse(await api.item(section, id));
    if (!parsed.success || parsed.data.id !== id)
      throw unreadable('Schoology answered with an assignment that cannot be read', false);
    return parsed.data;
  }

  async function* coursework(course: CourseId): AsyncGenerator<Row<Coursework>> {
    const [rows, mine, people] = await Promise.all([fresh(course), account(), rosters.last(course)]);
    const reading: Reading = { account: mine, markerRoot, uidOf: people.uidOf };
    for (const row of rows)
      yield row.ok ? mapped(`coursework ${row.value.id}`, () => toCoursework(row.value, reading)) : row;
  }

  async function* submissions(course: CourseId, only?: CourseworkId): AsyncGenerator<Row<Submission>> {
    const section = sectionOf(course);
    const one = only === undefined ? undefined : itemOf(only);
    const [items, cells] = await Promise.all([
      one === undefined
        ? (reads.get(course) ?? fresh(course))
        : item(section, one).then((value): readonly Row<Item>[] => [{ ok: true, value }]),
      cellsOf(api, section, one),
    ]);
    yield* onItems(course, items, cells, one === undefined ? 'enrolled' : 'left-too');
  }

  /**
   * Grades are read item by item, or for the whole section where that takes fewer pages; submissions are read for each
   * item. The section's grades show by their times which other items changed, and those are read too (FACTS.md 6.1).
   */
  async function* submissionsOf(
    course: CourseId,
    works: readonly CourseworkId[],
    since?: Instant,
  ): AsyncGenerator<Row<Submission>> {
    const section = sectionOf(course);
    const [listed, people] = await Promise.all([reads.get(course) ?? fresh(course), rosters.last(course)]);
    const wanted = new Set<string>(works);
    const items = listed.filter((row) => row.ok && wanted.has(row.value.id));
    const ids = items.flatMap((row) => (row.ok ? [row.value.id] : []));
    const allPages = Math.ceil((listed.length * people.learners.length) / LIMIT);
    const lists = await Promise.all(
      ids.length > allPages ? [cellsOf(api, section, undefined)] : ids.map((id) => cellsOfOne(api, section, id)),
    );
    const byPlace = new Map(lists.flatMap(({ byPlace: cells }) => [...cells]));
    const from = since === undefined ? null : secondsAfter(since, -OVERLAP);
    const touched = new Set(
      [...byPlace.values()]
        .filter(({ timestamp }) => from !== null && timestamp !== null && timestamp > from)
        .map(({ assignment_id }) => assignment_id),
    );
    const others = listed.filter((row) => row.ok && !wanted.has(row.value.id) && touched.has(row.value.id));
    yield* onItems(
      course,
      [...items, ...others],
      { byPlace, spoilt: lists.flatMap(({ spoilt }) => spoilt) },
      'enrolled',
    );
  }

  async function* onItems(
    course: CourseId,
    items: readonly Row<Item>[],
    cells: Cells,
    whose: Whose,
  ): AsyncGenerator<Row<Submission>> {
    const section = sectionOf(course);
    const [people, { zone }] = await Promise.all([rosters.last(course), account()]);
    for (const [place, cell] of cells.byPlace) cellsRead.set(place, cell);
    yield* cells.spoilt;
    const published = items.flatMap((row) => (row.ok && row.value.published !== false ? [row.value] : []));
    const handedIn = await Promise.all(published.map((each) => revisionsOf(api, section, each)));
    const first = published.find((_, place) => (handedIn[place]?.byLearner.size ?? 0) > 0);
    const mayComment = first !== undefined && (await parts.mayComment(section, first.id));
    for (const [at, each] of published.entries()) {
      const revisions = handedIn[at] ?? NOTHING;
      yield* revisions.spoilt;
      const due = mapped(`coursework ${each.id}`, () => dueAt(each.due, zone)); // problems of this list are reported with the coursework
      for (const learner of learnersOf(each, people, whose)) {
        const now = people.enrollmentOf(learner);
        // A learner who came back has grades under an earlier enrollment too; they belong to the same child.
        const cell =
          people
            .enrollmentsOf(learner)
            .flatMap((enrollment) => cells.byPlace.get(`${each.id}/${enrollment}`) ?? [])[0] ?? null;
        yield mapped(`submission ${each.id}.${learner}`, () =>
          toSubmission(
            {
              item: each,
              due: due.ok ? due.value : null,
              learner,
              cell,
              revision: revisions.byLearner.get(learner) ?? null,
              submissionsKnown: revisions.known,
              mayComment,
              isTheirs: isFor(each, now),
              cellIsOpen: cell !== null && cell.enrollment_id === now,
            },
            markerRoot,
          ),
        );
      }
    }
  }

  return {
    coursework,
    submissions,
    submissionsOf,
    item,
    listed: (of, enrollment) => cellsRead.get(`${of}/${enrollment}`) ?? null,
  };
}

/**
 * A list may leave descriptions out (FACTS.md 3.1) and does not always name assignees. So an item that may be ours
 * (ours always have assignees and do not count in the average) is read by itself.
 */
function needsACloserLook(
  { description, assignees, num_assignees, count_in_grade }: Item,
  markerRoot: string,
): boolean {
  const forSome = (num_assignees ?? 0) > 0 || (assignees ?? []).length > 0;
  if (description === null) return forSome && count_in_grade === false;
  return assignees === undefined && read(description, markerRoot) !== null;
}

/**
 * `left-too`: for items with listed learners, also the work of learners who have left the class since, which would be
 * lost with the post.
 */
type Whose = 'enrolled' | 'left-too';

/** Those it is assigned to: the whole class, or the listed. */
function learnersOf({ assignees = [] }: Item, people: People, whose: Whose): People['learners'] {
  if (assignees.length === 0) return people.learners;
  const chosen = new Set(assignees.flatMap((id) => people.uidOf(id) ?? []));
  return whose === 'left-too' ? [...chosen] : people.learners.filter((learner) => chosen.has(learner));
}

/** True when the whole class has the item, or this enrollment is listed. */
function isFor({ assignees = [] }: Item, enrollment: EnrollmentId | null): boolean {
  return assignees.length === 0 || (enrollment !== null && assignees.includes(enrollment));
}
