import type { ComponentChildren } from 'preact';
import type { Press } from '../../../actions/press.ts';
import type { Scene } from '../../model/scene.ts';

/** Id of the one form that all buttons of the teacher's hand send; `HandSection` renders it. */
export const HAND_FORM = 'hand-form';

export interface PressButtonProps extends Pick<Scene, 'tokens'> {
  readonly press: Press;
  readonly children: ComponentChildren;
  /** What the button is about, for screen readers, where neither its label nor its place says so. */
  readonly of?: string;
  /** The choice of this button is in force. */
  readonly chosen?: boolean;
}

/**
 * One button of the teacher's hand. It works anywhere on the page without a script, and adds only its own markup, as
 * the form is shared.
 */
export function PressButton({ press, tokens, of, chosen, children }: PressButtonProps) {
  if (tokens.hand === null) return null;
  return (
    <button form={HAND_FORM} class="quiet press" name="press" value={JSON.stringify(press)} aria-pressed={chosen}>
      {children}
      {of !== undefined && <span class="unseen">: {of}</span>}
    </button>
  );
}
