import type { CourseId, SchoolId } from '../../ids.ts';
import type { Said } from '../../language.ts';
import type { Instant } from '../../time.ts';
import type { SyncParts } from '../../sync/parts.ts';
import { pauseSending, resumeSending } from '../../sync/acts/pause.ts';

/** Does what the `pause` and `resume` commands do for one class, and says it in two languages. */
export async function pauseFromPage(
  parts: SyncParts,
  { school, course, order }: { school: SchoolId; course: CourseId; order: 'pause' | 'resume' },
  at: Instant,
): Promise<{ readonly ok: boolean; readonly said: Said }> {
  if (order === 'resume') {
    const { still } = await resumeSending(parts, { school, course, by: 'teacher' }, at);
    return still === null
      ? { ok: true, said: { en: 'The next night decides anew.', es: 'La próxima noche decide de nuevo.' } }
      : { ok: false, said: { en: 'The whole school is paused.', es: 'Toda la escuela está en pausa.' } };
  }
  const { cleared, left } = await pauseSending(parts, { school, course, by: 'teacher' }, at);
  const writes = cleared.reduce((sum, each) => sum + each.writes, 0);
  const taken =
    writes === 0
      ? { en: '', es: '' }
      : {
          en: ` ${writes} that nobody had seen yet ${writes === 1 ? 'was' : 'were'} taken back.`,
          es: ` Se ${writes === 1 ? 'retiró' : 'retiraron'} ${writes} que nadie había visto.`,
        };
  const rest =
    left.length === 0
      ? { en: '', es: '' }
      : {
          en: ' Drafts nobody sees may stand in the class until the next night.',
          es: ' Puede haber en la clase borradores que nadie ve, hasta la próxima noche.',
        };
  return {
    ok: true,
    said: {
      en: `Nothing more is sent to this class.${taken.en}${rest.en}`,
      es: `No se envía nada más a esta clase.${taken.es}${rest.es}`,
    },
  };
}
