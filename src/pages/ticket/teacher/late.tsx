import { answerText } from '../parts/answer-words.ts';
import { pressed } from '../parts/pressed.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';
import type { RoomScene } from './room-scene.ts';

/** Answers that came after answering had ended; each counts only if the teacher says so. */
export function Late({ page, room, words, tell, told, language }: RoomScene) {
  const late = room.learners.flatMap((learner) =>
    page.questions.flatMap((question) => {
      const newest = learner.late.findLast((each) => each.question === question.number);
      return newest === undefined ? [] : [{ learner, question, value: newest.value, counts: newest.counts }];
    }),
  );
  if (late.length === 0) return null;
  return (
    <section class="late card" aria-labelledby="late-title">
      <h2 id="late-title">{words.late.title}</h2>
      <p class="fine">{words.late.hint}</p>
      <ul class="plain">
        {late.map(({ learner, question, value, counts }) => {
          const key = keyOf.late(learner.id, question.number);
          const press = counts ? words.late.leave : words.late.count;
          return (
            <li key={key}>
              <span id={`${key}-about`}>
                <strong>{learner.name}</strong> <span class="fine">{words.acts.question(question.number)}</span>{' '}
                <span class="quoted">{answerText(question, value) ?? words.answers.none}</span>
              </span>
              {counts && <span class="tag">{words.late.counted}</span>}
              <button
                type="button"
                id={key}
                class="quiet small"
                aria-describedby={`${key}-about`}
                aria-disabled={told.busy.has(key)}
                onClick={pressed(() => tell?.countLate(learner.id, question.number, !counts))}
              >
                {press}
              </button>
              <Trouble at={key} told={told} language={language} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
