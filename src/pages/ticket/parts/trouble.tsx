import type { Language } from '../../../language.ts';
import type { Told } from './told.ts';

/** Says that something did not arrive, at the place where it was pressed; the button beside it stays. */
export function Trouble({ at, told, language }: { at: string; told: Told; language: Language }) {
  if (told.trouble?.at !== at) return null;
  return (
    <p class="trouble" role="alert">
      {told.trouble.words[language]}
    </p>
  );
}
