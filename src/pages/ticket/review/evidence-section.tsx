import { LevelShape } from '../../look/level-shape.tsx';
import type { TeacherScene } from '../parts/scene.ts';
import type { UnderReview } from './reviewed.ts';

/** The learner's level on each target of the ticket, in words and as a shape, and why today's route is recommended. */
export function EvidenceSection({ scene, review: { work, beside } }: { scene: TeacherScene; review: UnderReview }) {
  const { page, words, language } = scene;
  const { state } = page.live;
  return (
    <section aria-labelledby="evidence-title">
      <h2 id="evidence-title">{words.review.evidence}</h2>
      {beside.targets.map(({ target, iCan, level, teacherWords, path }) => (
        <div key={target} class="card evidence">
          <p class="i-can">
            <span class="code">{target}</span> {iCan[language]}
          </p>
          <p>
            <LevelShape level={level} /> {teacherWords[language]}
          </p>
          {path.length > 0 && <p class="fine">{path.map((share) => words.review.right(share)).join(' → ')}</p>}
        </div>
      ))}
      {state === 'key' || state === 'closed' ? (
        <p>{work.route.why[language]}</p>
      ) : (
        beside.targets.length === 0 && <p class="fine">{words.review.noEvidence}</p>
      )}
    </section>
  );
}
