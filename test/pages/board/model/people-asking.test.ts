import { describe, expect, it } from '@jest/globals';
import { LearnerId } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { instant } from '../../../../src/time.ts';
import { ask } from '../../../builders/ask.ts';
import { boardInput } from '../../../builders/board/board.ts';
import { proposal } from '../../../builders/proposal.ts';

const input = boardInput();
const LEFT = LearnerId.parse('8001');
const at = instant('2026-05-11T15:00:00Z');

function standing(level: 'mastered' | 'not-yet') {
  const found = input.decisions.mastery.filter((each) => each.level === level).at(0);
  if (found === undefined) throw new Error(`the builder has somebody ${level}`);
  return { learner: found.learner, target: found.target };
}

describe('who is ready to show a target', () => {
  it('is shown in the order they asked, with their words, whatever the teacher has said so far', () => {
    const place = standing('not-yet');
    const others = input.decisions.mastery.filter(
      ({ learner, level }) => level !== 'mastered' && learner !== place.learner,
    );
    const second = others.at(0);
    if (second === undefined) throw new Error('the builder has two who have something open');
    const { asks } = boardModel({
      ...input,
      asks: [
        ask({ id: 2, ...place, at, state: 'talk', why: 'I drew it' }),
        ask({ id: 1, learner: second.learner, target: second.target, at, state: 'approved' }),
      ],
    });
    const name = input.decisions.learners.find(({ id }) => id === place.learner)?.name;
    expect(asks).toMatchObject([
      { id: 2, state: 'talk', why: 'I drew it', person: { id: place.learner, name }, target: { code: place.target } },
      { id: 1, state: 'approved', why: '', person: { id: second.learner } },
    ]);
  });

  it('is nobody who has mastered it by now, and nobody who left the class', () => {
    const { target } = standing('not-yet');
    expect(
      boardModel({ ...input, asks: [ask({ ...standing('mastered'), at }), ask({ id: 2, learner: LEFT, target, at })] })
        .asks,
    ).toEqual([]);
  });
});

describe('ideas of learners', () => {
  it('are shown with whose they are, and none of somebody who left the class', () => {
    const { learner, target } = standing('not-yet');
    const mine = proposal({ learner, target, at });
    expect(boardModel({ ...input, proposals: [proposal({ id: 2, learner: LEFT, target, at }), mine] }).ideas).toEqual([
      expect.objectContaining({
        id: 1,
        text: mine.text,
        state: 'open',
        person: expect.objectContaining({ id: learner }),
        target: expect.objectContaining({ code: target }),
      }),
    ]);
  });
});
