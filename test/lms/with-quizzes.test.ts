import { describe, expect, it } from '@jest/globals';
import { FormId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { Lms, QuizReader } from '../../src/lms/types.ts';
import { refusesOwner, withQuizzes } from '../../src/lms/with-quizzes.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';
import { quizResponse } from '../builders/quiz-response.ts';
import { quiz } from '../builders/quiz.ts';
import { valuesOf } from '../builders/memory/rows.ts';

const FORM = FormId.parse('f1');

/** An LMS that reads no quiz itself, beside a reader that answers, or fails, as told; how often it was opened is counted. */
function composed(failure: LmsError | null = null): { lms: Lms; opened: () => number } {
  const own = memoryLms();
  let opened = 0;
  let calls = 0;
  const reader: QuizReader = {
    calls: () => ({ elsewhere: calls, host: calls }),
    quiz: async () => {
      calls += 1;
      if (failure !== null) throw failure;
      return quiz({ form: FORM });
    },
    async *responses() {
      calls += 1;
      if (failure !== null) throw failure;
      yield { ok: true, value: quizResponse() };
    },
  };
  const lms: Lms = { ...own, can: { ...own.can, perQuestion: ['import'] }, calls: () => ({ host: 3 }) };
  return {
    lms: withQuizzes(lms, {
      open: async () => {
        opened += 1;
        return reader;
      },
      owner: 'the owner',
    }),
    opened: () => opened,
  };
}

function failing(scope: 'call' | 'course' | 'credential'): Lms {
  return composed(new LmsError('denied', 'refused', { scope, todo: 'as it says' })).lms;
}

describe('an LMS whose quizzes another service reads', () => {
  it('can do what it could, and read forms', () => {
    expect(composed().lms.can).toMatchObject({ perQuestion: ['forms', 'import'], notePost: 'announcement' });
  });

  it('reads quizzes and answers there', async () => {
    const { lms } = composed();

    expect(await lms.quiz(FORM)).toMatchObject({ form: FORM });
    expect(await valuesOf(lms.responses(FORM))).toHaveLength(1);
  });

  it('asks for the other service when a quiz is read and not before, and once', async () => {
    const { lms, opened } = composed();
    expect([lms.calls(), opened()]).toEqual([{ host: 3 }, 0]);

    await Promise.all([lms.quiz(FORM), lms.quiz(FORM), valuesOf(lms.responses(FORM))]);

    expect([lms.calls(), opened()]).toEqual([{ host: 6, elsewhere: 3 }, 1]);
  });

  it('keeps the failure of one quiz that of one quiz', async () => {
    await expect(failing('call').quiz(FORM)).rejects.toMatchObject({ scope: 'call', todo: 'as it says' });
  });

  it("never takes a credential refused there for the teacher's", async () => {
    await expect(failing('credential').quiz(FORM)).rejects.toMatchObject({
      kind: 'denied',
      scope: 'quizzes',
      todo: 'For the owner: as it says',
    });
    await expect(valuesOf(failing('credential').responses(FORM))).rejects.toMatchObject({ scope: 'quizzes' });
  });

  it('never takes a service that is closed to us for a course that is', async () => {
    const error: unknown = await failing('course')
      .quiz(FORM)
      .catch((refused: unknown) => refused);

    expect(error).toMatchObject({ scope: 'quizzes', todo: 'For the owner: as it says' });
    expect(error instanceof LmsError && refusesOwner(error)).toBe(false);
  });

  it('says what the one who opens it says when it cannot be opened, and asks no second time', async () => {
    let opened = 0;
    const lms = withQuizzes(memoryLms(), {
      owner: 'the owner',
      open: async () => {
        opened += 1;
        throw new LmsError('denied', 'has not connected', { scope: 'credential', todo: 'connect' });
      },
    });

    const [error] = await Promise.all(
      [lms.quiz(FORM), valuesOf(lms.responses(FORM))].map((asked) => asked.catch((refused: unknown) => refused)),
    );

    expect([error, opened]).toEqual([expect.objectContaining({ scope: 'quizzes', todo: 'connect' }), 1]);
    expect(error instanceof LmsError && refusesOwner(error)).toBe(true);
  });
});
