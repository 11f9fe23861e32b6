import type { Activity } from '../school/file.ts';
import type { Doing } from './words/types.ts';

/** The school's own words for a way of working, as schools write them in English and Spanish. */
const DOES: Readonly<Record<string, Doing>> = {
  video: 'watch',
  film: 'watch',
  vídeo: 'watch',
  película: 'watch',
  partner: 'together',
  pair: 'together',
  pairs: 'together',
  pareja: 'together',
  'en pareja': 'together',
  'hands-on': 'build',
  material: 'build',
  manipulatives: 'build',
  manipulativo: 'build',
  manual: 'build',
  reading: 'read',
  text: 'read',
  lectura: 'read',
  texto: 'read',
};

/** What a child does with it; a way of working that is not in this list is called work. */
export function doingOf({ modality }: Pick<Activity, 'modality'>): Doing {
  return DOES[modality?.trim().toLowerCase() ?? ''] ?? 'work';
}
