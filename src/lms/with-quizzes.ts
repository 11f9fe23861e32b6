import type { FormId } from '../ids.ts';
import { LmsError } from './errors.ts';
import type { Capabilities, Lms, QuizReader } from './types.ts';

/** How another service comes to read the quizzes of an LMS. */
export interface QuizSource {
  /** Whose account reads them, in words: "the owner of ...". */
  readonly owner: string;
  /** Asked for the first time a quiz is read, and once. @throws LmsError that says what to do for the owner */
  readonly open: () => Promise<QuizReader>;
}

/**
 * The same LMS, with its quizzes read by another service, whose calls are counted together with its own. A failure of
 * that service is reported with the scope `quizzes`, so that it never ends a course's night.
 */
export function withQuizzes(lms: Lms, { owner, open }: QuizSource): Lms {
  let opening: Promise<QuizReader> | null = null;
  let opened: QuizReader | null = null;

  async function reader(): Promise<QuizReader> {
    try {
      opening ??= open();
      opened = await opening;
      return opened;
    } catch (error) {
      throw ofQuizzes(error, '');
    }
  }

  return {
    ...lms,
    get can(): Capabilities {
      return { ...lms.can, perQuestion: [...new Set(['forms' as const, ...lms.can.perQuestion])] };
    },
    calls: () => sum(lms.calls(), opened?.calls() ?? {}),
    async quiz(form: FormId) {
      try {
        return await (await reader()).quiz(form);
      } catch (error) {
        throw ofQuizzes(error, `For ${owner}: `);
      }
    },
    async *responses(form: FormId) {
      try {
        yield* (await reader()).responses(form);
      } catch (error) {
        throw ofQuizzes(error, `For ${owner}: `);
      }
    },
  };
}

/** Whether the owner's credential was refused, so that it has to be granted again. */
export function refusesOwner({ scope, cause }: LmsError): boolean {
  return scope === 'quizzes' && cause instanceof LmsError && cause.scope === 'credential';
}

/** Of one quiz, or of all of them; never of the course or of the teacher's own credential. */
function ofQuizzes(error: unknown, who: string): unknown {
  if (!(error instanceof LmsError) || error.scope === 'call' || error.scope === 'quizzes') return error;
  return new LmsError(error.kind, error.message, { scope: 'quizzes', todo: `${who}${error.todo}`, cause: error });
}

function sum(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sums: Record<string, number> = { ...a };
  for (const [host, calls] of Object.entries(b)) sums[host] = (sums[host] ?? 0) + calls;
  return sums;
}
