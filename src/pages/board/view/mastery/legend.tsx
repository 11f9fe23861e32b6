import { LEVELS } from '../../../../mastery/types.ts';
import { percent } from '../../model/numbers.ts';
import { LevelShape } from '../../../look/level-shape.tsx';
import type { Scene } from '../../model/scene.ts';

/** Each level as shape, word, number and meaning, and the rule behind them (P5). */
export function Legend({ model, words }: Scene) {
  return (
    <div class="legend">
      <dl>
        {LEVELS.map((level) => (
          <div key={level}>
            <dt class={`cell-${level}`}>
              <LevelShape level={level} /> {words.levelInCell[level]}
            </dt>
            <dd>
              <strong>{model.grid.counts[level]}</strong> {words.meaning[level]}
            </dd>
          </div>
        ))}
      </dl>
      <p class="rule">
        <span class="label">{words.grid.rule}</span>{' '}
        {words.grid.ruleInShort(percent(model.language, model.grid.asks.threshold), model.grid.asks.minSources)}
      </p>
      <details class="reasons">
        <summary>{words.grid.exactRule}</summary>
        {model.grid.rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </details>
    </div>
  );
}
