import { pressed } from '../parts/pressed.ts';
import { canAddRight } from './draft.ts';
import { described, Problem } from './problem.tsx';
import type { QuestionPart } from './question-box.tsx';
import { idOf } from './scene.ts';

const LONGEST = { text: 500, number: 200 } as const;

/** The right answer of a question answered in words: a number, or any of some short texts. */
export function RightAnswers({ scene, question, place, change }: QuestionPart) {
  const { words } = scene;
  const { key, rights } = question;
  const isNumber = question.kind === 'number';
  const first = idOf.right(key, 0);
  return (
    <>
      {(isNumber ? rights.slice(0, 1) : rights).map((right, index) => (
        <p class="field" key={index}>
          <label for={idOf.right(key, index)}>{words.question.rightAnswer(index + 1)}</label>
          <input
            id={idOf.right(key, index)}
            maxlength={isNumber ? LONGEST.number : LONGEST.text}
            value={right}
            {...described(scene, first, place, 'right', 'number')}
            onInput={({ currentTarget }) =>
              change({ rights: rights.map((each, at) => (at === index ? currentTarget.value : each)) })
            }
          />
          {index === 0 && <span class="fine">{isNumber ? words.question.numberHint : words.question.textHint}</span>}
        </p>
      ))}
      <Problem scene={scene} at={first} question={place} what="right" />
      <Problem scene={scene} at={first} question={place} what="number" />
      {!isNumber && canAddRight(question) && (
        <button
          type="button"
          class="quiet small"
          id={idOf.question(key, 'add-right')}
          onClick={pressed(() => change({ rights: [...rights, ''] }, idOf.right(key, rights.length)))}
        >
          {words.question.addRight}
        </button>
      )}
    </>
  );
}
