import type { Tokens } from '../tokens.ts';
import type { Scene } from '../model/scene.ts';
import { composeAddress } from '../../link/address.ts';
import { paperAddress } from '../../paper/address.ts';
import { ActionFields } from './action-fields.tsx';

/**
 * The button that reads the answers of the lesson now under way. While a ticket of today is known, the board's script
 * reads them by itself.
 */
export function TodayForm({ model, words, tokens }: Scene & { readonly tokens: Tokens }) {
  if (tokens.today === null) return null;
  return (
    <form method="post" action="/today" class="today" data-today={model.ticketsToday}>
      <ActionFields model={model} token={tokens.today} />
      <button type="submit" class="quiet">
        {words.today.read}
      </button>
      <p class="fine">{model.ticketsToday > 0 ? words.today.watching : words.today.hint}</p>
      <p class="fine">
        <a href={paperAddress(model)}>{words.today.paper}</a>
      </p>
      {model.makesTickets && (
        <p class="fine">
          <a href={composeAddress({ course: model.course.id })}>{words.today.compose}</a>
        </p>
      )}
      <p aria-live="polite" class="fine" data-today-status />
    </form>
  );
}
