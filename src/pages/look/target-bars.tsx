import { LEVELS } from '../../mastery/types.ts';
import type { Grid, LevelCounts } from '../board/model/grid.ts';
import type { Words } from '../board/words/index.ts';
import { LevelBar } from './level-bar.tsx';
import { LevelShape } from './level-shape.tsx';

/** The words for the levels and their counts. */
type LevelWords = Pick<Words, 'level' | 'grid'>;

/** The class by target: the sentence, a bar, and the counts with their shapes. */
export function TargetBars({ columns, words }: Pick<Grid, 'columns'> & { words: LevelWords }) {
  return (
    <ul class="targets" aria-label={words.grid.byTarget}>
      {columns.map(({ code, iCan, counts }) => (
        <li key={code}>
          <p class="i-can">
            <span class="code">{code}</span> {iCan}
          </p>
          <LevelBar counts={counts} label={inWords(counts, words)} width={300} height={12} />
          <p class="counts" aria-hidden="true">
            {LEVELS.filter((level) => counts[level] > 0).map((level) => (
              <span key={level}>
                <LevelShape level={level} size={12} /> {counts[level]}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function inWords(counts: LevelCounts, words: LevelWords): string {
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => words.grid.count(words.level[level], counts[level]))
    .join(', ');
}
