import type { LearnerId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isSlashed, readNumber, readScoreOutOf, readWhen, type DateOrder } from './cells.ts';
import type { EvidenceRow, RowRead, TableListener } from './evidence-table.ts';
import type { GradebookHeader, WorkColumn } from './gradebook-header.ts';
import { plain } from './header-names.ts';
import { InputError } from '../cli/io.ts';

/** What stands in the first cell of a row that is about the work, not about a learner. */
const POINTS: ReadonlySet<string> = new Set([
  'points possible',
  'points',
  'max points',
  'maximum points',
  'out of',
  'max',
  'max score',
  'maximum',
  'total points',
  'possible',
]);
const DATES: ReadonlySet<string> = new Set(['date', 'dates', 'due date', 'due', 'date due']);
const SUMMED_UP: ReadonlySet<string> = new Set([
  'class average',
  'average',
  'averages',
  'mean',
  'median',
  'class mean',
  'class median',
]);
/** Canvas adds a learner to every course who is no real person. */
const NOBODY: ReadonlySet<string> = new Set(['student, test', 'test student']);
/** A row that Canvas writes where grades are hidden from learners (`lib/gradebook_importer.rb`, check_for_non_student_row). */
const HIDDEN = /^(?:muted|manual posting.*)$/i;
/** No work, or none that counts, is no evidence (P3). `EX` and `N/A` are Canvas's (`lib/gradebook_exporter.rb` at 0140a2e). */
const NOTHING: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  'ex',
  'excused',
  'exempt',
  'n/a',
  'na',
  'missing',
  'absent',
  'incomplete',
  'not graded',
  'not submitted',
  'not turned in',
  'ungraded',
]);

/** A work whose scores can be read: when it was, and what it is out of (null: each cell must say). */
interface Column extends WorkColumn {
  readonly at: Instant;
}

/**
 * Reads a gradebook row by row: each scored cell is one sitting of its row's learner. Rows about the work (points, dates)
 * stand above the learners. Where every work has a date, these are its times; else the columns' order is their order in
 * time, a second apart, so that nothing lapses and no re-check falls due: there are no days to count.
 */
export class GradebookReader {
  readonly #header: GradebookHeader;
  /** The header's line. */
  readonly #line: number;
  readonly #dates: DateOrder;
  readonly #listener: TableListener;
  readonly #points = new Map<number, number>();
  readonly #days = new Map<number, Instant>();
  #hasPoints = false;
  /** Null until the first learner's row. */
  #columns: readonly Column[] | null = null;
  readonly #seen = new Map<string, number>();
  /** Places of works of which something was read as a score, good or bad. */
  readonly #read = new Set<number>();
  /** Places of works of which nothing says what they are out of, with numbers and with words. */
  readonly #unscaled = new Set<number>();
  readonly #worded = new Set<number>();

  constructor(header: GradebookHeader, line: number, dates: DateOrder, listener: TableListener) {
    this.#header = header;
    this.#line = line;
    this.#dates = dates;
    this.#listener = listener;
  }

  /** What the row says; most often a sitting for each work. */
  row(cells: readonly string[], line: number): RowRead[] {
    const filled = cells.map((cell) => cell.trim());
    if (filled.every((cell) => cell === '' || HIDDEN.test(cell))) return [];
    const label = this.#labelOf(filled);
    if (POINTS.has(label) || DATES.has(label)) return this.#aboutWork(filled, line, label);
    if (SUMMED_UP.has(label) || NOBODY.has(label)) {
      this.#listener.note(`line ${line} is passed over: it tells of no learner`);
      return [];
    }
    const learner = this.#header.learner
      .map((place) => filled[place] ?? '')
      .filter((part) => part !== '')
      .join(', ');
    const columns = this.#columns ?? this.#settle();
    if (learner === '') return [rejected(line, 'learner is empty')];
    const before = this.#seen.get(learner);
    if (before !== undefined) return [rejected(line, `the learner stands on line ${before} already`)];
    this.#seen.set(learner, line);
    return columns.flatMap((column) => this.#cell(column, filled[column.place] ?? '', learner as LearnerId, line));
  }

  /**
   * What only the whole table could tell: works that nothing was read of.
   *
   * @throws InputError when there is no score in it at all
   */
  end(): RowRead[] {
    const columns = this.#columns ?? this.#settle();
    const unscaled = columns.filter(({ place }) => this.#unscaled.has(place));
    const unreadable = columns.length === 0 || this.#unscaled.size + this.#worded.size > 0;
    if (this.#seen.size > 0 && this.#read.size === 0 && unreadable) {
      throw new InputError([
        `line ${this.#line}: this looks like a gradebook with a column for each work, and no score could be read in it. ${SCALE}`,
        `line ${this.#line}: if each line is one result, name the columns learner,target,at,score`,
      ]);
    }
    const worded = columns.filter(
      ({ place }) => this.#worded.has(place) && !this.#read.has(place) && !this.#unscaled.has(place),
    );
    this.#passedOver(worded);
    return unscaled.map(({ title }) =>
      rejected(this.#line, `column "${title}": nothing says what its scores are out of. ${SCALE}`),
    );
  }

  /** The first cell that stands in no work's column. */
  #labelOf(filled: readonly string[]): string {
    const places = new Set(this.#header.works.map(({ place }) => place));
    return plain(filled.find((cell, place) => cell !== '' && !places.has(place)) ?? '');
  }

  #aboutWork(filled: readonly string[], line: number, label: string): RowRead[] {
    if (this.#columns !== null)
      return [rejected(line, `a row of ${POINTS.has(label) ? 'points' : 'dates'} must stand above the learners`)];
    if (POINTS.has(label)) {
      this.#hasPoints = true;
      for (const { place } of this.#header.works) {
        const points = readNumber(filled[place] ?? '');
        if (points !== null && points > 0) this.#points.set(place, points);
      }
      return [];
    }
    let twoWays = false;
    for (const { place } of this.#header.works) {
      const text = filled[place] ?? '';
      const day = readWhen(text, this.#dates);
      if (day !== null) this.#days.set(place, day);
      twoWays ||= this.#dates === null && isSlashed(text);
    }
    return twoWays ? [rejected(line, 'its dates can be read two ways: say --dates month-first or day-first')] : [];
  }

  /** The rows about the work are over: which columns count, and in which order. */
  #settle(): readonly Column[] {
    const scored = this.#header.works.filter(({ place }) => !this.#hasPoints || this.#points.has(place));
    const dated = scored.length > 0 && scored.every(({ place }) => this.#days.has(place));
    this.#columns = scored.map((work, i) => ({
      ...work,
      possible: this.#points.get(work.place) ?? (this.#hasPoints ? null : work.possible),
      at: (dated ? this.#days.get(work.place) : undefined) ?? moment(i),
    }));
    this.#passedOver(
      this.#header.works.filter((work) => !scored.includes(work)),
      this.#header.passedOver,
    );
    const [first, last] = [scored[0], scored.at(-1)];
    if (!dated && first !== undefined && last !== undefined) {
      this.#listener.note(
        `the columns are taken in their order in time: "${first.title}" is the oldest, "${last.title}" the newest`,
      );
    }
    this.#listener.gradebook(dated);
    return this.#columns;
  }

  #passedOver(works: readonly WorkColumn[], others: readonly string[] = []): void {
    const titles = [...others, ...works.map(({ title }) => title)];
    if (titles.length > 0)
      this.#listener.note(`passed over, there are no scores in it: ${titles.map((title) => `"${title}"`).join(', ')}`);
  }

  #cell(
    { place, title, target, source, possible: inHeader, at }: Column,
    text: string,
    learner: LearnerId,
    line: number,
  ): RowRead[] {
    if (NOTHING.has(text.toLowerCase())) return [];
    const outOf = readScoreOutOf(text);
    const score = outOf?.score ?? readNumber(text);
    const possible = outOf?.possible ?? inHeader;
    if (possible === null) {
      (score === null ? this.#worded : this.#unscaled).add(place);
      return [];
    }
    this.#read.add(place);
    const why = whyNot(score, possible);
    if (score === null || why !== null) return [rejected(line, `column "${title}": ${why}`)];
    const row: EvidenceRow = {
      learner,
      target,
      at,
      share: score / possible,
      possible,
      questions: null,
      source,
      item: null,
      kind: 'coursework',
    };
    return [{ line, row }];
  }
}

const SCALE = 'Add a row "Points Possible" above the learners, or write it into the title: "Quiz 1 (out of 10)"';

function whyNot(score: number | null, possible: number): string | null {
  if (score === null) return 'score is no number';
  if (score < 0) return 'score is below 0';
  if (possible <= 0) return 'it must be out of more than 0';
  return score > possible ? `score is above possible (${possible})` : null;
}

/** A placeholder time that only encodes the order of the columns; it is never shown. */
function moment(nth: number): Instant {
  return new Date(1000 * nth).toISOString() as Instant;
}

function rejected(line: number, why: string): RowRead {
  return { line, row: null, why };
}
