import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, LearnerId } from '../../../../src/ids.ts';
import { LmsError } from '../../../../src/lms/errors.ts';
import type { Lms } from '../../../../src/lms/types.ts';
import type { Quiz, QuizResponse } from '../../../../src/lms/quizzes.ts';
import type { Problem } from '../../../../src/report/types.ts';
import { NOTHING_HINTED } from '../../../../src/sync/night/hinted.ts';
import { questionResults } from '../../../../src/sync/night/results/question-results.ts';
import { tagsHash } from '../../../../src/sync/night/results/quizzes.ts';
import { instant } from '../../../../src/time.ts';
import { coursework } from '../../../builders/coursework.ts';
import { memoryLms } from '../../../builders/memory/memory-lms.ts';
import { quiz } from '../../../builders/quiz.ts';
import { quizResponse } from '../../../builders/quiz-response.ts';
import { schoolFile } from '../../../builders/school.ts';

const ANA = LearnerId.parse('9001');
const file = schoolFile();

/** The night of a class of one, whose quiz was answered once. */
async function night({
  of = {},
  response = {},
  addresses = async () => new Map([[ANA, 'ana@cedar.example']]),
}: {
  of?: Partial<Quiz>;
  response?: Partial<QuizResponse>;
  addresses?: NonNullable<Lms['addresses']>;
} = {}) {
  const { form, publicId, title } = quiz();
  const work = coursework({ id: CourseworkId.parse('7001'), quizzes: [{ form, publicId, title }] });
  const problems: Problem[] = [];
  let asked = 0;
  const lms: Lms = {
    ...memoryLms(),
    quiz: async () => quiz(of),
    async *responses() {
      yield { ok: true, value: quizResponse(response) };
    },
    addresses: async (...of) => {
      asked += 1;
      return addresses(...of);
    },
  };
  const { learners, quizzes } = await questionResults(
    lms,
    {
      file,
      course: CourseId.parse('6001'),
      tags: tagsHash(file),
      known: { quizzes: [], forms: [], imported: [] },
      pulled: { learners: [], teachers: [], coursework: [work], submissions: [], full: true },
      resting: new Set(),
      hinted: NOTHING_HINTED,
      chances: new Map(),
      learners: [{ id: ANA, name: 'Ana Ruiz', email: null }],
      at: instant('2026-09-30T07:00:00Z'),
    },
    problems,
  );
  return { asked, email: learners[0]?.email, listed: quizzes[0]?.responses?.length ?? null, problems };
}

describe('the addresses by which answers are matched to students', () => {
  it('are asked for once where an account that the host checked answered', async () => {
    expect(await night()).toEqual({ asked: 1, email: 'ana@cedar.example', listed: 1, problems: [] });
  });

  it('are not asked for where nobody says who answers, or anybody may say anything', async () => {
    const nobody = { asked: 0, email: null, listed: 1, problems: [] };

    expect(await night({ response: { email: null } })).toEqual(nobody);
    expect(await night({ of: { identity: 'typed' } })).toEqual(nobody);
  });

  it('let the answers wait where they cannot be read, which is told', async () => {
    const down = new LmsError('down', 'no answer', { todo: 'Later.' });
    const { listed, email, problems } = await night({ addresses: () => Promise.reject(down) });

    expect([listed, email]).toEqual([null, null]);
    expect(problems).toMatchObject([{ kind: 'down' }]);
  });

  it('end the reading where the credential of the teacher is refused', async () => {
    const refused = new LmsError('denied', 'revoked', { todo: 'Connect.', scope: 'credential' });
    await expect(night({ addresses: () => Promise.reject(refused) })).rejects.toBe(refused);
  });
});
