import type { ShownQuestion } from '../page-data.ts';
import { AnswerText } from './answer-text.tsx';
import { ChoiceField, TextField } from './fields.tsx';
import { fieldOf, type Scene } from './local.ts';

/** A question with its field, and the state of the answer. */
export function OpenQuestion({ scene, question }: { scene: Scene; question: ShownQuestion }) {
  const { own, words, language, tell } = scene;
  const { number, text, kind } = question;
  const { value, contest, refused } = fieldOf(scene, number);
  const hint = kind === 'several' ? words.several : kind === 'sentence' ? words.sentence : null;
  return (
    <fieldset class="card question" aria-describedby={`text-${number}`}>
      <legend>{words.question(number)}</legend>
      <p class="asked" id={`text-${number}`}>
        {text}
      </p>
      {hint !== null && <p class="fine">{hint}</p>}
      {own.state === 'marking' && <p class="notice">{words.waiting.late}</p>}
      {question.choices === null ? (
        <TextField question={question} value={value} words={words} tell={tell} />
      ) : (
        <ChoiceField question={question} choices={question.choices} value={value} words={words} tell={tell} />
      )}
      {refused !== null && <p class="notice">{refused[language]}</p>}
      {contest !== null && (
        <fieldset class="contest">
          <legend>{words.contest.title(number)}</legend>
          <p>{words.contest.text}</p>
          <div class="two">
            <div>
              <p class="label">{words.contest.mine}</p>
              <AnswerText question={question} value={contest.mine} words={words} />
              <button type="button" class="quiet" onClick={() => tell?.settle(number, 'mine')}>
                {words.contest.keepMine}
              </button>
            </div>
            <div>
              <p class="label">{words.contest.other}</p>
              <AnswerText question={question} value={contest.other} words={words} />
              <button type="button" class="quiet" onClick={() => tell?.settle(number, 'other')}>
                {words.contest.keepOther}
              </button>
            </div>
          </div>
        </fieldset>
      )}
    </fieldset>
  );
}
