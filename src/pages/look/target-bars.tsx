import { LEVELS } from '../../mastery/types.ts';
import type { LevelCounts } from '../board/model/grid.ts';
import { LevelBar } from './level-bar.tsx';
import { LevelShape } from './level-shape.tsx';
import type { Scene } from '../board/model/scene.ts';

/** The class by target: the sentence, a bar, and the counts with their shapes. */
export function TargetBars({ model, words }: Scene) {
  return (
    <ul class="targets" aria-label={words.grid.byTarget}>
      {model.grid.columns.map(({ code, iCan, counts }) => (
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

export function inWords(counts: LevelCounts, words: Scene['words']): string {
  return LEVELS.filter((level) => counts[level] > 0)
    .map((level) => words.grid.count(words.level[level], counts[level]))
    .join(', ');
}
