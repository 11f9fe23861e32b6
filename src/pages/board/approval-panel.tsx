import type { Receipt } from '../approve/receipt.ts';
import type { Scene } from './scene.ts';

export interface ApprovalProps extends Scene {
  /** Makes the button's form ours; null when nothing waits. */
  readonly token: string | null;
  readonly receipt: Receipt | null;
}

/** What waits for the teacher, the button, and what came of pressing it. */
export function ApprovalPanel({ model, words, token, receipt }: ApprovalProps) {
  const { approval, language, course } = model;
  return (
    <section id="approval" class={`approval approval-${approval.state}`} aria-label={words.approval.waiting} tabindex={-1}>
      {receipt !== null && (
        <p role="status" class={receipt.ok ? 'receipt' : 'receipt receipt-not'}>
          <strong>{receipt.ok ? words.approval.done : words.approval.notDone}</strong> {receipt.said[language]}
        </p>
      )}
      {approval.state === 'waiting' && token !== null ? (
        <form method="post" action="/approve">
          <p class="waits"><strong>{words.approval.waiting}</strong> {words.approval.counts(approval.counts)}</p>
          <input type="hidden" name="course" value={course.id} />
          <input type="hidden" name="plan" value={approval.plan} />
          <input type="hidden" name="lang" value={language} />
          <input type="hidden" name="token" value={token} />
          <p class="act">
            <button type="submit">{words.approval.button}</button>
            <a href="#messages">{words.approval.look}</a>
          </p>
          <p class="fine">{words.approval.unchanged}</p>
        </form>
      ) : receipt === null && <p>{approval.state === 'sent' ? words.approval.sent : words.approval.nothing}</p>}
    </section>
  );
}
