import type { LearnerId } from '../../../ids.ts';
import type { RoomScene } from './room-scene.ts';

/** Questions that only the teacher can answer, shown first. Not shown where there is nothing to ask. */
export function Ask({ room, words, language }: RoomScene) {
  if (room.ask.length === 0) return null;
  const names = new Map(room.learners.map(({ id, name }) => [id, name]));
  return (
    <section class="ask card" aria-labelledby="ask-title">
      <h2 id="ask-title">{words.ask.title}</h2>
      <ul class="plain">
        {together(room.ask, language).map(({ question, learners }) => (
          <li key={question}>
            <strong>{learners.map((id) => names.get(id) ?? '').join(', ')}</strong>
            {/^[\p{Lu}¿]/u.test(question) ? ': ' : ' '}
            <span>{question}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same question about several learners is asked once. */
function together(ask: RoomScene['room']['ask'], language: RoomScene['language']) {
  const asked = new Map<string, LearnerId[]>();
  for (const { learner, question } of ask)
    asked.set(question[language], [...(asked.get(question[language]) ?? []), learner]);
  return [...asked].map(([question, learners]) => ({ question, learners }));
}
