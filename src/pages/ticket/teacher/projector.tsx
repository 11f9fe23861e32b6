import { useState } from 'preact/hooks';
import { Seats } from '../../look/seats.tsx';
import type { ShownQuestion } from '../page-data.ts';
import { keyText } from '../parts/answer-words.ts';
import { pressed } from '../parts/pressed.ts';
import type { TeacherScene } from '../parts/scene.ts';
import type { Room } from '../../../ticket/live.ts';
import { seatedIn } from './seated.ts';
import { choiceCounts, tallyOf } from './tally.ts';
import { TallyBar, tallyText } from './tally-bar.tsx';

/**
 * The projector view: counts, pictures, and the key once it is shown. On request it shows names by seat, and never a
 * name beside anything else.
 */
export function Projector({ scene, room }: { scene: TeacherScene; room: Room }) {
  const [isGrouped, group] = useState(false);
  const { page, words } = scene;
  const hasGroups = room.state === 'key' || room.state === 'closed';
  return (
    <div class="projector">
      {hasGroups && (
        <p>
          <button
            type="button"
            id="groups"
            class="quiet"
            aria-pressed={isGrouped}
            onClick={pressed(() => group(!isGrouped))}
          >
            {words.acts.groups}
          </button>
        </p>
      )}
      {hasGroups && isGrouped && <NamesBySeat room={room} scene={scene} />}
      <div class="wall-questions">
        {page.questions.map((question) => (
          <WallQuestion key={question.number} question={question} room={room} scene={scene} />
        ))}
      </div>
    </div>
  );
}

function NamesBySeat({ room, scene: { words } }: { room: Room; scene: TeacherScene }) {
  const seated = seatedIn(room).filter(({ seat, people }) => seat !== 'not-today' && people.length > 0);
  return (
    <div class="wall-groups">
      {seated.map(({ seat, people }) => (
        <section key={seat} class="card" aria-labelledby={`seat-${seat}`}>
          <h2 id={`seat-${seat}`}>{words.room.seat[seat]}</h2>
          <Seats taken={people.length} seats={people.length} label={words.room.seats(people.length)} />
          <ul class="plain">
            {people
              .toSorted((a, b) => a.name.localeCompare(b.name))
              .map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function WallQuestion({
  question,
  room,
  scene: { words },
}: {
  question: ShownQuestion;
  room: Room;
  scene: TeacherScene;
}) {
  const { number, text, choices } = question;
  const tally = tallyOf(room, number);
  const isShown = room.shown.includes(number);
  const isAnswering = room.state === 'open' || room.state === 'draft';
  const key = isShown ? keyText(question) : null;
  return (
    <section class="card wall-question" aria-labelledby={`wall-${number}`}>
      <h2 id={`wall-${number}`}>{words.acts.question(number)}</h2>
      <p class="wall-text">{text}</p>
      {choices !== null && (
        <ChoiceBars
          choices={choices}
          counts={isAnswering ? null : choiceCounts(room, number, choices.length)}
          words={words.tally}
        />
      )}
      {key !== null && (
        <p class="wall-key">
          {words.tally.key} <strong>{key}</strong>
        </p>
      )}
      {isShown ? (
        <>
          <TallyBar tally={tally} words={words.tally} height={10} />
          <p class="fine">{tallyText(tally, words.tally)}</p>
        </>
      ) : (
        <p class="fine">{words.tally.answered(room.learners.length - tally.none, room.learners.length)}</p>
      )}
    </section>
  );
}

/** How many learners chose each choice, as bars; while the class is still answering, the choices without counts. */
function ChoiceBars({
  choices,
  counts,
  words,
}: {
  choices: readonly string[];
  counts: readonly number[] | null;
  words: TeacherScene['words']['tally'];
}) {
  const most = Math.max(1, ...(counts ?? []));
  return (
    <ul class="plain choice-bars">
      {choices.map((choice, index) => (
        <li key={index}>
          <span class="choice">{choice}</span>
          {counts !== null && (
            <>
              <svg
                class="choice-bar"
                role="img"
                aria-label={words.choice(choice, counts[index] ?? 0)}
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
              >
                <rect x="0" y="0" width={(100 * (counts[index] ?? 0)) / most} height="10" />
              </svg>
              <span class="minutes" aria-hidden="true">
                {counts[index]}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
