import type { FormId } from '../ids.ts';
import type { Observation } from './types.ts';

type Named = Pick<Observation, 'learner' | 'target' | 'source' | 'item' | 'attempt' | 'by'>;

/**
 * Names one piece of evidence through all its versions: learner, target, source, item (with its form,
 * for a copied form keeps its items' ids), attempt and grader. Parts are escaped, so no two pieces share a key.
 */
export function evidenceKey({ learner, target, source, item, attempt, by }: Named, form: FormId | null): string {
  const place = item === null ? '' : `${form === null ? '' : `${part(form)}/`}${part(item)}`;
  return [part(learner), part(target), part(source), place, String(attempt), by].join('|');
}

/** Hardly any id needs it, and looking is far cheaper than replacing: a night names tens of thousands. */
function part(text: string): string {
  return /[%|/]/.test(text) ? text.replace(/[%|/]/g, encodeURIComponent) : text;
}
