import { beforeAll, describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId, type RunId } from '../../../src/ids.ts';
import type { OpenSchoologySandbox, SeenItem, Unsettled } from '../../../src/sandbox/schoology/index.ts';
import { runNight } from '../../../src/sync/night/night.ts';
import { undoFromPage } from '../../../src/pages/actions/undo-from-page.ts';
import { undoRun, type UndoReport } from '../../../src/sync/acts/undo.ts';
import { instant, type Instant } from '../../../src/time.ts';
import { schoologyMemoryNights, type MemoryNights } from '../../builders/memory/memory-night.ts';
import {
  SECTION,
  START,
  enrollmentOf,
  smallSchoology,
  uidOf,
  type SmallSchoology,
} from '../../builders/lms/schoology.ts';
import { SCHOOLOGY_FILE } from '../../builders/lms/schoology-night.ts';

const course = CourseId.parse(SECTION);
const SCHOOL = SchoolId.parse('bell');
const CLASS = [1, 2, 3, 4, 5, 6, 7, 8];
/** What the teacher wrote beside learner 4's grade, shown to the child; every blank of it is the teacher's. */
const THEIRS = '  Nearly there! \r\n\r\nCome and see me. ';

/** 1 and 3 handed in, so their notes are comments; 4 has a score with the teacher's own words, 5 nothing that takes words, the others a bare score. */
const FRACTIONS: SmallSchoology = {
  learners: 8,
  items: [
    {
      id: '7101',
      title: 'Entrance ticket [5.NF.A.1]',
      type: 'assessment',
      due: instant('2026-09-08T20:00:00Z'),
      grades: { 1: 3, 2: 2, 3: 10, 4: 9, 5: 10, 6: 9, 7: 9, 8: 9 },
    },
    {
      id: '7102',
      title: 'Exit ticket [5.NF.A.1]',
      due: instant('2026-09-12T20:00:00Z'),
      handedIn: [1, 3],
      grades: { 1: 4, 2: 3, 3: 10, 4: 10, 6: 10, 7: 9, 8: 9 },
    },
  ],
  more: [
    {
      at: START,
      deed: {
        kind: 'graded',
        section: SECTION,
        item: '7101',
        enrollment: enrollmentOf(5),
        cell: { score: 10, exception: 0, comment: 'For me', status: 0 },
      },
    },
    {
      at: START,
      deed: {
        kind: 'graded',
        section: SECTION,
        item: '7102',
        enrollment: enrollmentOf(4),
        cell: { score: 10, exception: 0, comment: THEIRS, status: 1 },
      },
    },
  ],
};

let nights: MemoryNights<OpenSchoologySandbox>;
let now: Instant;
let run: RunId;
let before: SeenItem[][];

async function play(unsettled: Partial<Unsettled>): Promise<void> {
  const school = { ...smallSchoology(FRACTIONS), file: { ...SCHOOLOGY_FILE, review: 'auto' } };
  nights = await schoologyMemoryNights(school, '2026-09-10T07:00:00Z', (inside) => inside, unsettled);
  before = CLASS.map(sees);
  ({ run } = await runNight(
    nights.parts,
    { course },
    { at: instant('2026-09-10T07:00:00Z'), dryRun: false, acceptRoster: false },
  ));
  moveTo('2026-09-10T15:00:00Z');
}

function moveTo(at: string): void {
  now = instant(at);
  nights.moveTo(at);
}

/** Words of ours that the n-th learner finds on work. */
function comments(n: number): string[] {
  return sees(n)
    .flatMap(({ gradeComment, comments: said }) => [gradeComment ?? '', ...said.map(({ text }) => text)])
    .filter((text) => text.includes('/r/'));
}

/** Calls that change something, so far. */
function writesSent(): number {
  return Object.entries(nights.box.calls)
    .filter(([method]) => /\.(create|update|delete)$/.test(method))
    .reduce((sum, [, calls]) => sum + calls, 0);
}

function sees(n: number): SeenItem[] {
  return nights.box.world.seenBy(uidOf(n), SECTION);
}

function words(n: number): SeenItem | undefined {
  return sees(n).find(({ id }) => id === '7102');
}

function undo(): Promise<UndoReport> {
  return undoRun(nights.parts, { run }, now);
}

const cell = (n: number) => ({ section: SECTION, item: '7102', uid: uidOf(n) });

describe('undoing a night whose notes were comments', () => {
  beforeAll(() => play({ commentStatus: 'shown' }));

  it('leaves every child and the teacher with what was there before, to the byte', async () => {
    expect(words(1)?.comments).toContainEqual(expect.objectContaining({ text: expect.stringContaining('/r/') }));
    expect(words(2)?.gradeComment).toContain('/r/');
    expect(words(4)?.gradeComment?.startsWith(`${THEIRS}\n\n`)).toBe(true);
    expect(sees(5)).toHaveLength((before[4]?.length ?? 0) + 1);

    const report = await undo();

    expect(report).toMatchObject({ kept: [], failed: [] });
    expect(report.withdrawn.filter(({ kind }) => kind === 'note')).toHaveLength(8);
    expect(CLASS.map(sees)).toEqual(before);
    expect(words(4)).toMatchObject({ score: 10, gradeComment: THEIRS });
  });

  it('does nothing the second time, and the next night sends none of it again and finds the evidence as it was', async () => {
    const sent = writesSent();
    expect(await undo()).toMatchObject({ withdrawn: [], kept: [], failed: [] });
    expect(writesSent()).toBe(sent);

    moveTo('2026-09-11T07:00:00Z');
    const report = await nights.sync();

    expect(CLASS.flatMap((n) => comments(n))).toEqual([]);
    expect(report.writes.skipped).toContainEqual({ key: expect.any(String), why: `withdrawn by undo of run ${run}` });
    expect(report.evidence).toMatchObject({ new: 0, changed: 0 });
  });
});

describe('what people changed before an undo', () => {
  let report: UndoReport;
  let edited: SeenItem | undefined;
  let excused: SeenItem | undefined;
  beforeAll(async () => {
    await play({ commentStatus: 'shown' });
    const { world } = nights.box;
    world.removeComment(cell(1), words(1)?.comments.find(({ text }) => text.includes('/r/'))?.id ?? '');
    world.grade(cell(2), { comment: (words(2)?.gradeComment ?? '').replace(/^\S+/, 'Dear') });
    world.grade(cell(6), { comment: `Well done. \n\n${words(6)?.gradeComment ?? ''}\nT.R. ` });
    world.grade(cell(7), { exception: 1, score: null });
    world.leave(SECTION, uidOf(8));
    [edited, excused] = [words(2), words(7)];
    report = await undo();
  });

  it('stays where it cannot be taken out alone, each with its reason', () => {
    expect(report.failed).toEqual([]);
    expect(report.kept.map(({ kind, for: reason }) => `${kind} ${reason}`).toSorted()).toEqual([
      'note beside',
      'note edited',
      'note left',
    ]);
    expect([words(2), words(7)]).toEqual([edited, excused]);
  });

  it('is told on the board in both languages', async () => {
    const { ok, said } = await undoFromPage(nights.parts, { school: SCHOOL, course, run }, now);

    expect(ok).toBe(true);
    expect(said.en).toContain('take the words out by hand');
    expect(said.es).toContain('quite las palabras a mano');
  });

  it('does not keep the rest: what a teacher wrote around our words stays, what is gone counts as gone', () => {
    expect(words(6)?.gradeComment).toBe('Well done. \nT.R. ');
    expect([1, 3, 4, 5, 6].flatMap((n) => comments(n))).toEqual([]);
  });
});

describe('an undo where Schoology tells little', () => {
  beforeAll(() => play({ commentStatus: 'hidden' }));

  it('shows no words a teacher hid, and takes back what a lost answer left in doubt', async () => {
    nights.box.world.grade(cell(2), { comment: `${words(2)?.gradeComment ?? ''}\nFor me alone`, status: 0 });
    nights.box.fail({ method: 'comments.delete', kind: 'lost', effect: true });
    nights.box.fail({ method: 'grades.update', kind: 'lost', effect: true });

    await undo();
    const report = await undo();

    expect(nights.box.pendingFaults).toBe(0);
    expect(report).toMatchObject({ kept: [{ kind: 'note', for: 'beside' }], failed: [] });
    expect(words(2)?.gradeComment).toBeNull();
    expect([1, 3, 4, 5, 6, 7, 8].flatMap((n) => comments(n))).toEqual([]);
  });
});
