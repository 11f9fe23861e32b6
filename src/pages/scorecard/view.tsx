import type { CourseId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { Scorecard } from '../../routing/scorecard/scorecard.ts';
import { scorecardWords, tenthWords } from '../../routing/scorecard/scorecard-words.ts';
import { boardAddress } from '../board/address.ts';
import { percent } from '../board/model/numbers.ts';
import { renderDocument } from '../look/document.tsx';
import { SharePicture, TenthsPicture } from './pictures.tsx';
import { scorecardPageWords } from './words.ts';

export interface ScorecardShown {
  readonly language: Language;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly card: Scorecard;
}

/** How often the advice was wrong: both rates in words with their intervals as pictures, then how stated chances came true. */
export function scorecardPage({ language, course, card }: ScorecardShown): string {
  const own = scorecardPageWords[language];
  const [seminar, workshop, cannotTell] = scorecardWords(card);
  const ends = [percent(language, 0), percent(language, 1)] as const;
  const tenths = tenthWords(card.tenths);
  return renderDocument({
    language,
    title: `${own.title} · Waymark`,
    children: (
      <main class="story scorecard">
        <p class="slip-tools">
          <a href={`${boardAddress({ course: course.id, language })}#scorecard`}>{own.back}</a>
        </p>
        <header>
          <h1>{own.title}</h1>
          <p class="date">{course.name}</p>
          <p class="intro">{own.intro}</p>
        </header>
        <section aria-labelledby="rates">
          <h2 id="rates">{own.rates}</h2>
          <div class="story-targets">
            {[
              { said: seminar, rate: card.seminar, advice: own.seminar },
              { said: workshop, rate: card.workshop, advice: own.workshop },
            ].map(({ said, rate, advice }) => (
              <article key={advice} class="card">
                <SharePicture rate={rate} label={own.picture(advice)} ends={ends} />
                <p>{said[language]}</p>
              </article>
            ))}
          </div>
          <p class="fine">{cannotTell[language]}</p>
        </section>
        <section aria-labelledby="tenths">
          <h2 id="tenths">{own.tenths}</h2>
          {tenths.length === 0 ? (
            <p>{own.noTenths}</p>
          ) : (
            <div class="card estimate-row">
              <TenthsPicture tenths={card.tenths} label={own.tenthsPicture} axes={own} ends={ends} />
              <div>
                <p class="fine">{own.tenthsHint}</p>
                <ul class="plain">
                  {tenths.map((said) => (
                    <li key={said.en}>{said[language]}</li>
                  ))}
                </ul>
              </div>
            </div>
          )}
        </section>
      </main>
    ),
  });
}
