import type { Language } from '../../language.ts';
import type { Suggestion, Taggable } from '../../tagging/types.ts';
import { ANOTHER, LATER, NONE } from './form.ts';
import { tagsWords } from './words.ts';

/**
 * The targets of a class to choose from, what fits first, and that it is about none. A suggestion that is unsure is not chosen already: a
 * tired hand must not confirm a guess.
 */
export function TargetChoice({
  name,
  label,
  suggestion,
  targets,
  language,
}: {
  readonly name: string;
  readonly label: string;
  readonly suggestion: Suggestion | null;
  readonly targets: readonly Taggable[];
  readonly language: Language;
}) {
  const words = tagsWords[language];
  const chosen = suggestion === null || suggestion.sureness === 'unsure' ? null : suggestion.target;
  const fitting = new Set(fittingIn(suggestion));
  const option = ({ code, iCan }: Taggable) => (
    <option key={code} value={code} selected={code === chosen}>
      {code} {iCan[language]}
    </option>
  );
  return (
    <select name={name} aria-label={label}>
      {chosen === null && <option value={LATER}>{words.later}</option>}
      {fitting.size > 0 && (
        <optgroup label={words.fits}>{targets.filter(({ code }) => fitting.has(code)).map(option)}</optgroup>
      )}
      <optgroup label={words.targets}>{targets.filter(({ code }) => !fitting.has(code)).map(option)}</optgroup>
      {chosen !== null && <option value={ANOTHER}>{words.another}</option>}
      <option value={NONE}>{words.noTarget}</option>
    </select>
  );
}

function fittingIn(suggestion: Suggestion | null): readonly Suggestion['target'][] {
  if (suggestion === null) return [];
  return suggestion.reason.kind === 'several' ? suggestion.reason.targets : [suggestion.target];
}
