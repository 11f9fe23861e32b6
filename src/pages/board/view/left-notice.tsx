import type { Scene } from '../model/scene.ts';

/** Shown beside the approval while approved messages wait for another day: which, why, and what to do. */
export function LeftNotice({ model, words }: Scene) {
  const { left } = model;
  if (left === null) return null;
  return (
    <div class="left">
      <p class="waits">
        <strong>{words.left.title}</strong> {words.approval.counts({ ...left.counts, withdraw: 0 })}
      </p>
      {left.limits.map((limit) => (
        <p key={limit} class="fine">
          {words.left.why[limit]} {words.left.do[limit]}
        </p>
      ))}
    </div>
  );
}
