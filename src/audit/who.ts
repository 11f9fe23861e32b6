import type { Said } from '../language.ts';
import type { Role } from './types.ts';

/** Who acts, where no account of theirs is known (any more). */
export const ROLES: Readonly<Record<Role, Said>> = {
  waymark: { en: 'Waymark', es: 'Waymark' },
  operator: { en: 'whoever runs Waymark', es: 'quien opera Waymark' },
  administrator: { en: 'an administrator', es: 'alguien de la administración' },
  teacher: { en: 'a teacher', es: 'un docente' },
  learner: { en: 'a student', es: 'un estudiante' },
  unknown: { en: 'somebody past Waymark', es: 'alguien al margen de Waymark' },
};

/** Whom an act is about, where nothing tells any more who it is: they were erased, or no longer kept. */
export const SOMEBODY: Said = { en: 'somebody no longer known', es: 'alguien que ya no consta' };
