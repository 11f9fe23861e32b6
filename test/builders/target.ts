import type { z } from 'zod';
import { Target } from '../../src/school/file.ts';

/** A grade 5 mathematics target that requires nothing. */
export function target(change: Partial<z.input<typeof Target>> = {}): Target {
  const code = change.code ?? '5.NF.A.1';
  return Target.parse({
    code,
    iCan: { en: `I can do ${code}`, es: `Puedo hacer ${code}` },
    grade: 5,
    area: 'mathematics',
    ...change,
  });
}
