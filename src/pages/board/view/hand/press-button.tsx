import type { ComponentChildren } from 'preact';
import type { Press } from '../../../actions/press.ts';
import type { Scene } from '../../model/scene.ts';

/** All buttons of the teacher's hand send this one form, which `HandSection` holds. */
export const HAND_FORM = 'hand-form';

export interface PressButtonProps extends Pick<Scene, 'tokens'> {
  readonly press: Press;
  readonly children: ComponentChildren;
  /** What it is about, where the words of the button and its place do not say it. */
  readonly of?: string;
  /** It stands as this button says. */
  readonly chosen?: boolean;
}

/** One press of the teacher's hand, wherever it stands on the page: it works without a script, and costs the page its own words alone. */
export function PressButton({ press, tokens, of, chosen, children }: PressButtonProps) {
  if (tokens.hand === null) return null;
  return (
    <button form={HAND_FORM} class="quiet press" name="press" value={JSON.stringify(press)} aria-pressed={chosen}>
      {children}
      {of !== undefined && <span class="unseen">: {of}</span>}
    </button>
  );
}
