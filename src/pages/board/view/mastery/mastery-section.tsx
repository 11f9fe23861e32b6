import { Sort } from '../../address.ts';
import { CellPanel } from './cell-panel.tsx';
import { Legend } from './legend.tsx';
import { MasteryGrid } from './mastery-grid.tsx';
import type { Scene } from '../../model/scene.ts';
import { RhythmLines } from '../rhythm-lines.tsx';
import { TargetBars } from '../../../look/target-bars.tsx';

/** Mastery by target: the legend, then the grid of all learners; the class as bars is folded. */
export function MasterySection(scene: Scene) {
  const { model, words, href } = scene;
  const label = { support: words.grid.bySupport, name: words.grid.byName };
  return (
    <section id="mastery" aria-labelledby="mastery-title">
      <h2 id="mastery-title">{words.page.mastery}</h2>
      <RhythmLines {...scene} />
      <Legend {...scene} />
      <details class="reasons by-target">
        <summary>{words.grid.byTarget}</summary>
        <TargetBars columns={model.grid.columns} words={words} />
      </details>
      {model.why !== null && <CellPanel why={model.why} {...scene} />}
      <div class="grid-tools">
        <p class="fine">{words.grid.hint}</p>
        <p class="sort">
          {words.grid.sort}:{' '}
          {Sort.options.map((sort) => (
            <a
              key={sort}
              href={`${href({ sort })}#mastery`}
              aria-current={sort === model.grid.sort ? 'true' : undefined}
            >
              {label[sort]}
            </a>
          ))}
        </p>
        <a class="skip" href="#messages">
          {words.grid.skip}
        </a>
      </div>
      <MasteryGrid {...scene} />
    </section>
  );
}
