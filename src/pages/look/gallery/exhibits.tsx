import type { ComponentChildren } from 'preact';
import type { Language } from '../../../language.ts';
import { LEVELS } from '../../../mastery/types.ts';
import { TargetCode } from '../../../ids.ts';
import type { LevelCounts } from '../../board/model/grid.ts';
import { percent } from '../../board/model/numbers.ts';
import { words as boardWords } from '../../board/words/index.ts';
import { EstimatePicture, type Estimated } from '../estimate-picture.tsx';
import { LevelBar } from '../level-bar.tsx';
import { LevelShape } from '../level-shape.tsx';
import { RoutePicture } from '../route-picture.tsx';
import { LanguageLinks } from '../language-links.tsx';
import { Seats } from '../seats.tsx';
import { inWords, TargetBars } from '../target-bars.tsx';
import { TargetMap } from '../target-map.tsx';
import { Wordmark } from '../wordmark.tsx';
import { galleryAddress, messageAddress } from './address.ts';
import { galleryWords, type ComponentFile } from './words.ts';

const COUNTS: Readonly<Record<'class' | 'one' | 'none', LevelCounts>> = {
  class: { mastered: 12, approaching: 6, 'not-yet': 5, slipped: 1, 'not-enough': 4, 'no-evidence': 3 },
  one: { mastered: 31, approaching: 0, 'not-yet': 0, slipped: 0, 'not-enough': 0, 'no-evidence': 0 },
  none: { mastered: 0, approaching: 0, 'not-yet': 0, slipped: 0, 'not-enough': 0, 'no-evidence': 31 },
};
const ROUTES = [
  { seminar: 9, workshop: 19, undecided: 3 },
  { seminar: 0, workshop: 31, undecided: 0 },
];
const TAKEN = [0, 4, 6, 7];
const SEATS = 6;
const ESTIMATES: readonly Estimated[] = [
  { threshold: 0.8, value: null, low: null, high: null, results: [] },
  { threshold: 0.8, value: 0.5, low: 0.2, high: 0.8, results: [{ share: 0.5 }] },
  {
    threshold: 0.8,
    value: 0.88,
    low: 0.79,
    high: 0.95,
    results: [0.95, 0.9, 0.8, 0.6, 0.35].map((share) => ({ share })),
  },
  { threshold: 0.8, value: 0.7, low: null, high: null, results: [0.6, 0.8].map((share) => ({ share })) },
];

/** Each component in all its states, by its file. */
export const EXHIBITS: Readonly<Record<ComponentFile, (language: Language) => ComponentChildren>> = {
  wordmark: () => <Wordmark />,
  'language-links': (language) => (
    <LanguageLinks label={galleryWords[language].of['language-links']} current={language} address={galleryAddress} />
  ),
  'level-shape': (language) => (
    <ul class="plain gallery-row">
      {LEVELS.map((level) => (
        <li key={level} class={`level cell-${level}`}>
          <LevelShape level={level} size={12} /> <LevelShape level={level} /> <LevelShape level={level} size={24} />{' '}
          {boardWords[language].level[level]}
        </li>
      ))}
    </ul>
  ),
  'level-bar': (language) =>
    Object.entries(COUNTS).map(([of, counts]) => (
      <LevelBar key={of} counts={counts} label={inWords(counts, boardWords[language])} width={300} height={12} />
    )),
  'target-bars': (language) => (
    <TargetBars
      columns={galleryWords[language].targets.map((iCan, row) => ({
        code: TargetCode.parse(`5.NF.A.${row + 1}`),
        iCan,
        counts: row === 0 ? COUNTS.class : COUNTS.none,
      }))}
      words={boardWords[language]}
    />
  ),
  'route-picture': (language) =>
    ROUTES.map((routes) => <RoutePicture key={routes.seminar} routes={routes} words={boardWords[language].headline} />),
  seats: (language) =>
    TAKEN.map((taken) => (
      <Seats key={taken} taken={taken} seats={SEATS} label={boardWords[language].groups.seats(taken, SEATS)} />
    )),
  'estimate-picture': (language) => (
    <div class="gallery-row">
      {ESTIMATES.map((why) => (
        <EstimatePicture
          key={why.results.length}
          why={why}
          label={boardWords[language].cell.picture}
          threshold={percent(language, why.threshold)}
        />
      ))}
    </div>
  ),
  'target-map': (language) => (
    <div class="wide-table" role="group" aria-label={galleryWords[language].of['target-map']} tabindex={0}>
      <TargetMap
        label={galleryWords[language].of['target-map']}
        nodes={[
          { code: '4.NF.B.3', sentence: galleryWords[language].targets[0], requires: [], main: false },
          { code: '5.NF.A.1', sentence: galleryWords[language].targets[0], requires: ['4.NF.B.3'], main: true },
          {
            code: '5.NF.A.2',
            sentence: galleryWords[language].targets[1],
            requires: ['4.NF.B.3', '5.NF.A.1'],
            main: true,
          },
          { code: '5.NF.B.3', sentence: galleryWords[language].targets[1], requires: ['5.NF.A.1'], main: true },
        ]}
      />
    </div>
  ),
  document: () => null,
  'both-languages': (language) => <a href={messageAddress(language)}>{galleryWords[language].open}</a>,
};
