import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS } from '../../../src/mastery/types.ts';
import { words } from '../../../src/pages/board/words/index.ts';
import { slipOf } from '../../../src/pages/slip/model.ts';
import { slipPage } from '../../../src/pages/slip/view.tsx';
import { boardInput } from '../../builders/board/board.ts';
import type { Served } from '../../builders/served/pages.ts';
import { serveBoard } from '../../builders/served/served-board.ts';

const { decisions, school } = boardInput();

describe('the slip for the wall', () => {
  it('has everybody once, with the groups of the day, their minutes and tasks', () => {
    const slip = slipOf(decisions, school, 'en');
    expect(slip.groups.map(({ slot, minutes, names }) => ({ slot, minutes, names: names.length }))).toEqual(
      decisions.seminar.sessions.map(({ slot, minutes, learners }) => ({ slot, minutes, names: learners.length })),
    );
    expect(slip.groups[0]?.tasks).toEqual(['I can add and subtract fractions with unlike denominators']);
    expect([...slip.groups.flatMap(({ names }) => names), ...slip.others].toSorted()).toEqual(
      decisions.learners.map(({ name }) => name).toSorted(),
    );
  });

  it('does not tell who waits, is talked to or is undecided from who chose the workshop, and leaves out who is not in the day', () => {
    const [away] = decisions.seminar.workshop;
    const notToday = away === undefined ? [] : [away];
    const { others } = slipOf(
      { ...decisions, seminar: { ...decisions.seminar, workshop: decisions.seminar.workshop.slice(1), notToday } },
      school,
      'en',
    );
    expect(others).toEqual(others.toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(others).toHaveLength(slipOf(decisions, school, 'en').others.length - 1);
  });

  it.each(['en', 'es'] as const)('has no level, mark, code or reason in it, not even hidden (%s)', (language) => {
    const page = slipPage(slipOf(decisions, school, language));
    for (const level of LEVELS) expect(page).not.toContain(`${words[language].level[level]}<`);
    for (const { code } of school.targets) expect(page).not.toContain(code);
    for (const { why } of decisions.routes) expect(page).not.toContain(why.rule[language]);
    expect(page).not.toMatch(/%|<svg|aria-label=|title="|<details|hidden/);
  });
});

describe('the address of the slip', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveBoard();
  });
  afterAll(() => served.close());
  const asked = (query: string) => fetch(`${served.url}/slip${query}`, { redirect: 'manual' });

  it('shows the teacher’s own class', async () => {
    expect(await (await asked('?course=6001&lang=es')).text()).toContain('Primer grupo');
  });

  it('is as if it were not there for a class of somebody else', async () => {
    expect((await asked('?course=7001')).status).toBe(404);
  });

  it('leads to the board where no night has decided yet', async () => {
    const response = await asked('?course=6002');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/?course=6002&lang=en']);
  });
});
