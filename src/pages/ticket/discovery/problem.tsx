import { problemId, type ComposerScene } from './scene.ts';
import type { Trouble } from './problems.ts';

/** Says what is missing, beside the control where it is to be entered. */
export function Problem({
  scene: { words, problems },
  at,
  question = null,
  what,
}: {
  scene: ComposerScene;
  /** Id of the control. */
  at: string;
  question?: number | null;
  what: Trouble;
}) {
  if (!problems.some((each) => each.question === question && each.what === what)) return null;
  return (
    <p class="missing" id={problemId(at, what)}>
      {words.problem[what]}
    </p>
  );
}

/** The attributes by which a control tells screen readers about its own problems. */
export function described(
  { problems }: ComposerScene,
  at: string,
  question: number | null,
  ...whats: readonly Trouble[]
): { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string } {
  const here = whats.filter((what) => problems.some((each) => each.question === question && each.what === what));
  if (here.length === 0) return {};
  return { 'aria-invalid': true, 'aria-describedby': here.map((what) => problemId(at, what)).join(' ') };
}
