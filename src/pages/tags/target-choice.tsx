import type { TargetCode } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { Taggable } from '../../tagging/types.ts';
import { ANOTHER, LATER, NONE } from './form.ts';
import { tagsWords } from './words.ts';

/** The targets of a class to choose from, the suggested one chosen; beside them that it is about none. */
export function TargetChoice({
  name,
  label,
  suggested,
  targets,
  language,
}: {
  readonly name: string;
  readonly label: string;
  readonly suggested: TargetCode | null;
  readonly targets: readonly Taggable[];
  readonly language: Language;
}) {
  const words = tagsWords[language];
  return (
    <select name={name} aria-label={label}>
      {suggested === null && <option value={LATER}>{words.later}</option>}
      <optgroup label={words.targets}>
        {targets.map(({ code, iCan }) => (
          <option key={code} value={code} selected={code === suggested}>
            {code} {iCan[language]}
          </option>
        ))}
      </optgroup>
      {suggested !== null && <option value={ANOTHER}>{words.another}</option>}
      <option value={NONE}>{words.noTarget}</option>
    </select>
  );
}
