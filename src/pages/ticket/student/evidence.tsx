import type { ShownTarget } from '../../../ticket/live.ts';
import { LevelShape } from '../../look/level-shape.tsx';
import type { Scene } from './local.ts';
import { PathPicture } from './path-picture.tsx';

/**
 * The mastery estimate including this ticket: first in words, then a picture, then the rule, then the suggested route
 * and why.
 */
export function Evidence({ own, words, language }: Scene) {
  const { evidence } = words;
  return (
    <section class="evidence" aria-labelledby="evidence">
      <h2 id="evidence">{evidence.title}</h2>
      {own.targets.length === 0 && <p>{evidence.none}</p>}
      {own.targets.map((target) => (
        <Target key={target.target} target={target} words={words} language={language} />
      ))}
      {own.route !== null && (
        <div class="points">
          <p class="pointed">{evidence.recommended[own.route.recommended]}</p>
          <p>{own.route.why[language]}</p>
        </div>
      )}
    </section>
  );
}

function Target({ target, words, language }: { target: ShownTarget } & Pick<Scene, 'words' | 'language'>) {
  const { evidence } = words;
  return (
    <article class="card target">
      <p class="i-can">{target.iCan[language]}</p>
      <p class="stands">{target.words[language]}</p>
      <div class="pictured">
        <p class={`level cell-${target.level}`}>
          <LevelShape level={target.level} /> {evidence.level[target.level]}
        </p>
        {target.path.length > 0 && (
          <PathPicture
            path={target.path}
            label={evidence.path(target.path.map((share) => evidence.share[step(share)]))}
          />
        )}
      </div>
      <p class="fine">{target.rule[language]}</p>
    </article>
  );
}

/** A share in words, as a child reads a sentence before the number. */
function step(share: number): keyof Scene['words']['evidence']['share'] {
  if (share >= 0.995) return 'all';
  if (share >= 0.65) return 'most';
  if (share >= 0.4) return 'half';
  return share > 0.005 ? 'some' : 'none';
}
