import { LevelShape } from '../../look/level-shape.tsx';
import type { TeacherScene } from '../parts/scene.ts';
import { hasKey, type Reviewed } from './reviewed.ts';

/** How the targets of the ticket stand, in words, with a shape, and the rule. */
export function EvidenceSection({ scene, reviewed }: { scene: TeacherScene; reviewed: Reviewed }) {
  const { page, words, language } = scene;
  const rules = [...new Set(reviewed.targets.map(({ rule }) => rule[language]))];
  return (
    <section aria-labelledby="evidence-title">
      <h2 id="evidence-title">{words.review.evidence}</h2>
      {!hasKey(page.live) ? (
        <p class="fine">{words.review.noEvidence}</p>
      ) : (
        <>
          {reviewed.targets.map(({ target, iCan, level, words: said, path }) => (
            <div key={target} class="card evidence">
              <p class="i-can">
                <span class="code">{target}</span> {iCan[language]}
              </p>
              <p>
                <LevelShape level={level} /> {said[language]}
              </p>
              {path.length > 0 && <p class="fine">{path.map((share) => words.review.right(share)).join(' → ')}</p>}
            </div>
          ))}
          {reviewed.why !== null && <p>{reviewed.why[language]}</p>}
          {rules.map((rule) => (
            <p key={rule} class="fine">
              {rule}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
