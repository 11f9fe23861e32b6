import type { ComponentChildren } from 'preact';
import type { CutName } from '../../mastery/cuts.ts';
import type { Rule } from '../../mastery/rule.ts';
import { givesChance } from '../../mastery/words.ts';
import type { CutField } from '../../school/default-rule.ts';
import type { SchoolWords } from './words/words.ts';

export type CutGroup = 'chance' | 'one' | 'calm' | 'part';

/** The cuts by what they are about. */
const GROUPS: Readonly<Record<CutGroup, readonly CutName[]>> = {
  chance: ['mastered', 'notYet', 'gateWeight', 'lapseDays'],
  one: ['masteredWithoutOne', 'notYetWithoutOne', 'disagreeBy', 'disagreeWeight', 'disagreePart'],
  calm: ['leaveMastered', 'leaveNotYet', 'slipWeight', 'sureAbove', 'sureBelow'],
  part: ['notYetPart', 'slippedPart'],
};

/** The cuts that every method uses. */
const ALWAYS: readonly CutName[] = ['lapseDays'];

/** The limits of the levels. Few schools change them, so they are folded unless one of them was set or is invalid. */
export function CutFields({
  rule,
  open,
  words,
  field,
}: {
  readonly rule: Rule;
  readonly open: boolean;
  readonly words: SchoolWords['rule'];
  readonly field: (name: CutField) => ComponentChildren;
}) {
  const withChance = givesChance(rule);
  return (
    <details class="fold" open={open}>
      <summary>{words.cuts}</summary>
      <p class="fine">{words.cutsIntro}</p>
      {(Object.keys(GROUPS) as CutGroup[]).map((group) => {
        const names = GROUPS[group];
        const unused = names.every((name) => !ALWAYS.includes(name)) && withChance === (group === 'part');
        return (
          <fieldset key={group} class="cut-group">
            <legend>{words.group[group]}</legend>
            {unused && <p class="fine">{words.unused}</p>}
            <div class="fields each-said">{names.map((name) => field(`cuts.${name}`))}</div>
          </fieldset>
        );
      })}
    </details>
  );
}
