import { describe, expect, it } from '@jest/globals';
import { reachedWords } from '../../src/plan/limits.ts';

describe('a limit that is reached', () => {
  it.each([
    ['school', 'over the cap of 4 writes a day for this school', 'límite de 4 mensajes al día para esta escuela'],
    ['class', 'over the cap of 4 writes a night for this class', 'límite de 4 mensajes por noche para esta clase'],
    ['note', 'over the cap of 4 a day for a learner', 'límite de 4 al día para un estudiante'],
    ['item', 'over the cap of 4 a day for a learner', 'límite de 4 al día para un estudiante'],
  ] as const)('of a %s is said in both languages', (limit, en, es) => {
    expect(reachedWords({ limit, most: 4 })).toEqual({ en, es: `se pasa del ${es}` });
  });
});
