import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemId, LearnerId, WriteKey, type TargetCode } from '../../../src/ids.ts';
import { storyOf } from '../../../src/pages/story/model.ts';
import { storyPage } from '../../../src/pages/story/view.tsx';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { instant } from '../../../src/time.ts';
import { boardInput } from '../../builders/board/board.ts';
import { ledgerRow, noteWrite } from '../../builders/memory/ledger.ts';
import type { Served } from '../../builders/served/pages.ts';
import { serveBoard } from '../../builders/served/served-board.ts';

const LUCIA = LearnerId.parse('9003');
const ITEM = ItemId.parse('q1');

function story(language: 'en' | 'es' = 'en', over: Parameters<typeof boardInput>[0] = {}) {
  const board = boardInput({ language, ...over });
  const estimates = board.decisions.mastery.filter(({ learner }) => learner === LUCIA);
  const evidence = board.evidence.map((each, index) => (index % 4 === 0 ? { ...each, item: ITEM, share: 0 } : each));
  return storyOf({
    board: { ...board, evidence },
    learner: LUCIA,
    estimates,
    questionWords: new Map([[ITEM, '2/3 + 1/4 = ?']]),
  });
}

describe('the story of one child', () => {
  it('has every target of the class once, those of today first, and names those nothing is known of', () => {
    const { targets, without, today } = story();
    const codes = targets.map(({ target }) => target.code);
    expect(codes.slice(0, 2).toSorted()).toEqual(today?.targets.map(({ code }) => code).toSorted());
    expect([...codes, ...without.map(({ code }) => code)].toSorted()).toEqual(
      boardInput()
        .school.targets.map(({ code }) => code)
        .toSorted(),
    );
  });

  it('has the targets that are not of today in the order in which the class meets them', () => {
    const { targets, without, today } = story();
    const ofToday = new Set(today?.targets.map(({ code }) => code));
    const order = boardInput().course.units.flatMap((unit) => unit.targets);
    for (const cells of [targets.map(({ target }) => target), without]) {
      const rest = cells.map(({ code }) => code).filter((code) => !ofToday.has(code));
      expect(rest).toEqual(rest.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    }
  });

  it('has what the class does not meet in its units behind all that it does', () => {
    const { course } = boardInput();
    const [first] = course.units;
    const { targets, without, today } = story('en', { course: { ...course, units: course.units.slice(1) } });
    const ofToday = new Set(today?.targets.map(({ code }) => code));
    const outside = (cells: readonly { readonly code: TargetCode }[]) =>
      cells.flatMap(({ code }) => (ofToday.has(code) ? [] : [Number(first?.targets.includes(code))]));
    const all = [outside(targets.map(({ target }) => target)), outside(without)];
    expect(all.flat()).toEqual(expect.arrayContaining([0, 1]));
    for (const each of all) expect(each).toEqual(each.toSorted((a, b) => a - b));
  });

  it('tells the words of a question and whether it was right', () => {
    expect(story().targets.flatMap(({ results }) => results.flatMap(({ asked }) => asked))).toContainEqual({
      question: '2/3 + 1/4 = ?',
      share: 0,
    });
    expect(storyPage(story())).toContain('<q>2/3 + 1/4 = ?</q> missed');
    expect(storyPage(story('es'))).toContain('<q>2/3 + 1/4 = ?</q> no acertó');
  });

  it('is of this child alone', () => {
    const others = boardInput().decisions.learners.filter(({ id }) => id !== LUCIA);
    const page = storyPage(story());
    expect(others.filter(({ name }) => page.includes(name))).toEqual([]);
  });
});

function note(key: string, at: string, change: Partial<LedgerRow> = {}, learner = LUCIA): LedgerRow {
  const write = noteWrite({ key: WriteKey.parse(key), learners: [learner], language: 'es' });
  return ledgerRow(write, { state: 'DONE', changedAt: instant(at), ...change });
}

function sent(...ledger: LedgerRow[]) {
  return story('en', { ledger }).sent;
}

describe('what was sent to a child', () => {
  it('is what went out to this child, the newest first, each note in the language it was written in', () => {
    const shown = sent(
      note('older', '2026-05-04T07:00:00Z'),
      note('stopped', '2026-05-11T07:00:00Z', { state: 'HELD' }),
      note('of-another', '2026-05-11T07:00:00Z', {}, LearnerId.parse('9004')),
      note('newer', '2026-05-11T08:00:00Z'),
    );
    expect(shown.map(({ key, language }) => [key, language])).toEqual([
      ['newer', 'es'],
      ['older', 'es'],
    ]);
  });

  it('is listed up to twelve messages, the newest of them', () => {
    const weeks = Array.from({ length: 14 }, (_each, n) =>
      note(`week-${n}`, `2026-04-${String(n + 10).padStart(2, '0')}T07:00:00Z`),
    );
    const keys = sent(...weeks).map(({ key }) => key);
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([12, 'week-13', 'week-2']);
  });
});

describe('the address of a story', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveBoard();
  });
  afterAll(() => served.close());
  const asked = (query: string) => fetch(`${served.url}/story${query}`);

  it('shows a child of the teacher’s own class, with what was sent', async () => {
    const page = await (await asked('?course=6001&learner=9021&lang=en')).text();
    expect(page).toContain('<h1>Diego Álvarez</h1>');
    expect(page).toContain('What was sent');
    expect(page).toContain('<article class="card" aria-labelledby="t-5.NF.A.1">'); // every target, read without naming one
  });

  it('speaks the language that the address asks for', async () => {
    expect(await (await asked('?course=6001&learner=9021&lang=es')).text()).toContain('<html lang="es"');
  });

  it.each(['', '?course=6001&learner=1', '?course=7001&learner=9003', '?course=6002&learner=9003'])(
    'is as if it were not there for %p',
    async (query) => {
      expect((await asked(query)).status).toBe(404);
    },
  );
});
