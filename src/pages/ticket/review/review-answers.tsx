import type { LearnerId } from '../../../ids.ts';
import type { RoomLearner } from '../../../ticket/live.ts';
import { answerText, keyText } from '../parts/answer-words.ts';
import { OwnMark } from '../parts/own-mark.tsx';
import { pressed } from '../parts/pressed.ts';
import { SaidMarks } from '../parts/said-marks.tsx';
import type { TeacherScene } from '../parts/scene.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';
import type { ShownQuestion } from '../page-data.ts';

interface Props {
  readonly scene: TeacherScene;
  readonly learner: { readonly id: LearnerId; readonly name: string };
  readonly reviewed: RoomLearner;
  readonly isMarked: boolean;
}

/** Every question with the learner's answer, its marks, and the control for the teacher's own mark. */
export function ReviewAnswers(props: Props) {
  const { page, words } = props.scene;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">{words.review.answers}</h2>
      <ol class="plain">
        {page.questions.map((question) => (
          <ReviewAnswer key={question.number} question={question} {...props} />
        ))}
      </ol>
    </section>
  );
}

function ReviewAnswer({ question, scene, learner, reviewed, isMarked }: Props & { question: ShownQuestion }) {
  const { words } = scene;
  const { number } = question;
  const text = answerText(question, reviewed.answers.find((answer) => answer.question === number)?.value ?? null);
  const key = isMarked ? keyText(question) : null;
  const mark = reviewed.marks[number];
  return (
    <li class="card">
      <p class="label">{words.acts.question(number)}</p>
      <p>{question.text}</p>
      {text === null ? <p class="nothing">{words.answers.none}</p> : <p class="quoted">{text}</p>}
      {key !== null && (
        <p class="fine">
          {words.review.key} {key}
        </p>
      )}
      {isMarked && text !== null && mark !== undefined && (
        <>
          <p>
            <SaidMarks mark={mark} words={words.answers} />
          </p>
          <OwnMark learner={learner} question={number} share={mark.teacher} at="review" scene={scene} />
        </>
      )}
      <LateAnswer question={question} scene={scene} learner={learner} reviewed={reviewed} />
    </li>
  );
}

function LateAnswer({ question, scene, learner, reviewed }: Omit<Props, 'isMarked'> & { question: ShownQuestion }) {
  const { words, tell, told, language } = scene;
  const late = reviewed.late.findLast((each) => each.question === question.number);
  if (late === undefined) return null;
  const key = keyOf.late(learner.id, question.number);
  const press = late.counts ? words.late.leave : words.late.count;
  return (
    <div class="late-answer">
      <p id={`${key}-late`}>
        <span class="tag">{words.answers.late}</span>{' '}
        <span class="quoted">{answerText(question, late.value) ?? words.answers.none}</span>
      </p>
      <button
        type="button"
        id={key}
        class="quiet small"
        aria-describedby={`${key}-late`}
        aria-disabled={told.busy.has(key)}
        onClick={pressed(() => tell?.countLate(learner.id, question.number, !late.counts))}
      >
        {press}
      </button>
      <Trouble at={key} told={told} language={language} />
    </div>
  );
}
