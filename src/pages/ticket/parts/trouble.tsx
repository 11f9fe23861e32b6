import type { Language } from '../../../language.ts';
import type { Told } from './told.ts';

/** What did not arrive, said where it was pressed; the button beside it is still there. */
export function Trouble({ at, told, language }: { at: string; told: Told; language: Language }) {
  if (told.trouble?.at !== at) return null;
  return (
    <p class="trouble" role="alert">
      {told.trouble.words[language]}
    </p>
  );
}
