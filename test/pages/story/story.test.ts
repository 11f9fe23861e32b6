import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemId, LearnerId } from '../../../src/ids.ts';
import { storyOf } from '../../../src/pages/story/model.ts';
import { storyPage } from '../../../src/pages/story/view.tsx';
import { boardInput } from '../../builders/board/board.ts';
import type { Served } from '../../builders/served/pages.ts';
import { serveBoard } from '../../builders/served/served-board.ts';

const LUCIA = LearnerId.parse('9003');
const ITEM = ItemId.parse('q1');

function story(language: 'en' | 'es' = 'en') {
  const board = boardInput({ language });
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

  it.each(['', '?course=6001&learner=1', '?course=7001&learner=9003', '?course=6002&learner=9003'])(
    'is as if it were not there for %p',
    async (query) => {
      expect((await asked(query)).status).toBe(404);
    },
  );
});
