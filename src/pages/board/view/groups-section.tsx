import { PersonDetails } from './mastery/person-details.tsx';
import type { Scene } from '../model/scene.ts';
import { SeminarCard } from './seminar-card.tsx';
import { slipAddress } from '../../slip/address.ts';

/** Where each learner works today. */
export function GroupsSection(scene: Scene) {
  const { model, words } = scene;
  const { teachAll, sessions, talks, waiting, undecided, workshop, notToday } = model.groups;
  return (
    <section id="groups" aria-labelledby="groups-title">
      <h2 id="groups-title">{words.page.groups}</h2>
      <p class="intro">
        {words.groups.intro} <a href={slipAddress(model)}>{words.page.slip}</a>
      </p>
      {teachAll.map(({ target, need, of }) => (
        <p key={target.code} class="card teach-all">
          <strong>{words.groups.teachAll(need, of)}</strong> <span class="code">{target.code}</span> {target.iCan}.{' '}
          {words.groups.teachAllHint}
        </p>
      ))}
      <div class="sessions">
        {sessions.map((session) => (
          <SeminarCard key={session.slot} session={session} {...scene} />
        ))}
        {talks.length + waiting.length > 0 && (
          <div class="beside">
            {talks.length > 0 && (
              <article class="card" aria-labelledby="talks">
                <header>
                  <h3 id="talks">{words.groups.talks}</h3>
                  <span class="minutes">{talks.length}</span>
                </header>
                <p class="fine">{words.groups.talksHint}</p>
                <div class="people">
                  {talks.map(({ person, target }) => (
                    <PersonDetails key={person.id} person={person} hint={`${target.code} ${target.iCan}`} {...scene} />
                  ))}
                </div>
              </article>
            )}
            {waiting.length > 0 && (
              <article class="card" aria-labelledby="waiting">
                <header>
                  <h3 id="waiting">{words.groups.waiting}</h3>
                  <span class="minutes">{waiting.length}</span>
                </header>
                <p class="fine">{words.groups.waitingHint}</p>
                <div class="people">
                  {waiting.map(({ person, why }) => (
                    <PersonDetails key={person.id} person={person} hint={why} {...scene} />
                  ))}
                </div>
              </article>
            )}
          </div>
        )}
      </div>
      {undecided.length > 0 && (
        <article class="card undecided" aria-labelledby="undecided">
          <header>
            <h3 id="undecided">{words.groups.undecided}</h3>
            <span class="minutes">{model.headline.routes.undecided}</span>
          </header>
          <p class="fine">{words.groups.undecidedHint}</p>
          {undecided.map(({ said, people }) => (
            <div key={said.join()} class="alike">
              {said.map((line) => (
                <p key={line}>{line}</p>
              ))}
              <div class="people wide">
                {people.map((person) => (
                  <PersonDetails key={person.id} person={person} {...scene} />
                ))}
              </div>
            </div>
          ))}
        </article>
      )}
      <article class="card" aria-labelledby="workshop">
        <header>
          <h3 id="workshop">{words.groups.slot.workshop}</h3>
          <span class="minutes">{workshop.length}</span>
        </header>
        {workshop.length === 0 ? (
          <p class="fine">{words.groups.nobody}</p>
        ) : (
          <p class="fine">{words.groups.workshopHint}</p>
        )}
        <div class="people wide">
          {workshop.map((person) => (
            <PersonDetails key={person.id} person={person} {...scene} />
          ))}
        </div>
      </article>
      {notToday.length > 0 && (
        <article class="card not-today" aria-labelledby="not-today">
          <header>
            <h3 id="not-today">{words.groups.notToday}</h3>
            <span class="minutes">{notToday.length}</span>
          </header>
          <div class="people wide">
            {notToday.map((person) => (
              <PersonDetails key={person.id} person={person} {...scene} />
            ))}
          </div>
        </article>
      )}
    </section>
  );
}
