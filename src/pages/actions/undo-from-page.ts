import type { CourseId, RunId, SchoolId } from '../../ids.ts';
import type { Language, Said } from '../../language.ts';
import type { Instant } from '../../time.ts';
import { KEPT, type KeptFor } from '../../writeback/undo.ts';
import { UnknownSelection } from '../../sync/find.ts';
import type { SyncParts } from '../../sync/parts.ts';
import { undoRun, type UndoReport } from '../../sync/acts/undo.ts';

/** Does what the `undo` command does for one class, and says it in two languages. */
export async function undoFromPage(
  parts: SyncParts,
  order: { school: SchoolId; course: CourseId; run: RunId },
  at: Instant,
): Promise<{ readonly ok: boolean; readonly said: Said }> {
  try {
    const report = await undoRun(parts, order, at);
    return { ok: report.failed.length === 0, said: { en: sentence(report, 'en'), es: sentence(report, 'es') } };
  } catch (error) {
    if (!(error instanceof UnknownSelection)) throw error;
    return { ok: false, said: { en: 'Nothing is known of that run.', es: 'No se sabe nada de esa ejecución.' } };
  }
}

function sentence({ withdrawn, kept, failed }: UndoReport, language: Language): string {
  const words = WORDS[language];
  if (withdrawn.length + kept.length + failed.length === 0) return words.nothing;
  const reasons = [...new Set(kept.map((each) => each.for))].map(
    (reason: KeptFor) => `${kept.filter((each) => each.for === reason).length}: ${KEPT[reason][language]}`,
  );
  return [
    ...(withdrawn.length === 0 ? [] : [words.withdrawn(withdrawn.length)]),
    ...(kept.length === 0 ? [] : [`${words.kept(kept.length)} (${reasons.join('; ')}).`]),
    ...(failed.length === 0
      ? []
      : [
          words.failed(failed.length),
          ...failed.slice(0, 1).map((first) => `${first.why}. ${first.todo[language] ?? first.todo.en}`),
        ]),
  ].join(' ');
}

const WORDS = {
  en: {
    nothing: 'There was nothing left to take back.',
    withdrawn: (count: number) => `${count} ${count === 1 ? 'message' : 'messages'}.`,
    kept: (count: number) => `${count} ${count === 1 ? 'stays' : 'stay'}`,
    failed: (count: number) => `${count} could not be taken back; press again later.`,
  },
  es: {
    nothing: 'No quedaba nada que retirar.',
    withdrawn: (count: number) => `${count} ${count === 1 ? 'mensaje' : 'mensajes'}.`,
    kept: (count: number) => `${count} se ${count === 1 ? 'queda' : 'quedan'}`,
    failed: (count: number) => `${count} no se ${count === 1 ? 'pudo' : 'pudieron'} retirar; inténtelo más tarde.`,
  },
} satisfies Readonly<Record<Language, unknown>>;
