import { useState } from 'preact/hooks';
import { selfMark, type Scene } from './local.ts';

/** What the learner chooses, what was chosen, and what the teacher asks instead. */
export function Choice(scene: Scene) {
  const { page, own, words, language, local } = scene;
  const [isChanging, change] = useState(false);
  const { choose } = words;
  const declared = own.route?.declared ?? null;
  const route = local.choice?.route ?? (declared?.route === 'none' ? null : declared?.route) ?? null;
  const isOpen = own.state === 'key' && (route === null || isChanging);
  if (own.state === 'closed' && route === null && (own.route?.assigned ?? null) === null) return null;
  return (
    <section class="choose" aria-labelledby="choose">
      <h2 id="choose">{page.kind === 'exit' ? choose.nextTime : choose.today}</h2>
      <Asked {...scene} />
      {route !== null && !isChanging && (
        <div class="card chosen">
          <p role="status" class="pointed">
            {local.choice === null ? choose.chosen[route] : local.choice.isAway ? choose.waits : choose.sending}
          </p>
          {own.state === 'key' && (
            <button type="button" class="quiet" onClick={() => change(true)}>
              {choose.change}
            </button>
          )}
        </div>
      )}
      {local.problem !== null && <p class="notice">{local.problem[language]}</p>}
      {isOpen && <Form scene={scene} was={route} declared={() => change(false)} />}
    </section>
  );
}

/** A teacher's move overrides the learner's choice, and is shown as the teacher's wish. */
function Asked({ own, words }: Scene) {
  const assigned = own.route?.assigned ?? null;
  if (assigned === null) return null;
  const { asked, slot } = words.choose;
  const which = assigned.slot === undefined || assigned.slot === 'talk' ? null : slot[assigned.slot];
  return (
    <p class="asked-by-teacher">
      <span>{asked[assigned.slot === 'talk' ? 'talk' : assigned.route]}</span>
      {which !== null && assigned.route === 'seminar' && <span> {which}</span>}
    </p>
  );
}

function Form({ scene, was, declared }: { scene: Scene; was: 'seminar' | 'workshop' | null; declared: () => void }) {
  const { page, own, words, tell } = scene;
  const { choose } = words;
  const [route, pick] = useState(was);
  const [reflection, write] = useState('');
  const [missing, miss] = useState<string | null>(null);
  const unmarked = page.questions.find(({ number }) => own.shown.includes(number) && selfMark(scene, number) === null);
  const send = (event: Event) => {
    event.preventDefault();
    if (route === null || (unmarked !== undefined && page.kind !== 'habit')) {
      miss(route === null ? choose.pick : choose.first);
      return;
    }
    miss(null);
    tell?.declare(route, reflection.trim());
    declared();
  };
  const options = [
    ['seminar', choose.seminar, choose.seminarHint],
    ['workshop', choose.workshop, choose.workshopHint],
  ] as const;
  return (
    <form class="card" onSubmit={send}>
      <div class="ways" role="radiogroup" aria-labelledby="choose">
        {options.map(([value, name, hint]) => (
          <div key={value} class="way-choice">
            <label class="choice">
              <input
                type="radio"
                name="route"
                value={value}
                checked={route === value}
                aria-describedby={`about-${value}`}
                onChange={() => pick(value)}
              />
              <span>{name}</span>
            </label>
            <p class="fine" id={`about-${value}`}>
              {hint}
            </p>
          </div>
        ))}
      </div>
      <p class="written">
        <label for="reflection">{choose.reflection}</label>
        <textarea
          id="reflection"
          rows={2}
          aria-describedby="may-stay-empty"
          value={reflection}
          maxLength={2000}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
        <span class="fine" id="may-stay-empty">
          {choose.mayStayEmpty}
        </span>
      </p>
      {missing !== null && (
        <p class="notice" role="alert">
          {missing}
        </p>
      )}
      <button type="submit" class="big">
        {choose.declare}
      </button>
    </form>
  );
}
