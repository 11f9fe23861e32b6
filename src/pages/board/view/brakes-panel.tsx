import { ActionFields } from './action-fields.tsx';
import type { Scene } from '../model/scene.ts';
import type { Tokens } from '../tokens.ts';

/**
 * The two brakes: stop the sending to this class, and take back what was sent last. Each unfolds and explains itself
 * before it can be pressed.
 */
export function BrakesPanel({ model, words, tokens }: Scene & { tokens: Tokens }) {
  const { paused, sent } = model;
  return (
    <div class="brakes">
      {paused === null && tokens.pause !== null && (
        <details class="brake">
          <summary>{words.brakes.pause}</summary>
          <form method="post" action="/pause">
            <p>{words.brakes.pauseHint}</p>
            <ActionFields model={model} token={tokens.pause} do="pause" />
            <button type="submit" class="quiet">
              {words.brakes.pauseNow}
            </button>
          </form>
        </details>
      )}
      {sent !== null && tokens.undo !== null && (
        <details class="brake">
          <summary>{words.brakes.undo}</summary>
          <form method="post" action="/undo">
            <p>{words.brakes.undoWhat(sent.moment, words.approval.counts({ ...sent.counts, withdraw: 0 }))}</p>
            <p>{words.brakes.undoHint}</p>
            <ActionFields model={model} token={tokens.undo} run={sent.run} />
            <button type="submit" class="quiet">
              {words.brakes.undoNow}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}

/** Shown in place of the approval while sending is paused. */
export function PausedNotice({ model, words, tokens }: Scene & { tokens: Tokens }) {
  const { paused } = model;
  if (paused === null) return null;
  return (
    <div class="paused">
      <p>
        <strong>{words.brakes.paused}</strong> {words.brakes.pausedBy[paused.of][paused.by](paused.moment)}
      </p>
      <p class="fine">{words.brakes.pausedHint}</p>
      {tokens.resume !== null && (
        <details class="brake">
          <summary>{words.brakes.resume}</summary>
          <form method="post" action="/pause">
            <p>{words.brakes.resumeHint}</p>
            <ActionFields model={model} token={tokens.resume} do="resume" />
            <button type="submit">{words.brakes.resumeNow}</button>
          </form>
        </details>
      )}
    </div>
  );
}
