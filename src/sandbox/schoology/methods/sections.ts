import { dateIn } from '../../../time.ts';
import { elsewhere, ok } from '../wire/call.ts';
import type { Call, Handler } from '../wire/call.ts';
import { denied, invalid, notFound, unauthorized, WireError } from '../wire/errors.ts';
import { listed } from '../wire/paging.ts';
import { activeEnrollment } from '../world/reach.ts';
import type { Section } from '../world/state.ts';
import { standing, taught, taughtWithData } from './access.ts';
import { MOST_ROWS } from './body.ts';

export const get: Handler = (call) => ok(sectionObject(call, standing(call).section));

/** A person's sections of current periods; any `include_past` adds the others (lms/schoology/FACTS.md 2.6). */
export const ofUser: Handler = (call) => {
  const { caller, world } = call;
  const uid = call.path['uid'] ?? '';
  const self = uid === caller.person.uid;
  if (!world.state.people.has(uid)) throw notFound();
  if (!self && caller.person.role !== 'admin') throw denied();
  if (!self && !caller.readsOthers) throw unauthorized('Personal API keys cannot access other user data');
  const sections = [...world.state.sections.values()].filter((section) => activeEnrollment(section, uid) !== undefined);
  return ok(
    listed(
      call,
      'section',
      sectionsAskedFor(call, sections).map((section) => sectionObject(call, section)),
      String(sections.length),
    ),
  );
};

export const ofCourse: Handler = (call) => {
  const sections = [...call.world.state.sections.values()].filter(
    ({ record }) => record.courseId === call.path['course'],
  );
  if (sections.length === 0) throw notFound();
  const mine = sections.filter(
    (section) => call.caller.person.role === 'admin' || activeEnrollment(section, call.caller.person.uid) !== undefined,
  );
  if (mine.length === 0) throw denied();
  return ok(
    listed(
      call,
      'section',
      sectionsAskedFor(call, mine).map((section) => sectionObject(call, section)),
      String(mine.length),
    ),
  );
};

export const course: Handler = (call) => {
  const section = [...call.world.state.sections.values()].find(({ record }) => record.courseId === call.path['course']);
  if (section === undefined) throw notFound();
  const { courseId, courseTitle } = section.record;
  return ok({
    id: Number(courseId),
    title: courseTitle,
    course_code: courseId,
    department: '',
    description: '',
    synced: '0',
  });
};

/** By SIS codes, at most 50. */
export const byCodes: Handler = (call) => {
  const codes = call.query.get('section_school_codes')?.split(',') ?? [];
  if (codes.length === 0) throw denied();
  if (codes.length > MOST_ROWS) throw invalid(`At most ${MOST_ROWS} section_school_codes`);
  const { person } = call.caller;
  const sections = [...call.world.state.sections.values()].filter(
    (section) =>
      codes.includes(section.record.schoolCode) &&
      (person.role === 'admin' || activeEnrollment(section, person.uid) !== undefined),
  );
  return ok(
    listed(
      call,
      'section',
      sections.map((section) => sectionObject(call, section)),
      String(sections.length),
    ),
  );
};

export const byExternalCode: Handler = (call) => {
  const section = [...call.world.state.sections.values()].find(({ record }) => record.schoolCode === call.path['code']);
  if (section === undefined) throw notFound();
  return elsewhere(`${call.base}/sections/${section.record.id}`);
};

/** All of them, whatever their status, unless a status is asked for; no e-mail (lms/schoology/FACTS.md 2.6). */
export const enrollments: Handler = (call) => {
  const section = taughtWithData(call);
  const chosen = (name: string) => call.query.get(name)?.split(',');
  const [uids, statuses, types] = [chosen('uid'), chosen('enrollment_status'), chosen('type')];
  const rows = [...section.enrollments.values()]
    .filter(
      ({ uid, status, admin }) =>
        (uids?.includes(uid) ?? true) &&
        (statuses?.includes(String(status)) ?? true) &&
        (types?.includes(admin ? 'admin' : 'member') ?? true),
    )
    .map(({ id, uid, admin, status }) => {
      const person = call.world.state.people.get(uid);
      return {
        id,
        uid,
        school_uid: person?.schoolUid ?? '',
        name_title: '',
        name_title_show: '0',
        name_first: person?.first ?? '',
        name_first_preferred: '',
        use_preferred_first_name: '1',
        name_middle: '',
        name_middle_show: '0',
        name_last: person?.last ?? '',
        name_display: `${person?.first ?? ''} ${person?.last ?? ''}`,
        admin: admin ? 1 : 0,
        status: String(status),
        picture_url: `${call.base}/default_user.gif`,
        links: { self: `${call.self}/${id}` },
      };
    });
  return ok(listed(call, 'enrollment', rows, String(rows.length)));
};

export const gradingPeriods: Handler = (call) => {
  const { periods } = taught(call).record;
  const rows = periods.flatMap((id) => {
    const period = call.world.state.periods.get(id);
    return period === undefined
      ? []
      : [
          {
            id: Number(id),
            title: period.title,
            weight: 100,
            start: `${period.start} 00:00:00`,
            end: `${period.end} 00:00:00`,
          },
        ];
  });
  return ok({ grading_period: rows, links: { self: call.self } });
};

/** Of the whole school: administrators only. */
export const allPeriods: Handler = (call) => {
  if (call.caller.person.role !== 'admin') throw denied();
  const periods = [...call.world.state.periods.values()];
  const rows = periods.map(({ id, title, start, end }) => ({
    id: Number(id),
    title,
    start,
    end,
    active: '1',
    links: { self: `${call.self}/${id}` },
  }));
  return ok({ total: rows.length, gradingperiods: rows });
};

export const gradingScales: Handler = (call) => {
  taught(call);
  const rows = [...call.world.state.scales.values()].map(({ id, title, type, levels }) => ({
    id: Number(id),
    title,
    type: type === 'percent' ? 1 : 3,
    auto_averaging: 0,
    hide_numeric: 0,
    scale: {
      level: levels.map(({ name, value }) =>
        type === 'percent' ? { grade: name, cutoff: value, average: value } : { points: value, description: name },
      ),
    },
  }));
  return ok({ grading_scale: rows, links: { self: call.self } });
};

/** The attendance app of another product owns it (lms/schoology/FACTS.md 2.2). */
export const attendance: Handler = () => {
  throw new WireError(410, '');
};

/** Definitions of rubrics: a teacher's key was refused at the one site that tried (lms/schoology/FACTS.md 6.4). */
export const rubrics: Handler = () => {
  throw denied();
};

/** Whether one of its grading periods goes on now. */
export function isCurrent(call: Call, { record }: Section): boolean {
  const today = dateIn(call.caller.person.zone, call.world.now());
  return record.periods.some((id) => {
    const period = call.world.state.periods.get(id);
    return period !== undefined && period.start <= today && today <= period.end;
  });
}

function sectionsAskedFor(call: Call, sections: readonly Section[]): readonly Section[] {
  return call.query.has('include_past') ? sections : sections.filter((section) => isCurrent(call, section));
}

function sectionObject(call: Call, section: Section): object {
  const { id, courseId, courseTitle, title, schoolCode, periods, weighted } = section.record;
  const flag = weighted ? '1' : '0';
  return {
    id,
    course_title: courseTitle,
    course_code: courseId,
    course_id: courseId,
    school_id: call.school.id,
    building_id: call.school.id,
    access_code: '',
    section_title: title,
    section_code: '',
    section_school_code: schoolCode,
    synced: '1',
    active: isCurrent(call, section) ? 1 : 0,
    description: '',
    subject_area: '0',
    grading_periods: periods.map(Number),
    profile_url: `${call.base}/course-default.gif`,
    location: '',
    meeting_days: [''],
    start_time: '',
    end_time: '',
    weight: '0',
    options: {
      weighted_grading_categories: flag,
      upload_documents: '0',
      create_discussion: '0',
      member_post: '1',
      member_post_comment: '1',
    },
    links: { self: `${call.base}/sections/${id}` },
    admin: activeEnrollment(section, call.caller.person.uid)?.admin === true ? 1 : 0,
  };
}
