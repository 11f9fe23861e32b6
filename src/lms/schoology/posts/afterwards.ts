import { LmsError } from '../../errors.ts';

/** Whatever fails once something was written leaves it written: the failure is an unclear outcome, and nobody sends again before looking. */
export async function afterwards<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof LmsError) || error.uncertain) throw error;
    throw new LmsError(error.kind, error.message, {
      todo: error.todo,
      scope: error.scope,
      uncertain: true,
      cause: error,
    });
  }
}
