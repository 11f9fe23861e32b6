import { byId, type CourseworkId, type LearnerId } from '../ids.ts';
import type { CourseworkResults, LearnerResult, LeftOut, ResultQuestion, ResultRow } from './types.ts';

/** Somebody enrolled now. */
export interface Enrolled {
  readonly id: LearnerId;
  readonly name: string;
  /** The school's own number; null: not known here. */
  readonly schoolId: string | null;
}

export interface KnownWork {
  readonly id: CourseworkId;
  readonly title: string;
}

export interface MatchInput {
  readonly rows: readonly ResultRow[];
  readonly enrolled: readonly Enrolled[];
  readonly coursework: readonly KnownWork[];
  /** For rows that do not say their coursework; null: nothing was said. */
  readonly told: CourseworkId | null;
}

export interface Matched {
  readonly results: readonly CourseworkResults[];
  readonly leftOut: readonly LeftOut[];
  /** What the table says of its coursework that is none of the course, each once with the lines it stands on. */
  readonly unknownWork: readonly { readonly said: string; readonly lines: number; readonly why: string }[];
}

/**
 * Whose results they are, and of what. By the LMS's number; else by the school's, where it is known here; else, where the row
 * has no number that could be compared, by a name that exactly one enrolled learner has. Never by guess: ids that name two
 * learners, or a number nobody has, name nobody, whatever the name says (writeback/PROTOCOL.md 2.13).
 */
export function matchResults({ rows, enrolled, coursework, told }: MatchInput): Matched {
  const who = peopleBook(enrolled);
  const work = workBook(coursework);
  const leftOut: LeftOut[] = [];
  const unknown = new Map<string, { said: string; lines: number; why: string }>();
  const byWork = new Map<CourseworkId, Placed[]>();
  for (const row of rows) {
    const learner = who(row);
    const found = row.coursework === '' && told !== null ? told : work(row.coursework);
    if (typeof found === 'object') {
      const known = unknown.get(row.coursework);
      unknown.set(row.coursework, { said: row.coursework, lines: (known?.lines ?? 0) + 1, why: found.why });
    } else if (typeof learner === 'object') leftOut.push({ line: row.line, why: learner.why });
    else byWork.set(found, [...(byWork.get(found) ?? []), { row, learner }]);
  }
  const results = [...byWork].map(([id, placed]) => resultsOf(id, placed, leftOut));
  return {
    results: results.filter((each) => each.results.length > 0),
    leftOut: leftOut.toSorted((a, b) => a.line - b.line),
    unknownWork: [...unknown.values()],
  };
}

interface Why {
  readonly why: string;
}

function peopleBook(enrolled: readonly Enrolled[]): (row: ResultRow) => LearnerId | Why {
  const byLms = new Map(enrolled.map((each) => [String(each.id), each.id]));
  const bySchool = once(
    enrolled.flatMap(({ id, schoolId }) => (schoolId === null || schoolId === '' ? [] : [[schoolId, id] as const])),
  );
  const byName = once(
    enrolled.flatMap(({ id, name }) => (name === '' ? [] : spellings(name)).map((spelling) => [spelling, id] as const)),
  );
  return ({ learner, schoolId, name }) => {
    const lms = learner === '' ? undefined : (byLms.get(learner) ?? null);
    const school = schoolId === '' || bySchool.size === 0 ? undefined : (bySchool.get(schoolId) ?? null);
    if (lms === null) return { why: 'nobody enrolled has this number of the LMS' };
    if (lms !== undefined)
      return school !== undefined && school !== lms ? { why: 'its two numbers do not name the same learner' } : lms;
    if (school !== undefined)
      return school ?? { why: 'nobody enrolled, or more than one, has this number of the school' };
    if (name === '') return { why: 'it does not say whose it is' };
    const named = byName.get(plainName(name));
    if (named === undefined) return { why: 'nobody enrolled has this name' };
    return named ?? { why: 'more than one enrolled learner has this name' };
  };
}

/** Null where two share a key, so that it names nobody. */
function once(pairs: readonly (readonly [string, LearnerId])[]): ReadonlyMap<string, LearnerId | null> {
  const book = new Map<string, LearnerId | null>();
  for (const [key, id] of pairs) book.set(key, book.has(key) && book.get(key) !== id ? null : id);
  return book;
}

/** "Ana Ruiz" is also written "Ruiz, Ana"; where the name has more parts, any of them may be the first of the family's. */
function spellings(name: string): string[] {
  const parts = plainName(name).split(' ');
  const turned = parts
    .slice(1)
    .map((_part, cut) => `${parts.slice(cut + 1).join(' ')}, ${parts.slice(0, cut + 1).join(' ')}`);
  return [...new Set([parts.join(' '), ...turned])];
}

function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s*,\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
}

function workBook(coursework: readonly KnownWork[]): (said: string) => CourseworkId | Why {
  const byTheirId = new Map(coursework.map((work) => [String(work.id), work.id]));
  return (said) => {
    if (said === '') return { why: 'the table does not say which coursework its rows are of' };
    const found = byTheirId.get(said);
    if (found !== undefined) return found;
    const titled = coursework.filter((work) => plainName(work.title) === plainName(said));
    const [first, ...others] = titled;
    if (first === undefined) return { why: 'the course has no coursework of this id or title' };
    return others.length === 0 ? first.id : { why: 'the course has more than one coursework of this title' };
  };
}

interface Placed {
  readonly row: ResultRow;
  readonly learner: LearnerId;
}

const DISPUTED = 'another line says something else of the same answer, and nothing says which is newer';

/** Of several answers of one learner to one question the newest counts; where nothing tells which that is, none does. */
function resultsOf(coursework: CourseworkId, placed: readonly Placed[], leftOut: LeftOut[]): CourseworkResults {
  const questions = new Map<string, ResultQuestion & { readonly line: number }>();
  const answers = new Map<LearnerId, Map<string, ResultRow>>();
  const disputed = new Set<string>();
  for (const { row, learner } of placed) {
    const question = questions.get(row.question);
    if (question !== undefined && question.possible !== row.possible) {
      leftOut.push({
        line: row.line,
        why: `the question is worth ${question.possible} points on line ${question.line}`,
      });
      continue;
    }
    questions.set(
      row.question,
      question ?? { item: row.question, text: row.text, possible: row.possible, line: row.line },
    );
    const theirs = answers.get(learner) ?? new Map<string, ResultRow>();
    answers.set(learner, theirs);
    const before = theirs.get(row.question);
    const place = `${learner}\0${row.question}`;
    if (disputed.has(place)) leftOut.push({ line: row.line, why: DISPUTED });
    else if (
      before !== undefined &&
      before.points !== row.points &&
      (before.at === null || row.at === null || before.at === row.at)
    ) {
      disputed.add(place);
      theirs.delete(row.question);
      leftOut.push({ line: before.line, why: DISPUTED }, { line: row.line, why: DISPUTED });
    } else if (before === undefined || before.at === null || (row.at !== null && row.at > before.at))
      theirs.set(row.question, row);
  }
  const results = [...answers].flatMap(([learner, theirs]): LearnerResult[] => {
    const rows = [...theirs.values()];
    if (rows.length === 0) return [];
    const at =
      rows
        .flatMap((row) => row.at ?? [])
        .toSorted(byId)
        .at(-1) ?? null;
    return [{ learner, points: Object.fromEntries(rows.map((row) => [row.question, row.points])), at }];
  });
  return {
    coursework,
    questions: [...questions.values()].map(({ item, text, possible }) => ({ item, text, possible })),
    results,
  };
}
