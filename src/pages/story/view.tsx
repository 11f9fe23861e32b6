import { boardAddress } from '../board/address.ts';
import type { CellWhy } from '../board/model/cell-why.ts';
import { percent, points } from '../board/model/numbers.ts';
import type { Result } from '../board/model/results.ts';
import { ThreeFacts } from '../board/view/three-facts.tsx';
import { words as boardWords, type Words } from '../board/words/index.ts';
import { WORDS_GONE } from '../../plan/kinds/write-base.ts';
import { renderDocument } from '../look/document.tsx';
import { EstimatePicture } from '../look/estimate-picture.tsx';
import { LevelShape } from '../look/level-shape.tsx';
import type { Story } from './model.ts';
import { storyWords, type StoryWords } from './words.ts';

interface Said {
  readonly language: Story['language'];
  readonly words: Words;
  readonly own: StoryWords;
}

/** One child's story: the way on each target as a picture, what it rests on, what would change it, what was sent and chosen. */
export function storyPage(story: Story): string {
  const { language, course, learner, today, targets, without, sent } = story;
  const said: Said = { language, words: boardWords[language], own: storyWords[language] };
  const { words, own } = said;
  return renderDocument({
    language,
    title: `${learner.name} · Waymark`,
    children: (
      <main class="story">
        <p class="slip-tools">
          <a href={`${boardAddress({ course: course.id, language })}#p-${learner.id}`}>{own.back}</a>
        </p>
        <header>
          <h1>{learner.name}</h1>
          <p class="date">
            {course.name}
            {today !== null && ` · ${words.headline.route[today.effective]}`}
          </p>
          {today !== null && <ThreeFacts person={today} words={words} label={own.choices} />}
        </header>
        <section aria-labelledby="way">
          <h2 id="way">{own.targets}</h2>
          <div class="story-targets">
            {targets.map((why) => (
              <TargetStory key={why.target.code} why={why} {...said} />
            ))}
          </div>
          {without.length > 0 && (
            <p class="fine">
              {own.without}: {without.map(({ code, iCan }) => `${code} ${iCan}`).join('; ')}.
            </p>
          )}
        </section>
        <section aria-labelledby="sent">
          <h2 id="sent">{own.sent}</h2>
          {sent.length === 0 && <p>{own.nothingSent}</p>}
          <ul class="plain story-sent">
            {sent.map((message) => (
              <li key={message.key}>
                <details>
                  <summary>
                    <strong>{words.held.kind[message.kind]}</strong> <span class="fine">{message.moment}</span>{' '}
                    {message.title}
                  </summary>
                  <div class="letter" lang={message.language ?? undefined}>
                    <p class="text">{message.text === WORDS_GONE ? own.wordsGone : message.text}</p>
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </section>
      </main>
    ),
  });
}

function TargetStory({ why, language, words, own }: Said & { why: CellWhy }) {
  const { target } = why;
  return (
    <article class="card" aria-labelledby={`t-${target.code}`}>
      <h3 id={`t-${target.code}`}>
        <span class="code">{target.code}</span> {target.iCan}
      </h3>
      <p class={`level cell-${why.level}`}>
        <LevelShape level={why.level} size={16} /> {words.level[why.level]}
      </p>
      <EstimatePicture
        why={why}
        label={`${target.code}: ${words.cell.picture}`}
        threshold={percent(language, why.threshold)}
      />
      <p>{why.reason}</p>
      <p>
        <span class="label">{words.why.wouldChange}</span> {why.wouldChange}
      </p>
      {[
        ...why.next.map(({ kind, due, activity }) =>
          [words.cell.next[kind], activity, words.cell.due(due)].filter((part) => part !== null).join(', '),
        ),
        ...why.withheld,
      ].map((line) => (
        <p key={line} class="fine">
          {line}
        </p>
      ))}
      <details class="reasons">
        <summary>
          {own.results} ({why.results.length})
        </summary>
        <ul class="plain story-results">
          {why.results.map((result, row) => (
            <li key={row}>
              <ResultStory result={result} language={language} words={words} own={own} />
            </li>
          ))}
        </ul>
        <p class="fine">
          {words.why.rule}: {why.rule}
        </p>
      </details>
    </article>
  );
}

function ResultStory({ result, language, words, own }: Said & { result: Result }) {
  return (
    <>
      <p>
        <strong>
          {points(language, result.points)}/{points(language, result.possible)}
        </strong>{' '}
        {result.title ?? words.why.untitled}{' '}
        <span class="fine">
          {result.day}, {words.why.kind[result.kind]}, {words.why.by[result.by]}
        </span>
      </p>
      {result.asked.length > 0 && (
        <ul>
          {result.asked.map(({ question, share }, row) => (
            <li key={row}>
              <q>{question}</q> {share === 1 ? own.right : share > 0 ? own.partly : own.missed}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
