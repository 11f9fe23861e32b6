import { GRADE_WAITS } from '../../../ticket/live.ts';
import type { RoomScene } from './room-scene.ts';
import { WhatToDo } from '../parts/grade-waits.tsx';

/** How many draft grades are in the LMS's gradebook; for the missing ones, whose they are, why, and the remedy. */
export function Grades({ page, room, words }: RoomScene) {
  const { grades } = room;
  if (grades === null || page.door === 'launch') return null; // that LMS gets no draft grades
  const names = new Map(room.learners.map(({ id, name }) => [id, name]));
  return (
    <section class="grades card" aria-labelledby="grades-title">
      <h2 id="grades-title">{words.grades.title}</h2>
      <p>{words.grades.given(grades.given, grades.of)}</p>
      {grades.waits.length > 0 && (
        <ul class="plain">
          {GRADE_WAITS.map((why) => {
            const whose = grades.waits.filter((each) => each.why === why).map(({ learner }) => names.get(learner));
            return whose.length === 0 ? null : (
              <li key={why}>
                <strong>{whose.join(', ')}</strong>: <WhatToDo why={why} words={words} />
              </li>
            );
          })}
        </ul>
      )}
      <p class="fine">{words.grades.hint}</p>
    </section>
  );
}
