import { Fragment } from 'preact';
import type { RoomLearner } from '../../../ticket/live.ts';
import type { ShownQuestion } from '../page-data.ts';
import { AnswerCell } from './answer-cell.tsx';
import { LearnerPanel } from './learner-panel.tsx';
import type { RoomScene } from './room-scene.ts';
import { hasAnswered, tallyOf } from './tally.ts';
import { TallyBar, tallyText } from './tally-bar.tsx';

/** A row for each learner, a cell for each question: the answer and, once marking has begun, its marks. */
export function AnswersTable(scene: RoomScene) {
  const { page, room, words } = scene;
  const isMarked = room.state !== 'draft' && room.state !== 'open' && page.kind !== 'habit';
  return (
    <div class="answers">
      <h2 id="answers-title">{isMarked ? words.answers.after : words.answers.before}</h2>
      <p class="fine">
        {words.answers.open} {room.learners.some(({ done }) => done) && words.answers.legend}
      </p>
      <div class="table-region" role="region" aria-labelledby="answers-title" tabindex={0}>
        <table class={`answer-table questions-${page.questions.length}`} aria-labelledby="answers-title">
          <thead>
            <tr>
              <th scope="col">{words.answers.student}</th>
              {page.questions.map((question) => (
                <QuestionHead key={question.number} question={question} isMarked={isMarked} scene={scene} />
              ))}
            </tr>
          </thead>
          <tbody>
            {room.learners.map((learner) => (
              <Fragment key={learner.id}>
                <tr class={hasAnswered(learner) ? undefined : 'silent'}>
                  <RowHead learner={learner} scene={scene} />
                  {page.questions.map((question) => (
                    <AnswerCell
                      key={question.number}
                      learner={learner}
                      question={question}
                      isMarked={isMarked}
                      words={words.answers}
                    />
                  ))}
                </tr>
                {scene.opened === learner.id && (
                  <tr class="opened">
                    <td id={`panel-${learner.id}`} colspan={page.questions.length + 1}>
                      <LearnerPanel learner={learner} isMarked={isMarked} scene={scene} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function QuestionHead({
  question,
  isMarked,
  scene: { room, words },
}: {
  question: ShownQuestion;
  isMarked: boolean;
  scene: RoomScene;
}) {
  const tally = tallyOf(room, question.number);
  const of = room.learners.length;
  return (
    <th scope="col">
      {words.acts.question(question.number)}
      <span class="question-text">{question.text}</span>
      {isMarked ? (
        <>
          <TallyBar tally={tally} words={words.tally} height={6} />
          <span class="fine" aria-hidden="true">
            {tallyText({ ...tally, none: 0 }, words.tally)}
          </span>
        </>
      ) : (
        <span class="fine">{words.tally.answered(of - tally.none, of)}</span>
      )}
    </th>
  );
}

function RowHead({ learner, scene }: { learner: RoomLearner; scene: RoomScene }) {
  const isOpen = scene.opened === learner.id;
  return (
    <th scope="row" aria-description={learner.done ? scene.words.answers.saidDone : undefined}>
      <span class="who-line">
        <button
          type="button"
          id={`who-${learner.id}`}
          class="who"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `panel-${learner.id}` : undefined}
          onClick={() => scene.open(isOpen ? null : learner.id)}
        >
          {learner.name}
        </button>
        {learner.done && (
          <svg
            class="done"
            aria-hidden="true"
            viewBox="0 0 16 16"
            width="14"
            height="14"
            fill="none"
            stroke="currentColor"
          >
            <path d="M3 8.5l3.2 3.2L13 4.8" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
          </svg>
        )}
      </span>
    </th>
  );
}
