import type { Said } from '../../language.ts';
import type { Instant } from '../../time.ts';
import type { CourseReport } from '../../report/types.ts';
import { approvePlan, type ApprovalOrder } from '../../sync/acts/approve.ts';
import type { SyncParts } from '../../sync/parts.ts';

/** What the teacher reads after pressing the button: what was sent, or why nothing was. */
export interface ApprovedOnPage {
  readonly ok: boolean;
  readonly said: Said;
  readonly report?: CourseReport;
}

/** Does what the `approve` command does, and says it in two languages. */
export async function approveFromPage(
  parts: SyncParts,
  order: Pick<ApprovalOrder, 'course' | 'hash'> & Required<Pick<ApprovalOrder, 'school' | 'plan'>>,
  at: Instant,
): Promise<ApprovedOnPage> {
  const result = await approvePlan(parts, order, at);
  if (!result.ok) return { ok: false, said: result.said };
  const [report] = result.report.courses;
  if (report === undefined) return { ok: false, said: { en: 'Nothing was sent.', es: 'No se envió nada.' } };
  return sayApproved(report);
}

/** What came of sending a plan, in two languages. */
export function sayApproved(report: CourseReport): ApprovedOnPage {
  const { created, updated, adopted, withdrawn, failed, unchanged } = report.writes;
  const [problem] = report.problems;
  if (report.unfinished && problem !== undefined) {
    return {
      ok: false,
      report,
      said: {
        en: `Nothing was sent: ${problem.what.en}. ${problem.do.en}`,
        es: `No se envió nada: ${problem.what.es ?? problem.what.en}. ${problem.do.es ?? problem.do.en}`,
      },
    };
  }
  const sent = created + updated + adopted + withdrawn;
  const left = failed.filter(({ over }) => over !== undefined).length;
  if (left > 0 && left === failed.length) {
    return {
      ok: false,
      report,
      said: {
        en: `${sent} sent, ${left} left for another day, because a limit of the day is reached. What waits, why, and what to do stands here.`,
        es: `${sent} enviados; ${left} quedan para otro día, porque se alcanzó un límite del día. Aquí dice qué espera, por qué y qué hacer.`,
      },
    };
  }
  if (failed.length > 0) {
    return {
      ok: false,
      report,
      said: {
        en: `${sent} sent, ${failed.length} could not be sent; they are tried again with the next run.`,
        es: `${sent} enviados; ${failed.length} no se pudieron enviar y se intentarán en la próxima ejecución.`,
      },
    };
  }
  return {
    ok: true,
    report,
    said:
      sent === 0 && unchanged > 0
        ? {
            en: 'Everything in this plan has been sent already. Nothing was sent twice.',
            es: 'Todo lo de este plan ya se había enviado. Nada se envió dos veces.',
          }
        : {
            en: `Sent: ${created + adopted} posts and notes${updated > 0 ? `, ${updated} changed` : ''}${withdrawn > 0 ? `, ${withdrawn} taken back` : ''}.`,
            es: `Enviado: ${created + adopted} publicaciones y notas${updated > 0 ? `, ${updated} cambiadas` : ''}${withdrawn > 0 ? `, ${withdrawn} retiradas` : ''}.`,
          },
  };
}
