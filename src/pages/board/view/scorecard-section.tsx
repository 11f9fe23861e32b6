import { scorecardAddress } from '../../scorecard/address.ts';
import { scorecardPageWords } from '../../scorecard/words.ts';
import type { Scene } from '../model/scene.ts';

/**
 * The link to how often the advice was wrong. Counting takes longer than rendering the board may, so it is done only on
 * request.
 */
export function ScorecardSection({ model }: Pick<Scene, 'model'>) {
  const words = scorecardPageWords[model.language];
  return (
    <section id="scorecard" aria-labelledby="scorecard-title">
      <h2 id="scorecard-title">{words.title}</h2>
      <p class="intro">
        {words.onBoard} <a href={scorecardAddress(model)}>{words.open}</a>
      </p>
    </section>
  );
}
