import { pressed } from '../parts/pressed.ts';
import { canAddChoice, withoutChoice } from './draft.ts';
import { described, Problem } from './problem.tsx';
import type { QuestionPart } from './question-box.tsx';
import { idOf } from './scene.ts';

const LONGEST = 500;
const FEWEST = 2;

/** The choices of a question, and which of them is right. */
export function Choices({ scene, question, place, change }: QuestionPart) {
  const { words, draft } = scene;
  const { key, kind, choices, one, several } = question;
  const isOne = kind === 'one';
  const first = idOf.choice(key, 0);
  const firstRight = idOf.right(key, 0);
  const isRight = (index: number): boolean => (isOne ? one === index : several.includes(index));
  const setRight = (index: number, right: boolean): void =>
    change(
      isOne ? { one: index } : { several: right ? [...several, index] : several.filter((each) => each !== index) },
    );
  return (
    <>
      <ul class="plain choices" aria-label={words.question.choices}>
        {choices.map((choice, index) => (
          // a choice is known by its place alone
          <li key={index}>
            <label class="unseen" for={idOf.choice(key, index)}>
              {words.question.choice(index + 1)}
            </label>
            <input
              id={idOf.choice(key, index)}
              autocomplete="off"
              maxlength={LONGEST}
              value={choice}
              placeholder={words.question.choice(index + 1)}
              {...described(scene, first, place, 'few', 'choice')}
              onInput={({ currentTarget }) =>
                change({ choices: choices.map((each, at) => (at === index ? currentTarget.value : each)) })
              }
            />
            {draft.kind !== 'habit' && (
              <label class="is-right">
                <input
                  id={idOf.right(key, index)}
                  autocomplete="off"
                  type={isOne ? 'radio' : 'checkbox'}
                  name={`q${key}-right`}
                  aria-label={words.question.isRight(index + 1)}
                  checked={isRight(index)}
                  {...described(scene, firstRight, place, 'right')}
                  onChange={({ currentTarget }) => setRight(index, currentTarget.checked)}
                />
                <span aria-hidden="true">{words.question.right}</span>
              </label>
            )}
            {choices.length > FEWEST && (
              <button
                type="button"
                class="quiet small"
                aria-label={words.question.removeChoice(index + 1)}
                onClick={pressed(() =>
                  change(withoutChoice(question, index), idOf.choice(key, Math.min(index, choices.length - 2))),
                )}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Problem scene={scene} at={first} question={place} what="few" />
      <Problem scene={scene} at={first} question={place} what="choice" />
      <Problem scene={scene} at={firstRight} question={place} what="right" />
      {canAddChoice(question) && (
        <button
          type="button"
          class="quiet small"
          id={idOf.question(key, 'add-choice')}
          onClick={pressed(() => change({ choices: [...choices, ''] }, idOf.choice(key, choices.length)))}
        >
          {words.question.addChoice}
        </button>
      )}
    </>
  );
}
