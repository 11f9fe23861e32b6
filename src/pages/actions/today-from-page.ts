import type { CourseId, SchoolId } from '../../ids.ts';
import type { Said } from '../../language.ts';
import { selectCourses } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import { Refused } from '../../sync/refused.ts';
import { readToday } from '../../sync/today/read-today.ts';
import type { Instant } from '../../time.ts';
import type { Answer } from '../kit/deps.ts';

/** What reading today's tickets came to. */
export interface TodayAnswer extends Answer {
  /** Tickets of today that were found; 0: there is nothing to look again for. */
  readonly tickets: number;
  readonly changed: boolean;
}

/** Reads today's tickets of one class, and says in two languages what came in. */
export async function todayFromPage(
  parts: SyncParts,
  { school, course }: { readonly school: SchoolId; readonly course: CourseId },
  at: Instant,
): Promise<TodayAnswer> {
  const [selected] = await selectCourses(parts.store, { school, course });
  const read = selected === undefined ? null : await readToday(parts, selected, at);
  if (read === null) return { ok: false, said: GONE, tickets: 0, changed: false };
  if (read instanceof Refused) return { ok: false, said: notRead(read), tickets: 0, changed: false };
  const { tickets, changed, report } = read;
  const fresh = report.evidence.new + report.evidence.changed;
  return { ok: true, said: tickets === 0 ? NONE : found(fresh, changed), tickets, changed };
}

function found(fresh: number, changed: boolean): Said {
  if (fresh === 0 && changed) return CHOSEN;
  if (fresh === 0)
    return {
      en: "Today's tickets were read. Nothing new has come in.",
      es: 'Se leyeron los boletos de hoy. No ha llegado nada nuevo.',
    };
  return {
    en: `${fresh} new ${fresh === 1 ? 'result has' : 'results have'} come in. The groups and the plan on this page are laid anew with ${fresh === 1 ? 'it' : 'them'}.`,
    es: `${fresh === 1 ? 'Ha llegado 1 resultado nuevo' : `Han llegado ${fresh} resultados nuevos`}. Los grupos y el plan de esta página se hicieron de nuevo con ${fresh === 1 ? 'él' : 'ellos'}.`,
  };
}

const CHOSEN: Said = {
  en: 'No new results have come in. What was chosen since is in the groups and the plan on this page now.',
  es: 'No han llegado resultados nuevos. Lo que se eligió desde entonces ya está en los grupos y el plan de esta página.',
};

const NONE: Said = {
  en: 'No ticket was given out to this class today, as far as the tags tell.',
  es: 'Hoy no se ha dado ningún boleto a esta clase, según las etiquetas.',
};

const GONE: Said = {
  en: 'This class is not in the school file any more. Nothing was read.',
  es: 'Esta clase ya no está en el archivo de la escuela. No se leyó nada.',
};

function notRead({ why }: Refused): Said {
  if (why === 'busy' || why === 'overtaken')
    return {
      en: 'A run is at work on this class just now, and reads the same. Look again in a minute.',
      es: 'Ahora mismo se está trabajando en esta clase y se lee lo mismo. Mire de nuevo en un minuto.',
    };
  return {
    en: 'The class could not be read just now. What is shown is from before. Try again in a minute.',
    es: 'No se pudo leer la clase ahora mismo. Lo que se ve es de antes. Inténtelo de nuevo en un minuto.',
  };
}
