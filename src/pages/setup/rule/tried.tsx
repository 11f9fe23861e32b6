import { comparisonWords } from '../../../mastery/forecast/track-record-words.ts';
import { LEVEL_WORDS } from '../../../mastery/words.ts';
import { scorecardWords } from '../../../routing/scorecard/scorecard-words.ts';
import type { WhatIf } from '../../../sync/acts/what-if.ts';
import type { SetupWords } from '../words.ts';

/** What a rule would change: how many, who, and how often the advice of either would have been wrong. */
export function Tried({
  tried,
  language,
  own,
  isTeacher,
}: {
  readonly tried: WhatIf | 'nobody';
  readonly language: 'en' | 'es';
  readonly own: SetupWords['rule'];
  /** Whoever looks after the school reads how many would change, and no child's name. */
  readonly isTeacher: boolean;
}) {
  return (
    <section id="tried" class="card" aria-labelledby="tried-title">
      <h2 id="tried-title">{own.tried}</h2>
      {tried === 'nobody' ? (
        <p>{own.nobody}</p>
      ) : (
        <>
          <p>{tried.rule.to[language]}</p>
          <p>
            <strong>
              {own.levels(tried.levels.changed, tried.levels.pairs)} {own.routes(tried.routes.changed, tried.learners)}
            </strong>{' '}
            {own.notSaved}
          </p>
          {isTeacher && (
            <details>
              <summary>
                {own.who} ({tried.moves.length})
              </summary>
              {tried.moves.length === 0 && <p>{own.nobodyMoves}</p>}
              <ul class="plain">
                {tried.moves.map(({ learner, name, levels }) => (
                  <li key={learner}>
                    <strong>{name}</strong>{' '}
                    {levels
                      .map(
                        ({ target, from, to }) =>
                          `${target}: ${LEVEL_WORDS[from][language]} → ${LEVEL_WORDS[to][language]}`,
                      )
                      .join('; ')}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <h3>{own.ratesNow}</h3>
          {scorecardWords(tried.scorecard.from).map((said) => (
            <p key={said.en}>{said[language]}</p>
          ))}
          <h3>{own.ratesThen}</h3>
          {scorecardWords(tried.scorecard.to)
            .slice(0, 2)
            .map((said) => (
              <p key={said.en}>{said[language]}</p>
            ))}
          <h3>{own.foretold}</h3>
          {comparisonWords(tried.foretold).map((said) => (
            <p key={said.en} class="fine">
              {said[language]}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
