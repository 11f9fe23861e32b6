import { PersonDetails } from './person-details.tsx';
import type { Scene } from '../model/scene.ts';
import { SessionCard } from './session-card.tsx';

/** Who is where today; what needs the teacher's word comes first. */
export function GroupsSection(scene: Scene) {
  const { model, words } = scene;
  const { questions, teachAll, sessions, waiting, undecided, workshop } = model.groups;
  return (
    <section id="groups" aria-labelledby="groups-title">
      <h2 id="groups-title">{words.page.groups}</h2>
      <p class="intro">{words.groups.intro}</p>
      {questions.length > 0 && (
        <div class="card ask">
          <h3>{words.groups.questions}</h3>
          <ul class="plain">
            {questions.map(({ said, people }) => (
              <li key={said.join()}>
                <span class="names">{people.map(({ id, name }) => <a key={id} href={`#p-${id}`}>{name}</a>)}</span>
                {said.map((line) => <p key={line}>{line}</p>)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {teachAll.map(({ target, need, of }) => (
        <p key={target.code} class="card teach-all">
          <strong>{words.groups.teachAll(need, of)}</strong> <span class="code">{target.code}</span> {target.iCan}. {words.groups.teachAllHint}
        </p>
      ))}
      <div class="sessions">
        {sessions.map((session) => <SessionCard key={session.slot} session={session} {...scene} />)}
        {waiting.length > 0 && (
          <article class="card" aria-labelledby="waiting">
            <header><h3 id="waiting">{words.groups.waiting}</h3><span class="minutes">{waiting.length}</span></header>
            <p class="fine">{words.groups.waitingHint}</p>
            <div class="people">{waiting.map(({ person, why }) => <PersonDetails key={person.id} person={person} hint={why} {...scene} />)}</div>
          </article>
        )}
      </div>
      {undecided.length > 0 && (
        <article class="card undecided" aria-labelledby="undecided">
          <header><h3 id="undecided">{words.groups.undecided}</h3><span class="minutes">{model.headline.routes.undecided}</span></header>
          <p class="fine">{words.groups.undecidedHint}</p>
          {undecided.map(({ said, people }) => (
            <div key={said.join()} class="alike">
              {said.map((line) => <p key={line}>{line}</p>)}
              <div class="people wide">{people.map((person) => <PersonDetails key={person.id} person={person} {...scene} />)}</div>
            </div>
          ))}
        </article>
      )}
      <article class="card" aria-labelledby="workshop">
        <header><h3 id="workshop">{words.groups.slot.workshop}</h3><span class="minutes">{workshop.length}</span></header>
        {workshop.length === 0 ? <p class="fine">{words.groups.nobody}</p> : <p class="fine">{words.groups.workshopHint}</p>}
        <div class="people wide">{workshop.map((person) => <PersonDetails key={person.id} person={person} {...scene} />)}</div>
      </article>
    </section>
  );
}
