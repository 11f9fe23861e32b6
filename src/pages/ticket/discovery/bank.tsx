import { useEffect, useRef } from 'preact/hooks';
import { pressed } from '../parts/pressed.ts';
import type { BankQuestion, NamedTarget } from './data.ts';
import { isFull, isUntouched, takeFromBank } from './draft.ts';
import type { ComposerScene } from './scene.ts';

/**
 * Questions of earlier tickets and quizzes by target, those of this ticket's target first. One click adds a question.
 */
export function Bank({ scene, close }: { scene: ComposerScene; close: () => void }) {
  const { data, draft, words } = scene;
  const groups = data.targets
    .map((target) => ({ target, asked: data.bank.filter((each) => each.target === target.code) }))
    .filter(({ asked }) => asked.length > 0);
  const here = useRef<HTMLElement>(null);
  // it opens below what is in sight
  useEffect(() => {
    here.current?.focus({ preventScroll: true });
    here.current?.scrollIntoView({ block: 'start' });
  }, []);
  const own = groups.find(({ target }) => target.code === draft.target);
  const others = groups.filter((each) => each !== own);
  return (
    <section class="card bank" aria-labelledby="bank-title" ref={here} tabIndex={-1}>
      <header>
        <h2 id="bank-title">{words.bank.title}</h2>
        <button type="button" class="quiet small" id="bank-close" onClick={pressed(close)}>
          {words.bank.close}
        </button>
      </header>
      {groups.length === 0 ? <p>{words.bank.none}</p> : <p class="fine">{words.bank.hint}</p>}
      {own !== undefined && <Asked scene={scene} target={own.target} asked={own.asked} />}
      {own === undefined && draft.target !== null && groups.length > 0 && <p>{words.bank.noneHere}</p>}
      {own === undefined
        ? others.map((group) => <Asked key={group.target.code} scene={scene} {...group} />)
        : others.length > 0 && (
            <details>
              <summary>{words.bank.others}</summary>
              {others.map((group) => (
                <Asked key={group.target.code} scene={scene} {...group} />
              ))}
            </details>
          )}
    </section>
  );
}

function Asked({
  scene,
  target,
  asked,
}: {
  scene: ComposerScene;
  target: NamedTarget;
  asked: readonly BankQuestion[];
}) {
  const { draft, words, language, tell } = scene;
  const placeOf = (text: string): number => draft.questions.findIndex((each) => each.text.trim() === text.trim()) + 1;
  const isClosed = isFull(draft) && !draft.questions.some(isUntouched);
  return (
    <>
      <h3>
        <span class="code">{target.code}</span> {target.iCan[language]}
      </h3>
      <ul class="plain">
        {asked.map((each, index) => {
          const place = placeOf(each.question.text);
          return (
            <li key={index}>
              <button
                type="button"
                class="quiet asked-before"
                aria-disabled={place > 0 || isClosed}
                onClick={pressed(() => {
                  if (place === 0 && !isClosed) tell?.change(takeFromBank(draft, each));
                })}
              >
                <span>{each.question.text}</span>
                <span class="fine">
                  {words.question.kinds[each.question.kind]}
                  {'choices' in each.question && ` · ${each.question.choices.join(' / ')}`}
                </span>
              </button>
              {place > 0 && <span class="fine taken">{words.bank.added(place)}</span>}
            </li>
          );
        })}
      </ul>
      {isClosed && <p class="fine">{words.more.most}</p>}
    </>
  );
}
