import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import type { PageDeps } from '../../../src/pages/index.ts';
import { scorecardPage } from '../../../src/pages/scorecard/view.tsx';
import { scorecardOf } from '../../../src/routing/scorecard/scorecard.ts';
import type { Store } from '../../../src/store/types.ts';
import { boardInput, keepBoard } from '../../builders/board/board.ts';
import { NOW, RUN } from '../../builders/board/board-school.ts';
import { pageDeps, servePages, type Served } from '../../builders/served/pages.ts';
import { FULL_CARD, judged } from '../../builders/scorecard.ts';
import { memoryStore } from '../../builders/served/store.ts';

function page(language: 'en' | 'es' = 'en', card = FULL_CARD): string {
  return scorecardPage({ language, course: { id: CourseId.parse('6001'), name: 'Mathematics 5A' }, card });
}

describe('the page of how often the advice is wrong', () => {
  it('tells both rates in words, with the interval as a picture beside each', () => {
    const shown = page();
    expect(shown).toContain('the next results reached the threshold 10 times (25%; between 14% and 40%');
    expect(shown).toContain('the next results stayed below the threshold 8 times (20%; between 10% and 35%');
    const pictures = [
      ...shown.matchAll(
        /aria-label="(Seminar|Workshop): the share[^]*?<line class="interval" x1="([\d.]+)" x2="([\d.]+)"/g,
      ),
    ];
    // 228 units from 0 to 100 %, beginning at 46: 14 % to 40 %, and 10 % to 35 %
    expect(pictures.map(([, advice, from, to]) => [advice, Math.round(Number(from)), Math.round(Number(to))])).toEqual([
      ['Seminar', 78, 138],
      ['Workshop', 70, 125],
    ]);
  });

  it('draws how stated chances came true, a mark for each tenth with enough decisions, and says them', () => {
    const shown = page();
    expect(shown.match(/<circle class="result"/g)).toHaveLength(2);
    expect(shown).toContain('A chance of 0% to 10%: the next results reached the threshold in 25% of 40 cases.');
  });

  it('tells the same in Spanish', () => {
    const shown = page('es').replaceAll('\u00a0', ' ');
    expect(shown).toContain('<h1>¿Con qué frecuencia se equivoca el consejo?</h1>');
    expect(shown).toContain('en 10 los resultados siguientes alcanzaron el umbral (25 %; entre 14 % y 40 %');
  });

  it('hides what fewer than 30 decisions would tell, words and picture', () => {
    const shown = page('en', scorecardOf([...judged(29, 'seminar', true), ...judged(40, 'workshop', true)]));
    expect(shown).toContain(
      'Seminar: advised 29 times so far with results after it; from 30 on there is a figure here.',
    );
    expect(shown).not.toContain('Seminar: the share');
    expect(shown).toContain('Workshop: the share');
  });

  it('draws nothing where nothing can be told', () => {
    expect(page('en', scorecardOf([]))).not.toContain('<svg');
  });
});

describe('the address of it', () => {
  const scorecard = jest.fn<PageDeps['scorecard']>().mockResolvedValue(FULL_CARD);
  let store: Store;
  let served: Served;
  beforeAll(async () => {
    store = await memoryStore();
    await keepBoard(store, boardInput());
    served = await servePages(pageDeps(store, { scorecard }));
  });
  afterAll(async () => {
    await served.close();
    await store.close();
  });
  const asked = (path: string) => fetch(served.url + path, { redirect: 'manual' });

  it('is linked at the end of the board, which counts nothing itself', async () => {
    const board = await (await asked('/?course=6001&lang=en')).text();
    expect(board).toContain('href="/scorecard?course=6001&amp;lang=en"');
    expect(scorecard).not.toHaveBeenCalled();
  });

  it('counts the teacher’s own class, as of its newest run', async () => {
    expect(await (await asked('/scorecard?course=6001&lang=en')).text()).toContain('10 times (25%');
    expect(scorecard.mock.calls.map(([{ course }, ...rest]) => [course.id, ...rest])).toEqual([['6001', RUN, NOW]]);
  });

  it('is as if it were not there for a class of somebody else', async () => {
    expect((await asked('/scorecard?course=7001')).status).toBe(404);
  });

  it('leads to the board where no night has decided yet', async () => {
    const response = await asked('/scorecard?course=6002');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/?course=6002&lang=en']);
  });
});
