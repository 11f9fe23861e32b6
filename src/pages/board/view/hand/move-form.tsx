import { PUT } from '../../../actions/press.ts';
import type { Person } from '../../model/person.ts';
import type { Scene } from '../../model/scene.ts';
import { PressButton } from './press-button.tsx';

const CHOICES = ['seminar', 'workshop', 'none'] as const;

/**
 * The teacher's controls for one learner's day: the request the learner made, the route the teacher gives them, and
 * whether anything is sent to them.
 */
export function MoveForm({ person, ...scene }: Scene & { readonly person: Pick<Person, 'id' | 'name' | 'declared'> }) {
  const { model, words, tokens } = scene;
  if (tokens.hand === null) return null;
  const { id: learner, name, declared } = person;
  const { hand } = model;
  const where = hand.put.find((each) => each.id === learner)?.where ?? null;
  const waiting = hand.waitingFor.get(learner) ?? 0;
  return (
    <div class="move">
      <div role="group" aria-label={`${words.hand.raised}: ${name}`} class="presses">
        <span class="label" aria-hidden="true">
          {words.hand.raised}
        </span>
        {CHOICES.map((route) => (
          <PressButton
            key={route}
            press={{ is: 'choose', learner, route }}
            chosen={(declared?.route ?? 'none') === route}
            {...scene}
          >
            {words.hand.choose[route]}
          </PressButton>
        ))}
      </div>
      <div role="group" aria-label={`${words.hand.put}: ${name}`} class="presses">
        <span class="label" aria-hidden="true">
          {words.hand.put}
        </span>
        {PUT.filter((to) => (to !== 'second' || hand.seminars > 1) && (to !== 'nowhere' || where !== null)).map(
          (to) => (
            <PressButton
              key={to}
              press={{ is: 'put', learner, to }}
              {...(to === 'nowhere' ? {} : { chosen: where === to })}
              {...scene}
            >
              {words.hand.to[to]}
            </PressButton>
          ),
        )}
      </div>
      {waiting > 0 && model.approval.state === 'waiting' && (
        <div class="presses">
          <PressButton press={{ is: 'strike-child', learner, plan: model.approval.plan }} of={name} {...scene}>
            {words.hand.strikeChild(waiting)}
          </PressButton>
        </div>
      )}
    </div>
  );
}
