import type { CourseId, SchoolId, WriteKey } from '../ids.ts';
import type { Said } from '../language.ts';
import { LmsError } from '../lms/errors.ts';
import type { Lms } from '../lms/types.ts';
import type { LedgerRow } from '../plan/ledger-row.ts';
import { stillMatters } from '../plan/still-matters.ts';
import { schoolDateOf } from '../school/calendar.ts';
import type { Instant } from '../time.ts';
import { clearHeld } from '../writeback/held.ts';
import { carryOut } from './carry-out.ts';
import { selectCourses, type SelectedCourse } from './find.ts';
import type { SyncParts } from './parts.ts';
import { learnersOf, pullPeople } from './pull.ts';
import { storeLedger } from './store-ledger.ts';
import { stillTeaches } from './teaches.ts';

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
  stands: { ok: true, said: { en: 'It stands in the class already. Nothing was sent.', es: 'Ya está en la clase. No se envió nada.' } },
  decided: { ok: true, said: { en: 'It was decided already.', es: 'Ya estaba decidido.' } },
  past: {
    ok: false,
    said: { en: 'What it says is no longer so. Nothing was sent; leave it, and the next night decides anew.', es: 'Lo que dice ya no es así. No se envió nada; déjalo, y la próxima noche decide de nuevo.' },
  },
  paused: { ok: false, said: { en: 'Sending is paused. Nothing was sent. Resume it first.', es: 'El envío está en pausa. No se envió nada. Reanúdalo primero.' } },
  busy: { ok: false, said: { en: 'Another run is working on this class. Try again when it has ended.', es: 'Otra ejecución trabaja en esta clase. Inténtalo de nuevo cuando termine.' } },
  stranger: { ok: false, said: { en: 'The connected account no longer teaches this class. Nothing was sent.', es: 'La cuenta conectada ya no enseña esta clase. No se envió nada.' } },
} satisfies Readonly<Record<string, Decided>>;

/** Does what the teacher decided about one held write. Deciding twice does nothing the second time. */
export async function decideHeld(parts: SyncParts, order: HeldOrder, at: Instant): Promise<Decided> {
  const { school, course } = order;
  const [selected] = await selectCourses(parts.store, { school, course });
  if (selected === undefined) return SAID.decided;
  const decided = await parts.store.withCourse(school, course, async () => {
    const { ledger, pause } = await parts.store.school(school, async (records) => ({
      ledger: await records.loadLedger(course), pause: await records.pauseOf(course),
    }));
    const row = ledger.find((each) => each.key === order.key);
    if (row?.state !== 'HELD') return SAID.decided;
    if (order.decision === 'leave') return leave(parts, selected, row, at);
    if (!stillMatters(row.write, schoolDateOf(selected.file, at), at)) return SAID.past;
    if (pause !== null) return SAID.paused;
    return sendAnew(parts, selected, row, at);
  });
  return decided ?? SAID.busy;
}

async function leave(parts: SyncParts, { file, course }: SelectedCourse, row: LedgerRow, at: Instant): Promise<Decided> {
  const school = file.school.id;
  await parts.store.school(school, (records) => records.move(row.key, ['HELD'], 'TOMBSTONE', 'left by the teacher', at));
  try {
    await clearHeld(row, { course: course.id, lms: await parts.connect(file, course), ledger: storeLedger(parts.store, school, course.id) });
    return SAID.left;
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    return SAID.leftDraft;
  }
}

async function sendAnew(parts: SyncParts, selected: SelectedCourse, row: LedgerRow, at: Instant): Promise<Decided> {
  const { file, course } = selected;
  let lms: Lms;
  try {
    lms = await parts.connect(file, course);
    const people = await pullPeople(lms, course.id, []);
    if (!await stillTeaches(lms, people.teachers, course.teacher)) return SAID.stranger;
    const stands = await clearHeld(row, { course: course.id, lms, ledger: storeLedger(parts.store, file.school.id, course.id) });
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
      file, course, enrolled: new Set(learnersOf(people).map((learner) => learner.id)), cancel: [], strays: [], ledger, at,
      sorted: { record: [], resume: ledger.filter((each) => each.key === row.key), change: [], withdraw: [], unchanged: [], skipped: [] },
    });
    if (counts.created + counts.adopted > 0) return SAID.sent;
    return notSent([...counts.failed, ...counts.skipped][0]?.why ?? '');
  } catch (error) {
    if (!(error instanceof LmsError)) throw error;
    if (error.scope === 'credential') await parts.disconnected(file, course, error, at);
    return notSent(`${error.message}. ${error.todo}`);
  }
}

/** The reason is the LMS's or the report's, which speaks English. */
function notSent(why: string): Decided {
  return { ok: false, said: { en: `Not sent: ${why}`, es: `No se envió: ${why}` } };
}
