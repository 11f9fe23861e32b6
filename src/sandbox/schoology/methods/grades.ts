import { ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound, unauthorized } from '../wire/errors.ts';
import { pageLinks, rowsAs, windowOf } from '../wire/paging.ts';
import { activeEnrollment, reach, students } from '../world/reach.ts';
import { NONE } from '../world/records.ts';
import type { Enrollment } from '../world/records.ts';
import type { Posted, Section } from '../world/state.ts';
import { standing, taughtWithData } from './access.ts';
import { average, gradebook, gradeObject, statusFor } from './grade-object.ts';
import { unix } from './times.ts';

/**
 * Cells of the gradebook, paged (lms/schoology/FACTS.md 6.1). With `assignment_id` everybody who has the item has a row, without it
 * only cells that were written. Cells of students who left are not among them.
 */
export const list: Handler = (call) => {
  const { section, admin } = standing(call);
  const { caller } = call;
  if (admin && !caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  const mine = (enrollment: Enrollment) => admin || enrollment.uid === caller.person.uid;
  const asked = call.query.get('enrollment_id');
  const wanted = (enrollment: Enrollment) => mine(enrollment) && (asked === null || asked === enrollment.id);
  const since = sinceOf(call);
  const rows = cells(call, section).filter(
    ({ item, enrollment }) => wanted(enrollment) && changedAt(section, item, enrollment) >= since,
  );
  const { start, limit } = windowOf(call.query);
  const shown = rows
    .slice(start, start + limit)
    .map(({ item, enrollment }) => gradeObject(call, section, item, enrollment));
  return ok({
    grades: { grade: rowsAs(call, shown) },
    period: section.record.periods.map((id) => ({
      period_id: `p${id}`,
      period_title: call.world.state.periods.get(id)?.title ?? '',
      weight: '100.00',
    })),
    final_grade: students(section)
      .filter(wanted)
      .map((enrollment) => finalGrade(call, section, enrollment)),
    links: pageLinks(call, start + limit < rows.length),
  });
};

/** Undocumented: the shape is there, the grades never are (lms/schoology/FACTS.md 6.5). */
export const mastery: Handler = (call) => {
  const section = taughtWithData(call);
  const periods = section.record.periods.map((id) => ({
    period_id: `p${id}`,
    period_title: call.world.state.periods.get(id)?.title ?? '',
  }));
  const rows = students(section).map(({ id }) => ({
    enrollment_id: id,
    period: periods.map(({ period_id }) => ({ period_id, grades: [] })),
  }));
  return ok({ period: periods, final_grade: rows });
};

/** One person's grades in one section, by period. Without `section_id` 403, as some installations answer (lms/schoology/FACTS.md 6.1). */
export const ofUser: Handler = (call) => {
  const { caller, world } = call;
  const uid = call.path['uid'] ?? '';
  const section = world.state.sections.get(call.query.get('section_id') ?? '');
  if (!world.state.people.has(uid)) throw notFound();
  if (section === undefined) throw denied();
  const teaches = caller.person.role === 'admin' || activeEnrollment(section, caller.person.uid)?.admin === true;
  if (uid !== caller.person.uid && !teaches) throw denied();
  if (uid !== caller.person.uid && !caller.readsOthers)
    throw unauthorized('Personal API keys cannot access other user data');
  const enrollment = activeEnrollment(section, uid);
  if (enrollment === undefined || enrollment.admin) return ok({ section: [], links: { self: call.self } });
  const written = gradebook(section).filter(
    (one) => one.enrollment.id === enrollment.id && changedAt(section, one.item, enrollment) > 0,
  );
  const periods = [...section.record.periods, NONE].map((id) => ({
    period_id: id === NONE ? 'other' : `p${id}`,
    period_title: world.state.periods.get(id)?.title ?? 'Other',
    assignment: written
      .filter(({ item }) => item.period === id)
      .map(({ item }) => gradeObject(call, section, item, enrollment)),
  }));
  return ok({
    section: [{ section_id: section.record.id, period: periods, final_grade: finalGrade(call, section, enrollment) }],
    links: { self: call.self },
  });
};

function cells(call: Call, section: Section): { readonly item: Posted; readonly enrollment: Enrollment }[] {
  const asked = call.query.get('assignment_id');
  if (asked === null)
    return gradebook(section).filter(({ item, enrollment }) => changedAt(section, item, enrollment) > 0);
  const item = section.items.get(asked);
  if (item === undefined) throw notFound();
  return item.category === NONE ? [] : reach(section, item).map((enrollment) => ({ item, enrollment }));
}

/** When a cell was last written, in seconds since 1970; 0 for never. */
function changedAt(section: Section, item: Posted, enrollment: Enrollment): number {
  const at = section.cells.get(item.id)?.get(enrollment.id)?.at;
  return at === undefined ? 0 : unix(at);
}

function sinceOf(call: Call): number {
  const text = call.query.get('timestamp') ?? '0';
  if (!/^\d{1,12}$/.test(text)) throw invalid('timestamp must be in seconds since 1970');
  return Number(text);
}

function finalGrade(call: Call, section: Section, enrollment: Enrollment): object {
  const items = [...section.items.values()].filter(({ category }) => category !== NONE);
  const row = (period: string, grade: number | null, key: string) => {
    const final = section.finals.get(enrollment.id)?.get(key);
    return {
      period_id: period,
      grade,
      comment: final?.comment ?? '',
      comment_status: statusFor(call, final?.status ?? null),
    };
  };
  return {
    enrollment_id: enrollment.id,
    period: [
      ...section.record.periods.map((id) =>
        row(
          `p${id}`,
          average(
            section,
            enrollment,
            items.filter(({ period }) => period === id),
          ),
          id,
        ),
      ),
      row(
        'other',
        average(
          section,
          enrollment,
          items.filter(({ period }) => period === NONE),
        ),
        NONE,
      ),
      row('final', average(section, enrollment, items), 'final'),
    ],
    scale_id: 0,
  };
}
