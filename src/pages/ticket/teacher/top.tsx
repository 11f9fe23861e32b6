import { useRef, useState } from 'preact/hooks';
import { Seats } from '../../look/seats.tsx';
import { LanguageButton } from '../parts/language-button.tsx';
import { pressed } from '../parts/pressed.ts';
import type { TeacherScene } from '../parts/scene.ts';
import { keyOf } from '../parts/told.ts';
import { Stale } from '../parts/stale.tsx';
import { Trouble } from '../parts/trouble.tsx';
import type { Room } from '../../../ticket/live.ts';
import { actsOf } from './acts.ts';
import { AskBeforeClosing, takenByClosing } from './closing.tsx';
import { hasAnswered } from './tally.ts';

/** The ticket, how far the class is, and the next step. It holds no name, so the projector shows it too. */
export function Top({
  scene,
  room,
  isProjected,
  project,
}: {
  scene: TeacherScene;
  room: Room;
  isProjected: boolean;
  project: (on: boolean) => void;
}) {
  const { page, words, language, tell, told } = scene;
  const answered = room.learners.filter(hasAnswered).length;
  const of = room.learners.length;
  const done = room.learners.filter((learner) => learner.done).length;
  return (
    <header class="room-top">
      <div class="room-name">
        <p class="fine">
          {[words.page.kind[page.kind], page.station, page.unit].filter((part) => part !== null).join(' · ')}
        </p>
        <h1>{page.title}</h1>
        <p class="fine">{words.page.state[room.state]}</p>
      </div>
      <div class="room-tools">
        <button
          type="button"
          id="projector"
          class="quiet small"
          aria-pressed={isProjected}
          onClick={pressed(() => project(!isProjected))}
        >
          {words.acts.projector}
        </button>
        <LanguageButton language={language} speak={(chosen) => tell?.speak(chosen)} />
      </div>
      <div class="room-count">
        <p role="status" class="answered">
          {words.page.answered(answered, of)}
        </p>
        {room.state === 'open' && done > 0 && <p class="fine">{words.page.done(done)}</p>}
        {of > 0 && <Seats taken={answered} seats={of} label={words.page.answered(answered, of)} />}
      </div>
      <ActButtons scene={scene} room={room} />
      <Trouble at={keyOf.act} told={told} language={language} />
      <Stale scene={scene} />
    </header>
  );
}

function ActButtons({ scene: { page, words, tell, told }, room }: { scene: TeacherScene; room: Room }) {
  const acts = actsOf(
    room,
    page.kind,
    page.questions.map(({ number }) => number),
  );
  const [isAsked, ask] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  if (acts.primary === null) return null;
  const isBusy = told.busy.has(keyOf.act);
  const steps = [acts.primary, ...acts.others];
  const taken = steps.includes('close') ? takenByClosing(room, page.kind) : null;
  return (
    <div class="acts" role="group" aria-label={words.acts.label}>
      {steps.map((act) => (
        <button
          key={act}
          ref={act === 'close' ? close : null}
          type="button"
          id={`act-${act}`}
          class={act === acts.primary ? 'next' : act === 'close' ? 'quiet small plainly' : 'quiet'}
          aria-disabled={isBusy}
          onClick={pressed(() => (act === 'close' && taken !== null ? ask(true) : tell?.act(act, null)))}
        >
          {words.acts.act[act]}
        </button>
      ))}
      {isAsked && taken !== null && (
        <AskBeforeClosing
          taken={taken}
          words={words.closing}
          answer={(isYes) => {
            ask(false);
            close.current?.focus();
            if (isYes) tell?.act('close', null);
          }}
        />
      )}
      {acts.keys.length > 0 && (
        <div class="keys">
          <span class="fine">{words.acts.oneAtATime}</span>
          {acts.keys.map((question) => (
            <button
              key={question}
              type="button"
              id={`key-${question}`}
              class="quiet small"
              aria-label={words.acts.oneKey(question)}
              aria-disabled={isBusy}
              onClick={pressed(() => tell?.act('show-key', question))}
            >
              {words.acts.question(question)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
