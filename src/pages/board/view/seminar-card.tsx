import type { SeminarGroup } from '../model/groups.ts';
import { PersonDetails } from './mastery/person-details.tsx';
import type { Scene } from '../model/scene.ts';
import { Seats } from '../../look/seats.tsx';

/** One seminar: first its target, most missed question and task, then its learners, then what the others do. */
export function SeminarCard({ session, ...scene }: Scene & { session: SeminarGroup }) {
  const { groups, morning } = scene.words;
  const heading = `seminar-${session.slot}`;
  return (
    <article class="card session" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{groups.slot[session.slot]}</h3>
        <span class="minutes">{groups.minutes(session.minutes)}</span>
      </header>
      {session.needs.map(({ target, serves }) => (
        <>
          <p class="i-can">
            <span class="code">{target.code}</span> {target.iCan}
          </p>
          {serves !== null && (
            <p class="task">
              <span class="label">{groups.unlocks}</span> {serves.code} {serves.iCan}
            </p>
          )}
        </>
      ))}
      {session.missed !== null && (
        <p class="task">
          <span class="label">{groups.missed}</span> <q>{session.missed.question}</q>,{' '}
          {morning.missed(session.missed.wrong, session.missed.of)}
        </p>
      )}
      {session.task !== null && (
        <p class="task">
          <span class="label">{groups.task}</span> {session.task}
        </p>
      )}
      <Seats
        taken={session.people.length}
        seats={session.seats}
        label={groups.seats(session.people.length, session.seats)}
      />
      {session.people.length === 0 ? (
        <p class="fine">{groups.nobody}</p>
      ) : (
        <div class="people">
          {session.people.map((person) => (
            <PersonDetails key={person.id} person={person} {...scene} />
          ))}
        </div>
      )}
      <p class="meanwhile">
        <span class="label">{groups.meanwhile}</span> {session.meanwhile}
      </p>
    </article>
  );
}
