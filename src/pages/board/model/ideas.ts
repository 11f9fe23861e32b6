import { waitingProposals, type Proposal } from '../../../pathway/proposals.ts';
import type { BoardInput } from './input.ts';
import type { Lookup, TargetName } from './lookup.ts';
import type { Named } from './morning.ts';

/** An activity that a learner proposes for the workshop. */
export interface IdeaShown extends Pick<Proposal, 'id' | 'text' | 'url' | 'reply' | 'classTitle'> {
  readonly person: Named;
  readonly target: TargetName;
  readonly state: 'open' | 'accepted' | 'answered';
}

/** In the order of proposing, including those answered today. Proposals of learners who left the class are left out. */
export function ideasOf({ proposals, decisions, now, school }: BoardInput, look: Lookup): IdeaShown[] {
  const here = new Set(decisions.learners.map(({ id }) => id));
  return waitingProposals(proposals, now, school.school.timeZone).flatMap(
    ({ id, learner, target, text, url, state, reply, classTitle }): IdeaShown[] =>
      !here.has(learner)
        ? []
        : [
            {
              id,
              person: { id: learner, name: look.name(learner) },
              target: look.target(target),
              text,
              url,
              state,
              reply,
              classTitle,
            },
          ],
  );
}
