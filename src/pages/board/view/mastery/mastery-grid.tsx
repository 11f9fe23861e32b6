import type { Cell } from '../../address.ts';
import { LevelBar } from '../../../look/level-bar.tsx';
import { LevelShape } from '../../../look/level-shape.tsx';
import type { Scene } from '../../model/scene.ts';
import { inWords } from '../../../look/target-bars.tsx';

/** A row per learner, a column per target; each cell says its level by shape, word and shade, and leads to its reasons. */
export function MasteryGrid(scene: Scene) {
  const { model, words, href } = scene;
  const { grid, why } = model;
  return (
    <div
      class={`grid-region grid-${sizeOf(grid.columns.length)}`}
      role="region"
      aria-label={words.grid.region}
      tabindex={0}
    >
      <table class="grid">
        <caption class="unseen">{words.grid.caption}</caption>
        <thead>
          {grid.units.length > 1 && (
            <tr class="units">
              <td />
              {grid.units.map((unit) => (
                <th key={unit.title} scope="colgroup" colspan={unit.targets}>
                  {unit.title === '' ? words.grid.otherTargets : unit.title}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col" class="corner">
              {words.grid.student}
            </th>
            {grid.columns.map((column) => (
              <th key={column.code} scope="col" title={column.iCan}>
                {column.code}
                <span class="unseen"> {column.iCan}</span>
                <LevelBar counts={column.counts} label={inWords(column.counts, words)} width={60} height={6} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {row.cells.map(({ target, level, stale }) => {
                const cell = { learner: row.id, target };
                const open = why?.learner.id === row.id && why.target.code === target;
                const label = words.grid.cell(row.name, target, words.level[level]);
                return (
                  <td key={target} class={`cell-${level}`}>
                    <a
                      id={cellId(cell)}
                      href={`${href({ why: cell })}#why`}
                      aria-label={stale ? `${label}, ${words.grid.stale}` : label}
                      aria-current={open ? 'true' : undefined}
                    >
                      <LevelShape level={level} size={15} />
                      <span>
                        {words.levelInCell[level]}
                        {stale && ' *'}
                      </span>
                    </a>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * How wide the grid is: `few` columns fit a phone as shapes alone, `some` fit a tablet, and with `many` the grid itself
 * scrolls sideways, never the page.
 */
function sizeOf(targets: number): 'few' | 'some' | 'many' {
  if (targets <= 9) return 'few';
  return targets <= 16 ? 'some' : 'many';
}

export function cellId({ learner, target }: Cell): string {
  return `c-${learner}~${target}`;
}
