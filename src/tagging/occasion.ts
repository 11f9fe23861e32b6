import type { TagKind } from '../school/file.ts';

const OCCASIONS: readonly (readonly [TagKind, RegExp])[] = [
  ['exit', /\bexit (?:ticket|slip|card)|\bboleto de salida\b|\bticket de salida\b/iu],
  ['entrance', /\bentrance (?:ticket|slip|card)|\bentry ticket\b|\bboleto de entrada\b|\bticket de entrada\b/iu],
  ['station', /\bstation ticket|\bboleto de estaci[oó]n\b/iu],
  ['unit', /\bunit (?:\d+ )?(?:test|assessment|exam)\b|\b(?:examen|prueba) de (?:la )?unidad\b/iu],
];

/** What kind of occasion a title names; null: none. */
export function occasionIn(title: string): TagKind | null {
  return OCCASIONS.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
}
