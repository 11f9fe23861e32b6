import { SourceId, TargetCode } from '../ids.ts';
import { readNumber } from './cells.ts';
import { calls, plain } from './header-names.ts';

/** One column of scored work. */
export interface WorkColumn {
  /** Its place in a row, from 0. */
  readonly place: number;
  /** The header as it stands, for people. */
  readonly title: string;
  readonly target: TargetCode;
  readonly source: SourceId;
  /** What it is out of, where the header says it; a row of points may say it too. */
  readonly possible: number | null;
}

/** A table with a learner in each row and a piece of work in each column. */
export interface GradebookHeader {
  /** Whose cells together tell a learner apart: an id, an address or a name; or last and first name. */
  readonly learner: readonly number[];
  readonly works: readonly WorkColumn[];
  /** Titles of columns that hold no score. */
  readonly passedOver: readonly string[];
}

const LAST_NAME: ReadonlySet<string> = new Set(['last name', 'lastname', 'surname', 'family name']);
const FIRST_NAME: ReadonlySet<string> = new Set(['first name', 'firstname', 'given name']);

/** What else tells of a learner and is no work. */
const ABOUT: ReadonlySet<string> = new Set([
  'section',
  'sections',
  'integration id',
  'root account',
  'notes',
  'period',
  'school',
  'grade level',
  'course',
]);

/**
 * What gradebooks compute. Canvas's names are those of instructure/canvas-lms at 00b222d, `lib/gradebook_importer.rb`,
 * NON_ASSIGNMENT_COLUMN_HEADERS: "Unposted" or a group's name may stand before them, a grading period after.
 */
const COMPUTED =
  /\b(?:current|final|override) (?:score|points|grade|status)\b|^(?:overall|total|average)$|^(?:overall|total|average|course|class|running) (?:grade|score|average|points|percent|percentage|total|mark)$/;

/** A column with this name among them is a line of results, not of a learner's whole year. */
const TARGET: readonly string[] = ['target', ...(calls('target')[0] ?? [])];

/**
 * Null: no gradebook. It is one when learners are named, targets are not, and neither times nor scores stand in columns
 * of their own; where last and first names, or Canvas's own columns, leave no doubt, one of these may.
 */
export function readGradebookHeader(cells: readonly string[]): GradebookHeader | null {
  const names = cells.map(plain);
  const has = (...wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
  const learner = learnerPlaces(names);
  const titlesEndInIds = has('id') && has('section');
  const undoubted =
    titlesEndInIds || (names.some((name) => LAST_NAME.has(name)) && names.some((name) => FIRST_NAME.has(name)));
  const [times, scores] = [has('at', ...calls('at').flat()), has('score', ...calls('score').flat())];
  if (learner.length === 0 || has(...TARGET) || (times && scores) || ((times || scores) && !undoubted)) return null;

  const works: WorkColumn[] = [];
  const passedOver: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const name = names[place] ?? '';
    const title = cell.trim();
    if (name === '' || namesLearner(name)) continue;
    if (ABOUT.has(name) || COMPUTED.test(name)) passedOver.push(title);
    else works.push(workOf(title, place, names.indexOf(name) === names.lastIndexOf(name), titlesEndInIds));
  }
  return works.length === 0 ? null : { learner, works, passedOver };
}

const LEARNER: readonly string[] = ['learner', 'id', ...calls('learner').flat()];

function namesLearner(name: string): boolean {
  return LEARNER.includes(name) || LAST_NAME.has(name) || FIRST_NAME.has(name);
}

/** An id before an address before a name. */
function learnerPlaces(names: readonly string[]): number[] {
  const named = LEARNER.find((name) => names.includes(name));
  if (named !== undefined) return [names.indexOf(named)];
  const places = [names.findIndex((name) => LAST_NAME.has(name)), names.findIndex((name) => FIRST_NAME.has(name))];
  return places.includes(-1) ? [] : places;
}

const BRACKETS = /\[([^\]]+)\]/g;
/** `Quiz 1 (out of 10)`, `Quiz 1 - 10 pts`, `Quiz 1 (Max Points: 10)`. A bare `/ 10` may be a date or a fraction. */
const OUT_OF =
  /\b(?:out of|max(?:imum)?\.? (?:points|pts|score)|points(?: possible)?)\s*[:=]?\s*(\d+(?:\.\d+)?)\b|\b(\d+(?:\.\d+)?)\s*(?:points?|pts)\b/i;
/** A table with ID and Section puts an id behind each title: `Quiz 1 (123)`. */
const TITLE_ID = /\s*\(\d+\)$/;
/** Letters of a title that are kept; an id has at most 500. */
const LONGEST = 400;

function workOf(title: string, place: number, alone: boolean, titlesEndInIds: boolean): WorkColumn {
  const said = OUT_OF.exec(title);
  const code = [...title.matchAll(BRACKETS)]
    .map(([, inside = '']) => inside.trim())
    .find((inside) => inside !== '' && !OUT_OF.test(inside));
  const bare = titlesEndInIds ? title.replace(TITLE_ID, '') : title;
  const short = title.slice(0, LONGEST);
  return {
    place,
    title,
    target: TargetCode.parse((code ?? (bare === '' ? title : bare)).slice(0, LONGEST)),
    source: SourceId.parse(alone ? short : `${short} (column ${place + 1})`),
    possible: said === null ? null : readNumber(said[1] ?? said[2] ?? ''),
  };
}
