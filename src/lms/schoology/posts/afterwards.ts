import { LmsError } from '../../errors.ts';

/**
 * Any failure after something was written is an unclear outcome: the write stands, and nobody may send it again before
 * looking.
 */
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
