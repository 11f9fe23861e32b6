import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answered,
  changeAnswer,
  dueAt,
  heard,
  isSettled,
  lineOf,
  openQueue,
  refuse,
  reopened,
  settle,
  shownValue,
  takeSaves,
  unsentOf,
  type Making,
  type Queue,
} from '../../../src/pages/browser/saves.ts';
import { AnswerServer } from './answer-server.ts';

const EMPTY = openQueue([], []);
let count = 0;

describe('typing', () => {
  it('is sent 1 s after the last key, and every 3 s at most', () => {
    let queue = changeAnswer(EMPTY, 1, 'a', making(0));
    expect(dueAt(queue)).toBe(1000);
    queue = changeAnswer(queue, 1, 'ab', making(900));
    expect(dueAt(queue)).toBe(1900);
    queue = changeAnswer(queue, 1, 'abc', making(2800));
    expect(dueAt(queue)).toBe(3000);
  });

  it('goes on while a change is on its way, and builds on what comes of that', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const typed = changeAnswer(first.queue, 1, 'ab', making(50));
    expect(takeSaves(typed, false).saves.map(({ value }) => value)).toEqual(['a']);
    const queue = answered(typed, new AnswerServer().take(first.saves));
    expect(takeSaves(queue, false).saves).toMatchObject([{ value: 'ab', base: 1 }]);
  });
});

describe('a tick', () => {
  it('is sent at once', () => {
    expect(dueAt(changeAnswer(EMPTY, 1, 2, making(70)))).toBe(70);
  });
});

describe('a change that got no answer', () => {
  it('goes out again as it was, under the same key', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    expect(takeSaves(first.queue, false).saves).toEqual(first.saves);
  });

  it('is what an opening later begins with, and the field shows it', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const later = openQueue([], unsentOf(first.queue));
    expect(shownValue(lineOf(later, 1))).toBe('a');
    expect(takeSaves(later, false).saves).toEqual(first.saves);
  });
});

describe('a page that is left', () => {
  it('sends what is on its way and what was typed since, each on the one before', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const { saves } = takeSaves(changeAnswer(first.queue, 1, 'ab', making(10)), true);
    expect(saves.map(({ value, base }) => [value, base])).toEqual([
      ['a', 0],
      ['ab', 1],
    ]);
  });
});

describe('a change that arrived and whose word was lost', () => {
  it('does not take the place of what came after it, when an opening later is told of it', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const server = new AnswerServer();
    const other = { question: 1, value: 'newer', base: 1, key: 'another-page-0002', at: '' };
    server.take(first.saves);
    server.take([other]);
    const later = takeSaves(openQueue(server.answers(), unsentOf(first.queue)), false);
    const queue = answered(later.queue, server.take(later.saves));
    expect(lineOf(queue, 1).built).toEqual({ value: 'newer', version: 2 });
    expect(shownValue(lineOf(queue, 1))).toBe('newer');
  });

  it('lets nothing that was typed on it write over what came after it unseen', () => {
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const server = new AnswerServer();
    const other = { question: 1, value: 'newer', base: 1, key: 'another-page-0003', at: '' };
    server.take(first.saves);
    server.take([other]);
    const later = takeSaves(openQueue(server.answers(), unsentOf(first.queue)), false);
    const typing = changeAnswer(later.queue, 1, 'ab', making(0));
    const typed = changeAnswer(answered(typing, server.take(later.saves)), 1, 'abc', making(0));
    const { queue, saves } = takeSaves(typed, false);
    expect(lineOf(answered(queue, server.take(saves)), 1).contest?.other.value).toBe('newer');
  });
});

describe('a page that was left while another wrote', () => {
  it('shows both when it is opened again, and nothing of the other is written over', () => {
    const server = new AnswerServer();
    server.take([{ question: 1, value: 'other', base: 0, key: 'another-page-0002', at: '' }]);
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const left = takeSaves(changeAnswer(first.queue, 1, 'ab', making(10)), true);
    const line = lineOf(answered(left.queue, server.take(left.saves)), 1);
    expect(line.contest).toMatchObject({ mine: { value: 'ab' }, other: { value: 'other', version: 1 } });
    expect(server.answers()).toEqual([{ question: 1, value: 'other', version: 1 }]);
  });
});

describe('answers to many questions', () => {
  it('go out in the order they were made', () => {
    const queue = [3, 1, 2, 3].reduce((each, question) => changeAnswer(each, question, 0, making(0)), EMPTY);
    expect(takeSaves(queue, false).saves.map(({ question }) => question)).toEqual([1, 2, 3]);
  });
});

describe('two answers to one question', () => {
  const here = takeSaves(changeAnswer(EMPTY, 1, 'mine', making(0)), false);
  const server = new AnswerServer();
  server.take([{ question: 1, value: 'other', base: 0, key: 'another-page-0001', at: '' }]);
  const contested = answered(here.queue, server.take(here.saves));

  it('wait for somebody to say which counts; the field keeps what was written here', () => {
    expect(lineOf(contested, 1).contest?.other.value).toBe('other');
    expect(shownValue(lineOf(contested, 1))).toBe('mine');
    expect(takeSaves(contested, false).saves).toEqual([]);
  });

  it('are still two after the page was opened again', () => {
    const again = takeSaves(openQueue(server.answers(), unsentOf(contested)), false);
    expect(lineOf(answered(again.queue, server.take(again.saves)), 1).contest?.other.value).toBe('other');
  });

  it('become mine, built on the other', () => {
    const { saves } = takeSaves(settle(contested, 1, 'mine', making(0)), false);
    expect(saves).toMatchObject([{ value: 'mine', base: 1 }]);
  });

  it('become the other, and nothing is sent', () => {
    const queue = settle(contested, 1, 'other', making(0));
    expect(shownValue(lineOf(queue, 1))).toBe('other');
    expect(isSettled(queue)).toBe(true);
  });

  it('are never an older one than the page knows to count, however late the word of it comes', () => {
    const sent = {
      question: 1,
      value: 'mine',
      base: 0,
      key: 'key-of-an-old-change',
      at: '2026-05-12T13:50:00Z',
      out: true,
    };
    const open = takeSaves(openQueue([{ question: 1, value: 'newest', version: 4 }], [sent]), false).queue;
    const asThen = { value: 'older', version: 1 };
    const again = answered(open, [{ key: sent.key, question: 1, version: 1, status: 'repeated', current: asThen }]);
    expect(lineOf(again, 1).contest?.other).toEqual({ value: 'newest', version: 4 });
    expect(shownValue(lineOf(settle(again, 1, 'other', making(0)), 1))).toBe('newest');
  });

  it('are one where both say the same', () => {
    const same = heard(contested, [{ question: 1, value: 'mine', version: 2 }], null);
    expect(lineOf(same, 1).contest).toBeNull();
  });
});

describe('news from the server', () => {
  const saved = openQueue([{ question: 1, value: 'a', version: 1 }], []);
  const news = [{ question: 1, value: 'b', version: 2 }];

  it('is shown where nobody is at it', () => {
    expect(shownValue(lineOf(heard(saved, news, null), 1))).toBe('b');
  });

  it('is shown where a version was taken back, or all that there was', () => {
    const counted = openQueue([{ question: 1, value: 'b', version: 2 }], []);
    expect(lineOf(heard(counted, [{ question: 1, value: 'a', version: 1 }], null), 1).built.value).toBe('a');
    expect(lineOf(heard(counted, [], null), 1).built).toEqual({ value: null, version: 0 });
  });

  it('changes nothing in a field somebody is at, nor where something is unsent', () => {
    expect(shownValue(lineOf(heard(saved, news, 1), 1))).toBe('a');
    expect(shownValue(lineOf(heard(changeAnswer(saved, 1, 'c', making(0)), news, null), 1))).toBe('c');
  });
});

describe('an answer that came late', () => {
  it('stays in the field, and is sent anew when the class answers again', () => {
    const server = new AnswerServer();
    server.isGrading = true;
    const { queue, saves } = takeSaves(changeAnswer(EMPTY, 1, 'late', making(0)), false);
    const late = answered(queue, server.take(saves));
    expect(isSettled(late)).toBe(true);
    expect(shownValue(lineOf(late, 1))).toBe('late');
    expect(
      takeSaves(
        reopened(late, () => making(5)),
        true,
      ).saves,
    ).toMatchObject([{ value: 'late', base: 0 }]);
  });
});

describe('an answer that came late and was typed over since', () => {
  it('is never sent again over what was typed', () => {
    const server = new AnswerServer();
    server.isGrading = true;
    const first = takeSaves(changeAnswer(EMPTY, 1, 'a', making(0)), false);
    const late = answered(changeAnswer(first.queue, 1, 'ab', making(10)), server.take(first.saves));
    server.isGrading = false;
    const second = takeSaves(late, false);
    const saved = answered(second.queue, server.take(second.saves));
    expect(shownValue(lineOf(saved, 1))).toBe('ab');
    expect(isSettled(reopened(saved, () => making(20)))).toBe(true);
  });
});

describe('an answer that came late and whose word was lost', () => {
  it('is as late at the next try, and is sent anew when the class answers again', () => {
    const { queue, saves } = takeSaves(changeAnswer(EMPTY, 1, 'late', making(0)), false);
    const word = saves.map(({ key }) => ({ key, question: 1, version: 0, status: 'repeated', late: true }) as const);
    const again = reopened(answered(queue, word), () => making(5));
    expect(takeSaves(again, true).saves).toMatchObject([{ value: 'late', base: 0 }]);
  });
});

describe('an answer that the server does not take', () => {
  const { queue } = takeSaves(changeAnswer(EMPTY, 1, 'x', making(0)), false);
  const refused = refuse(queue, [1], { en: 'Too long.', es: 'Muy largo.' });

  it('is kept and not sent again, until it is changed', () => {
    expect(takeSaves(refused, false).saves).toEqual([]);
    expect(unsentOf(refused)).toMatchObject([{ value: 'x' }]);
    expect(takeSaves(changeAnswer(refused, 1, 'y', making(9)), true).saves).toMatchObject([{ value: 'y', base: 0 }]);
  });
});

describe('two pages of one learner with a network that fails at any point', () => {
  const page = fc.constantFrom(0, 1);
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), page, question: fc.integer({ min: 1, max: 3 }) }),
    fc.record({
      do: fc.constant('send' as const),
      page,
      leaving: fc.boolean(),
      outcome: fc.constantFrom('answered', 'doubled', 'request lost', 'answer lost'),
    }),
    fc.record({ do: fc.constant('reload' as const), page }),
    fc.record({ do: fc.constant('hear' as const), page }),
    fc.record({ do: fc.constant('settle' as const), page, which: fc.constantFrom('mine' as const, 'other' as const) }),
  );

  it('end with every answer that was out or stood in a field, and both show what is current', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const server = new AnswerServer();
        const pages: [Queue, Queue] = [EMPTY, EMPTY];
        let typed = 0;
        const send = (nth: number, leaving: boolean, outcome: string): void => {
          const { queue, saves } = takeSaves(of(pages, nth), leaving);
          const first = outcome === 'request lost' ? [] : server.take(saves);
          const last = outcome === 'doubled' ? server.take(saves) : first;
          pages[nth] = outcome === 'answer lost' ? queue : answered(queue, last);
        };
        for (const each of steps) {
          const queue = of(pages, each.page);
          if (each.do === 'type') pages[each.page] = changeAnswer(queue, each.question, `${typed++}`, making(typed));
          if (each.do === 'send') send(each.page, each.leaving, each.outcome);
          if (each.do === 'reload') pages[each.page] = openQueue(server.answers(), unsentOf(queue));
          if (each.do === 'hear') pages[each.page] = heard(queue, server.answers(), null);
          if (each.do === 'settle') pages[each.page] = settleAll(queue, each.which);
        }
        const standing = pages.flatMap((queue) => unsentOf(queue).map(({ value }) => value));
        for (let round = 0; round < 12; round += 1) {
          for (const nth of [0, 1]) {
            send(nth, false, 'answered');
            pages[nth] = settleAll(heard(of(pages, nth), server.answers(), null), 'mine');
          }
        }
        expect(pages.every(isSettled)).toBe(true);
        expect(server.history).toEqual(expect.arrayContaining([...standing]));
        for (const nth of [0, 1]) {
          for (const { question, value } of server.answers()) {
            expect(shownValue(lineOf(of(pages, nth), question))).toBe(value);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function settleAll(queue: Queue, which: 'mine' | 'other'): Queue {
  return [...queue.keys()].reduce((each, question) => settle(each, question, which, making(0)), queue);
}

function of(pages: readonly [Queue, Queue], nth: number): Queue {
  return pages[nth] ?? EMPTY;
}

function making(now: number): Making {
  count += 1;
  return { key: `key-of-a-change-${count}`, at: new Date(count).toISOString(), now };
}
