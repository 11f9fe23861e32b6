import { ANSWER_KINDS } from '../parts/kinds.ts';
import { pressed } from '../parts/pressed.ts';
import { Choices } from './choices.tsx';
import { removeQuestion, withQuestion, type DraftQuestion } from './draft.ts';
import { described, Problem } from './problem.tsx';
import { RightAnswers } from './right-answers.tsx';
import { idOf, type ComposerScene } from './scene.ts';
import { TargetOptions } from './ticket-fields.tsx';

const LONGEST = 2000;

/** One question: its words, how it is answered, and what is right. */
export function QuestionBox({
  scene,
  question,
  place,
}: {
  scene: ComposerScene;
  question: DraftQuestion;
  /** From 1. */
  place: number;
}) {
  const { draft, words, tell } = scene;
  const { key } = question;
  const text = idOf.question(key, 'text');
  const kind = idOf.question(key, 'kind');
  const change = (made: Partial<DraftQuestion>, focus?: string): void =>
    tell?.change(withQuestion(draft, key, made), focus);
  return (
    <fieldset class="card question">
      <legend>{words.question.name(place)}</legend>
      <div class="asked">
        <p class="field">
          <label for={text}>{words.question.text}</label>
          <textarea
            id={text}
            autocomplete="off"
            rows={2}
            maxlength={LONGEST}
            value={question.text}
            {...described(scene, text, place, 'text')}
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        </p>
        <p class="field">
          <label for={kind}>{words.question.answerKind}</label>
          <select
            id={kind}
            onChange={({ currentTarget }) => {
              const chosen = ANSWER_KINDS.find((each) => each === currentTarget.value);
              if (chosen !== undefined) change({ kind: chosen });
            }}
          >
            {ANSWER_KINDS.map((each) => (
              <option key={each} value={each} selected={each === question.kind}>
                {words.question.kinds[each]}
              </option>
            ))}
          </select>
        </p>
      </div>
      <Problem scene={scene} at={text} question={place} what="text" />
      <Key scene={scene} question={question} place={place} change={change} />
      <div class="question-end">
        {draft.kind !== 'habit' && <OtherTarget scene={scene} question={question} place={place} change={change} />}
        <button
          type="button"
          class="quiet small"
          id={idOf.question(key, 'remove')}
          onClick={pressed(() => {
            const left = removeQuestion(draft, key);
            const next = left.questions[Math.min(place, left.questions.length) - 1];
            tell?.change(left, next === undefined ? undefined : idOf.question(next.key, 'text'));
          })}
        >
          {words.question.remove(place)}
        </button>
      </div>
    </fieldset>
  );
}

/** The props of every part of a question. */
export interface QuestionPart {
  readonly scene: ComposerScene;
  readonly question: DraftQuestion;
  readonly place: number;
  readonly change: (made: Partial<DraftQuestion>, focus?: string) => void;
}

function Key(part: QuestionPart) {
  const { scene, question } = part;
  const { words, draft } = scene;
  const isHabit = draft.kind === 'habit';
  if (question.kind === 'one' || question.kind === 'several') return <Choices {...part} />;
  if (isHabit) return <p class="fine">{words.question.habitHint}</p>;
  if (question.kind === 'sentence') return <p class="fine">{words.question.sentenceHint}</p>;
  return <RightAnswers {...part} />;
}

/** Most tickets are about one target; a question may be about another. */
function OtherTarget({ scene, question, place, change }: QuestionPart) {
  const { data, words } = scene;
  const id = idOf.question(question.key, 'about');
  return (
    <details class="other-target" open={question.target !== null}>
      <summary>{words.question.another}</summary>
      <p class="field">
        <label for={id}>{words.question.about}</label>
        <select
          id={id}
          {...described(scene, id, place, 'target')}
          onChange={({ currentTarget }) =>
            change({ target: data.targets.find(({ code }) => code === currentTarget.value)?.code ?? null })
          }
        >
          <option value="" selected={question.target === null}>
            {words.question.asTicket}
          </option>
          <TargetOptions scene={scene} chosen={question.target} />
        </select>
      </p>
      <Problem scene={scene} at={id} question={place} what="target" />
    </details>
  );
}
