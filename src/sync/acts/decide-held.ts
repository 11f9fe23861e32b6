import type { CourseId, SchoolId, WriteKey } from '../../ids.ts';
import { onlyEnglish, toldWith, type Said, type Told } from '../../language.ts';
import type { LedgerRow } from '../../plan/ledger-row.ts';
import { stillMatters } from '../../plan/still-matters.ts';
import { schoolDateOf } from '../../school/calendar.ts';
import type { Instant } from '../../time.ts';
import { clearHeld } from '../../writeback/held.ts';
import { actOn, asTeacher, type Act, type ClassNow } from '../as-teacher.ts';
import { carryOut } from '../carry-out.ts';
import { selectCourses } from '../find.ts';
import type { SyncParts } from '../parts.ts';
import { Refused, type Why } from '../refused.ts';
import { storeLedger } from '../store-ledger.ts';

/** `anew`: a fresh draft, sent now; `leave`: never sent again. */
export type HeldDecision = 'anew' | 'leave';

export interface HeldOrder {
  readonly school: SchoolId;
  readonly course: CourseId;
  readonly key: WriteKey;
  readonly decision: HeldDecision;
}

/** What the teacher reads after deciding. */
export interface Decided {
  readonly ok: boolean;
  readonly said: Said;
}

const SAID = {
  left: { ok: true, said: { en: 'Left. It is not sent again.', es: 'Queda así. No se envía otra vez.' } },
  leftDraft: {
    ok: true,
    said: {
      en: 'Left. It is not sent again. Its draft could not be looked for just now; if one stands in the class, it can be deleted there.',
      es: 'Queda así. No se envía otra vez. No se pudo buscar su borrador; si hay uno en la clase, se puede borrar allí.',
    },
  },
  sent: { ok: true, said: { en: 'Sent anew.', es: 'Enviado de nuevo.' } },
  stands: {
    ok: true,
    said: { en: 'It stands in the class already. Nothing was sent.', es: 'Ya está en la clase. No se envió nada.' },
  },
  decided: { ok: true, said: { en: 'It was decided already.', es: 'Ya estaba decidido.' } },
  past: {
    ok: false,
    said: {
      en: 'What it says is no longer so. Nothing was sent; leave it, and the next night decides anew.',
      es: 'Lo que dice ya no es así. No se envió nada; déjelo, y la próxima noche decide de nuevo.',
    },
  },
  paused: {
    ok: false,
    said: {
      en: 'Sending is paused. Nothing was sent. Resume it first.',
      es: 'El envío está en pausa. No se envió nada. Reanúdelo primero.',
    },
  },
} satisfies Readonly<Record<string, Decided>>;

/** What the LMS or the report says of a refusal is English; it has words of its own where a teacher can do something about it. */
const REFUSED = {
  busy: {
    en: 'Another run is working on this class. Try again when it has ended.',
    es: 'Otra ejecución trabaja en esta clase. Inténtelo de nuevo cuando termine.',
  },
  overtaken: {
    en: 'Another run took over this class meanwhile. Look again when it has ended.',
    es: 'Otra ejecución se ha hecho cargo de esta clase. Vuelva a mirar cuando termine.',
  },
  frozen: {
    en: 'The class is archived or closed. Nothing was sent.',
    es: 'La clase está archivada o cerrada. No se envió nada.',
  },
  stranger: {
    en: 'The connected account no longer teaches this class. Nothing was sent.',
    es: 'La cuenta conectada ya no enseña esta clase. No se envió nada.',
  },
} satisfies Readonly<Record<Exclude<Why, 'lms'>, Said>>;

/** Does what the teacher decided about one held write. Deciding twice does nothing the second time. */
export async function decideHeld(parts: SyncParts, order: HeldOrder, at: Instant): Promise<Decided> {
  const { school, course } = order;
  const [selected] = await selectCourses(parts.store, { school, course });
  if (selected === undefined) return SAID.decided;
  const decided = await actOn(parts, selected, at, (act) => decide(act, order));
  return decided instanceof Refused ? refuse(decided) : decided;
}

async function decide(act: Act, order: HeldOrder): Promise<Decided> {
  const { parts, file, course, at } = act;
  const { ledger, pause } = await parts.store.school(file.school.id, async (records) => ({
    ledger: await records.loadLedger(course.id),
    pause: await records.pauseOf(course.id),
  }));
  const row = ledger.find((each) => each.key === order.key);
  if (row?.state !== 'HELD') return SAID.decided;
  if (order.decision === 'leave') return leave(act, row);
  if (!stillMatters(row.write, schoolDateOf(file, at), at)) return SAID.past;
  if (pause !== null) return SAID.paused;
  const sent = await asTeacher(act, (now) => sendAnew(act, now, row));
  return sent instanceof Refused ? refuse(sent) : sent;
}

/** A teacher may decide that it is never sent whether or not the LMS answers; only deleting its draft needs the LMS. */
async function leave(act: Act, row: LedgerRow): Promise<Decided> {
  const { parts, file, course, at } = act;
  const school = file.school.id;
  await parts.store.school(school, (records) =>
    records.move(row.key, ['HELD'], 'TOMBSTONE', 'left by the teacher', at),
  );
  const cleared = await asTeacher(act, ({ lms }) =>
    clearHeld(row, { course: course.id, lms, ledger: storeLedger(parts.store, school, course.id) }),
  );
  return cleared instanceof Refused ? SAID.leftDraft : SAID.left;
}

async function sendAnew(
  { parts, file, course, at }: Act,
  { lms, enrolled }: ClassNow,
  row: LedgerRow,
): Promise<Decided> {
  const stands = await clearHeld(row, {
    course: course.id,
    lms,
    ledger: storeLedger(parts.store, file.school.id, course.id),
  });
  const ledger = await parts.store.school(file.school.id, async (records) => {
    await records.reopen(row.key, at);
    if (stands !== null) {
      await records.bind(row.key, stands.ref.id, at);
      await records.move(row.key, ['BOUND'], 'DONE', null, at);
    }
    return records.loadLedger(course.id);
  });
  if (stands !== null) return SAID.stands;
  const { counts } = await carryOut(parts, lms, {
    file,
    course,
    enrolled,
    cancel: [],
    strays: [],
    ledger,
    at,
    sorted: {
      record: [],
      resume: ledger.filter((each) => each.key === row.key),
      change: [],
      withdraw: [],
      unchanged: [],
      skipped: [],
    },
  });
  if (counts.created + counts.adopted > 0) return SAID.sent;
  return notSent(onlyEnglish([...counts.failed, ...counts.skipped][0]?.why ?? ''));
}

function refuse({ why, problem }: Refused): Decided {
  if (why !== 'lms') return { ok: false, said: REFUSED[why] };
  return notSent(toldWith([problem.what, problem.do], (_language, sentences) => sentences.join('. ')));
}

/** The reason is the LMS's or the ledger's, and may be in English alone. */
function notSent({ en, es }: Told): Decided {
  return { ok: false, said: { en: `Not sent: ${en}`, es: `No se envió: ${es ?? en}` } };
}
