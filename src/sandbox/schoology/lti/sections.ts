import type { State } from '../world/state.ts';
import type { LtiSection } from './people.ts';

/** The sections of a sandbox school as its platform knows them. */
export function ltiSections(state: State): LtiSection[] {
  return [...state.sections.values()].map(({ record, enrollments }) => ({
    id: record.id,
    title: `${record.courseTitle}: ${record.title} (${record.schoolCode})`,
    people: [...enrollments.values()].flatMap(({ uid, admin, status }) => {
      const person = state.people.get(uid);
      return person === undefined
        ? []
        : [
            {
              uid,
              name: `${person.first} ${person.last}`,
              schoolUid: person.schoolUid,
              role: admin ? ('teacher' as const) : ('learner' as const),
              active: status === 1,
            },
          ];
    }),
  }));
}
