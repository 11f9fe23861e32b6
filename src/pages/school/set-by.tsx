import type { Default } from '../../store/people/defaults-set.ts';
import type { SettingsSaid } from './settings.tsx';

/** Who set a default, and when: an administrator on these pages, the school file, or nobody (Waymark's own value). */
export function SetBy({
  set,
  administrators,
  fileLoaded,
  words,
  days,
  what,
  value,
  inFile,
}: SettingsSaid & { readonly what: Default; readonly value: string; readonly inFile: boolean }) {
  const here = set.find((each) => each.what === what && each.value === value);
  const who = administrators.find(({ person }) => person === here?.by)?.email ?? here?.by ?? '';
  const { waymark, file, person } = words.setBy;
  const said = inFile ? file(fileLoaded === null ? null : days.day(fileLoaded)) : waymark;
  return <p class="fine">{here === undefined ? said : person(who, days.day(here.at))}</p>;
}
