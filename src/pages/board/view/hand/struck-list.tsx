import type { KindName } from '../../../../plan/kinds/registry.ts';
import type { Struck } from '../../model/hand.ts';
import type { Scene } from '../../model/scene.ts';
import { PressButton } from './press-button.tsx';

/** The messages that the teacher struck, as they would have been sent, each with a button to restore it. */
export function StruckList({
  kind,
  struck,
  ...scene
}: Scene & { readonly kind: KindName; readonly struck: readonly Struck[] }) {
  const { words } = scene;
  if (struck.length === 0) return null;
  const back = struck.map(({ target, people }) => ({
    target: target?.code ?? null,
    learners: people.map(({ id }) => id),
  }));
  return (
    <>
      <ul class="plain struck">
        {struck.map((each, place) => (
          <li key={place}>
            <p>
              <span class="unseen">{words.hand.struck} </span>
              <s>
                {headingOf(each, kind, words)}
                {each.text !== null && <span class="fine"> {each.text}</span>}
              </s>
            </p>
            <PressButton
              press={{ is: 'take-back', kind, struck: back.slice(place, place + 1) }}
              of={headingOf(each, kind, words)}
              {...scene}
            >
              {words.hand.bringBack}
            </PressButton>
          </li>
        ))}
      </ul>
      {struck.length > 1 && (
        <PressButton press={{ is: 'take-back', kind, struck: back }} of={words.messages.of[kind]} {...scene}>
          {words.hand.bringAllBack}
        </PressButton>
      )}
    </>
  );
}

function headingOf({ target, people }: Struck, kind: KindName, words: Scene['words']): string {
  const names = people.map(({ name }) => name).join(', ');
  if (kind === 'note') return names;
  if (target === null) return `${words.groups.slot.workshop}: ${names}`;
  return `${kind === 'route' ? `${words.headline.route.seminar} ` : ''}${target.code} ${target.iCan} ${names}`;
}
