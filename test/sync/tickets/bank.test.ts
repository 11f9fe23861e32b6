import { describe, expect, it } from '@jest/globals';
import { CourseworkId, FormId, ItemId, TargetCode } from '../../../src/ids.ts';
import type { StoredCoursework } from '../../../src/store/results/coursework.ts';
import type { StoredQuiz } from '../../../src/store/results/quizzes.ts';
import { askedInQuizzes, bankOf } from '../../../src/sync/tickets/composing/bank.ts';
import { Instant } from '../../../src/time.ts';
import { boardSchool } from '../../builders/board/board-school.ts';
import { coursework } from '../../builders/coursework.ts';
import { quiz } from '../../builders/quiz.ts';

const NOW = Instant.parse('2026-09-14T13:00:00Z');
const ADDING = TargetCode.parse('5.NF.A.1');
const school = boardSchool();
const file = { targets: school.targets, tags: [{ titlePattern: '\\[(?<code>[^\\]]+)\\]' }] };

function held(id: string, title: string, day: number): StoredCoursework {
  const createdAt = Instant.parse(`2026-09-0${day}T13:00:00Z`);
  const work = coursework({ id: CourseworkId.parse(id), title, createdAt });
  return { coursework: work, firstSeenAt: NOW, changedAt: NOW, missingNights: 0 };
}

function asked(on: string, ...titles: readonly string[]): StoredQuiz {
  const questions = titles.map((title, nth) => ({
    item: ItemId.parse(`${on}-${nth}`),
    title,
    possible: 1,
    scored: true,
  }));
  return {
    quiz: quiz({ form: FormId.parse(`form-${on}`), questions }),
    coursework: CourseworkId.parse(on),
    readAt: NOW,
    listedAt: null,
    listedFor: null,
    uncounted: [],
  };
}

describe('the bank of a class', () => {
  it('has what quizzes asked on a target, the newest first, without the code in its words, as a text without a key', () => {
    const works = [held('w1', 'Quiz [5.NF.A.1]', 1), held('w2', 'Quiz', 3)];
    const quizzes = [asked('w1', '1/2 + 1/4 = ?'), asked('w2', '2/3 + 1/6 = ? [5.NF.A.1]', 'How was it?')];
    expect(askedInQuizzes(quizzes, works, file)).toEqual([
      { target: ADDING, question: { kind: 'text', text: '2/3 + 1/6 = ?', target: ADDING } },
      { target: ADDING, question: { kind: 'text', text: '1/2 + 1/4 = ?', target: ADDING } },
    ]);
  });

  it('has each question once, as the ticket asked it, whose key comes along', () => {
    const question = { kind: 'number', text: '1/2 + 1/4 = ?', target: ADDING, right: '3/4' } as const;
    const fromQuizzes = askedInQuizzes([asked('w1', '1/2 + 1/4 = ?')], [held('w1', 'Quiz [5.NF.A.1]', 1)], file);
    expect(bankOf([{ target: ADDING, question }], fromQuizzes)).toEqual([{ target: ADDING, question }]);
  });

  it('is no longer than one looks through', () => {
    const many = Array.from({ length: 40 }, (_, nth) => `Question ${nth}`);
    const fromQuizzes = askedInQuizzes([asked('w1', ...many)], [held('w1', 'Quiz [5.NF.A.1]', 1)], file);
    expect(bankOf([], fromQuizzes)).toHaveLength(20);
  });
});
