import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { words } from '../../../../src/pages/board/words/index.ts';
import { instant } from '../../../../src/time.ts';
import { boardInput, type BoardMorning } from '../../../builders/board/board.ts';

const { decisions } = boardInput();
const [TEST] = decisions.summatives;

function board(change: Partial<BoardMorning['decisions']> = {}, over: Partial<BoardMorning> = {}) {
  return boardModel({ ...boardInput(over), decisions: { ...decisions, ...change } });
}

function on(now: string) {
  return board({}, { now: instant(now) });
}

function asked(kind: 'rhythm' | 'summative', model = board()) {
  return model.questions.filter((each) => each.kind === kind);
}

describe('an assessment that comes soon', () => {
  it('stands in the line of the next ticket, each child counted once, as what is surely not there yet', () => {
    const [amara, mateo, lucia] = ['9001', '9002', '9003'].map((id) => LearnerId.parse(id));
    if (TEST === undefined || amara === undefined || mateo === undefined || lucia === undefined) throw new Error();
    const [add, word] = TEST.targets;
    if (add === undefined || word === undefined) throw new Error('the builder has two targets');
    const { ahead } = board({
      summatives: [
        {
          ...TEST,
          targets: [
            { ...add, notYet: [amara], unclear: [mateo, lucia] },
            { ...word, notYet: [mateo, amara], unclear: [] },
          ],
        },
      ],
    }).morning;
    expect(ahead).toMatchObject([{ notYet: 2, unclear: 1, fits: 'check-and-seminar', day: 'Thursday, May 14' }]);
  });

  it('is asked about with who is behind on what', () => {
    const [question] = asked('summative');
    expect(question?.what).toMatch(/^“Unit test: fractions” is in 2 school days, on Thursday, May 14\./);
    expect(question?.behind.map(({ target }) => target.code)).toEqual(['5.NF.A.1', '5.NF.A.2']);
    expect(question?.behind[0]?.notYet.length).toBeGreaterThan(0);
  });

  it('is not told once its day is over, whenever the board is looked at', () => {
    expect(on('2026-05-14T20:00:00Z').morning.ahead).toHaveLength(1);
    expect(on('2026-05-15T12:00:00Z').morning.ahead).toEqual([]);
    expect(asked('summative', on('2026-05-15T12:00:00Z'))).toEqual([]);
  });

  it.each([
    ['en', 1, '“Test” is in 1 school day, on X. 1 student is not there yet; of 1 more too little is known.'],
    ['en', 2, '“Test” is in 2 school days, on X. 2 students are not there yet; of 2 more too little is known.'],
    [
      'es',
      1,
      '«Test» es dentro de 1 día de clases, el X. 1 estudiante todavía no ha llegado; de 1 más se sabe demasiado poco.',
    ],
    [
      'es',
      2,
      '«Test» es dentro de 2 días de clases, el X. 2 estudiantes todavía no han llegado; de 2 más se sabe demasiado poco.',
    ],
  ] as const)('is told in %s for %i', (language, number, said) => {
    const { ahead } = words[language];
    expect(`${ahead.comes('Test', number, 'X')} ${ahead.behind(number, number)}`).toBe(said);
  });
});

it.each([
  ['en', '“Test” is today.'],
  ['es', '«Test» es hoy.'],
] as const)('an assessment of the day itself is told so in %s', (language, said) => {
  expect(words[language].ahead.comes('Test', 0, 'X')).toBe(said);
});

describe('the rhythm on the board', () => {
  it('is a line for each open unit, with the last 20 school days as a picture', () => {
    const [fractions, decimals] = board().rhythm;
    expect(fractions).toMatchObject({ unit: 'Fractions', pause: 5, day: 'Tuesday, May 5' });
    expect(fractions?.days).toHaveLength(20);
    expect(fractions?.days.filter(Boolean)).toHaveLength(6);
    expect(decimals?.days.slice(-2)).toEqual([true, false]);
  });

  it('names what was never asked apart from what was not asked for long', () => {
    const [fractions, decimals] = board().rhythm;
    expect(fractions?.never.map(({ code }) => code)).toEqual(['5.NF.A.2']);
    expect(decimals?.long).toMatchObject([{ code: '5.NF.A.1', since: 12 }]);
  });

  it('asks only about a unit whose pause is longer than usual, and after what else is asked', () => {
    expect(asked('rhythm').map(({ what }) => what)).toEqual([
      expect.stringMatching(/^“Fractions” had its last ticket/),
    ]);
    expect(board().questions.at(-1)?.kind).toBe('rhythm');
    expect(asked('rhythm', board({ rhythm: decisions.rhythm.slice(1) }))).toEqual([]);
  });
});
