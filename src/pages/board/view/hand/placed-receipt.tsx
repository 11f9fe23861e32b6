import type { Scene } from '../../model/scene.ts';

/** The outcome of a button, shown where the button was. */
export function PlacedReceipt({
  at,
  receipt,
  words,
  model,
}: Pick<Scene, 'receipt' | 'words' | 'model'> & { readonly at: string }) {
  if (receipt === null || receipt.place !== at) return null;
  return (
    <p role="status" class={receipt.ok ? 'receipt' : 'receipt receipt-not'}>
      <strong>{words.receipt[receipt.about][receipt.ok ? 'done' : 'not']}</strong> {receipt.said[model.language]}
    </p>
  );
}
