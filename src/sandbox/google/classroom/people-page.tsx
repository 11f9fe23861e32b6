import type { Course, State } from '../world/state.ts';
import { coursePath } from './paths.ts';
import { classroomPage } from './page.tsx';
import { seatsOf, type Seat } from './seats.ts';

/** Where it begins: as whom, in which class. */
export function peoplePage(state: State, port: number): string {
  const courses = [...state.courses.values()].filter(({ record }) => record.state === 'ACTIVE');
  return classroomPage(
    'Classroom, as the sandbox plays it',
    <p>Choose a person. Each opens in a tab of its own.</p>,
    <>
      <p class="fine">
        Teachers and the first three students of a class each have a site of their own here, so that all of them can be
        signed in at once. Where a browser does not know addresses that end in .localhost, use "on this site".
      </p>
      {courses.map((course) => (
        <People key={course.record.id} course={course} seats={seatsOf(state, course, port)} />
      ))}
    </>,
  );
}

function People({ course: { record }, seats }: { course: Course; seats: readonly Seat[] }) {
  const title = `${record.name}${record.section === undefined ? '' : `, ${record.section}`}`;
  const own = seats.filter(({ isShared }) => !isShared);
  return (
    <section aria-labelledby={`course-${record.id}`}>
      <h2 id={`course-${record.id}`}>{title}</h2>
      <ul>
        {own.map((seat) => (
          <li key={seat.person} class="row">
            <span>
              <a href={`${seat.origin}${coursePath(seat.person, record.id)}`} target="_blank" rel="noreferrer">
                {seat.name}
              </a>{' '}
              <span class="fine">{seat.role}</span>
            </span>
            <a class="fine" href={coursePath(seat.person, record.id)}>
              {seat.name} on this site
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>Everybody else</summary>
        <ul class="people">
          {seats
            .filter(({ isShared }) => isShared)
            .map((seat) => (
              <li key={seat.person}>
                <a href={coursePath(seat.person, record.id)}>{seat.name}</a>
              </li>
            ))}
        </ul>
      </details>
    </section>
  );
}
