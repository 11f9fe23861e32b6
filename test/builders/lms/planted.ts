import type { SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { TEACHER } from './sandbox.ts';

/** A word that is nowhere by chance, and in no other of its kind. */
export function plant(what: string, n: number): string {
  return `Zz${what}${n}qX`;
}

/** Given name, family name and address of a planted learner. */
export function plantedOf(n: number): readonly [given: string, family: string, email: string] {
  return [plant('Given', n), plant('Family', n), `${plant('mail', n).toLowerCase()}@small.example`];
}

/** The small school, with planted names and addresses for its learners. */
export function plantedIn(school: SandboxSchool): SandboxSchool {
  const story = school.story.map((happening) => {
    if (happening.deed.kind !== 'person' || happening.deed.person.id === TEACHER.id) return happening;
    const [given, family, email] = plantedOf(Number(happening.deed.person.id) - 9000);
    return { ...happening, deed: { ...happening.deed, person: { ...happening.deed.person, given, family, email } } };
  });
  return { ...school, story };
}
