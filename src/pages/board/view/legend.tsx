import { LEVELS } from '../../../mastery/types.ts';
import { LevelShape } from '../../look/level-shape.tsx';
import type { Scene } from '../model/scene.ts';

/** Each level as shape, word, number and meaning, and the rule behind them (P5). */
export function Legend({ model, words }: Scene) {
  return (
    <div class="legend">
      <dl>
        {LEVELS.map((level) => (
          <div key={level}>
            <dt class={`cell-${level}`}><LevelShape level={level} /> {words.level[level]}</dt>
            <dd><strong>{model.grid.counts[level]}</strong> {words.meaning[level]}</dd>
          </div>
        ))}
      </dl>
      {model.grid.rules.map((rule) => <p key={rule} class="rule"><span class="label">{words.grid.rule}</span> {rule}</p>)}
    </div>
  );
}
