import { Names } from './morning-lines.tsx';
import type { Behind } from '../model/ahead.ts';
import type { Scene } from '../model/scene.ts';

/**
 * Questions that only the teacher can answer: whether a seminar was held, a choice that differs from the evidence, the
 * same group again; each with alternatives. Not shown where there is nothing to ask.
 */
export function QuestionsSection({ model, words }: Scene) {
  const { questions } = model;
  if (questions.length === 0) return null;
  return (
    <section id="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">{words.page.questions}</h2>
      <p class="intro">{words.questions.intro}</p>
      <ul class="plain asks">
        {questions.map(({ kind, target, seminar, people, behind, what, ways }) => (
          <li key={[kind, seminar?.slot, what].join(' ')} class="card ask">
            <h3>
              {words.questions.kind[kind]}
              {target !== null && (
                <>
                  {' '}
                  <span class="code">{target.code}</span>
                </>
              )}
            </h3>
            {seminar !== null && (
              <p class="fine">
                {words.groups.slot[seminar.slot]}, {seminar.day}
              </p>
            )}
            <p>{what}</p>
            <Names people={people} />
            {behind.length > 0 && <BehindList behind={behind} words={words} />}
            {ways.length > 0 && (
              <details class="reasons">
                <summary>{words.questions.ways}</summary>
                <ul>
                  {ways.map((way) => (
                    <li key={way}>{way}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For each target: the learners who have not mastered it, and those with too little evidence. */
function BehindList({ behind, words }: { behind: readonly Behind[] } & Pick<Scene, 'words'>) {
  return (
    <details class="reasons">
      <summary>{words.ahead.who}</summary>
      <ul>
        {behind.map(({ target, notYet, unclear }) => (
          <li key={target.code}>
            <span class="code" title={target.iCan}>
              {target.code}
            </span>{' '}
            {notYet.length > 0 && (
              <>
                {words.ahead.notYet} <Names people={notYet} />{' '}
              </>
            )}
            {unclear.length > 0 && (
              <>
                {words.ahead.unclear} <Names people={unclear} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
