import type { ShownAsk } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';
import type { RoomScene } from './room-scene.ts';

/**
 * The learners who ask to show a target, in the order of asking: one tap says yes, another that they should talk first;
 * each can be taken back.
 */
export function Checks(scene: RoomScene) {
  const { room, words } = scene;
  if (room.checks.length === 0) return null;
  return (
    <section class="checks card" aria-labelledby="checks-title">
      <h2 id="checks-title">{words.checks.title}</h2>
      <p class="fine">{words.checks.hint}</p>
      <ul class="plain">
        {room.checks.map((check) => (
          <Check key={check.id} check={check} scene={scene} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check, scene }: { check: ShownAsk; scene: RoomScene }) {
  const { room, words, tell, told, language } = scene;
  const { id, learner, target, iCan, why, state } = check;
  const key = keyOf.ask(id);
  const name = room.learners.find((each) => each.id === learner)?.name ?? learner;
  const press = (answer: 'approved' | 'talk' | 'open', said: string) => (
    <button
      key={answer}
      type="button"
      id={`${key}-${answer}`}
      class="quiet small"
      aria-describedby={`${key}-about`}
      aria-disabled={told.busy.has(key)}
      onClick={pressed(() => tell?.answerAsk(id, answer))}
    >
      {said}
    </button>
  );
  return (
    <li>
      <span id={`${key}-about`}>
        <strong>{name}</strong>{' '}
        <span class="code" title={iCan[language]}>
          {target}
        </span>{' '}
        <span class="fine">{iCan[language]}</span>
      </span>
      {why !== '' && <q class="quoted">{why}</q>}
      {state === 'open' ? (
        <span class="answers">
          {press('approved', words.checks.approve)}
          {press('talk', words.checks.talk)}
        </span>
      ) : (
        <span class="answers">
          <span class="tag" role="status">
            {words.checks.answered[state]}
          </span>
          {press('open', words.checks.takeBack)}
        </span>
      )}
      <Trouble at={key} told={told} language={language} />
    </li>
  );
}
