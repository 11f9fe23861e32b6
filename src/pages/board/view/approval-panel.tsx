import type { Receipt } from '../../kit/receipt.ts';
import { ActionFields } from './action-fields.tsx';
import { BrakesPanel, PausedNotice } from './brakes-panel.tsx';
import { LeftNotice } from './left-notice.tsx';
import { Sign } from './notice.tsx';
import type { Scene } from '../model/scene.ts';
import type { Tokens } from '../tokens.ts';

export interface ApprovalProps extends Scene {
  readonly tokens: Tokens;
  readonly receipt: Receipt | null;
}

/** What waits for approval, the buttons, and the outcome of the last press. */
export function ApprovalPanel(props: ApprovalProps) {
  const { model, words, tokens, receipt } = props;
  const { approval, language, paused } = model;
  return (
    <section
      id="approval"
      class={`approval approval-${paused === null ? approval.state : 'paused'}`}
      aria-label={words.approval.waiting}
      tabindex={-1}
    >
      {receipt !== null && receipt.place === undefined && (
        <p role="status" class={receipt.ok ? 'receipt' : 'receipt receipt-not'}>
          <strong>{words.receipt[receipt.about][receipt.ok ? 'done' : 'not']}</strong> {receipt.said[language]}
        </p>
      )}
      <PausedNotice {...props} />
      <LeftNotice {...props} />
      {approval.state === 'waiting' && tokens.approve !== null ? (
        <form method="post" action="/approve">
          <p class="waits">
            <strong>{words.approval.waiting}</strong> {words.approval.counts(approval.counts)}
          </p>
          <ActionFields model={model} token={tokens.approve} plan={approval.plan} hash={approval.hash} />
          <p class="act">
            <button type="submit">{words.approval.button}</button>
            <a href="#messages">{words.approval.look}</a>
          </p>
          <p class="fine">{words.approval.unchanged}</p>
        </form>
      ) : (
        paused === null && receipt?.about !== 'approve' && <Calm {...props} />
      )}
      {approval.state === 'waiting' && paused !== null && (
        <p class="waits">
          <strong>{words.approval.waiting}</strong> {words.approval.counts(approval.counts)}
        </p>
      )}
      <BrakesPanel {...props} />
    </section>
  );
}

/** Shown where there is nothing to approve: the plan was sent or taken back, or it has nothing new to send. */
function Calm({ model, words }: Scene) {
  const { state } = model.approval;
  if (state === 'sent')
    return (
      <p class="calm">
        <Sign kind="calm" /> <span>{words.approval.sent}</span>
      </p>
    );
  const undone = state === 'undone';
  return (
    <p class="calm">
      <Sign kind={undone ? 'undone' : 'calm'} />
      <span>
        <strong>{undone ? words.approval.undone : words.approval.nothing}</strong>{' '}
        {undone ? words.approval.undoneHint : words.approval.nothingHint}
      </span>
    </p>
  );
}
