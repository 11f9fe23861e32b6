import type { Language } from '../../../language.ts';
import { pressed } from './pressed.ts';

const OTHER: Readonly<Record<Language, { readonly language: Language; readonly name: string }>> = {
  en: { language: 'es', name: 'Español' },
  es: { language: 'en', name: 'English' },
};

/** The other language, named in itself. */
export function LanguageButton({ language, speak }: { language: Language; speak: (language: Language) => void }) {
  const other = OTHER[language];
  return (
    <button
      type="button"
      id="language"
      class="quiet small"
      lang={other.language}
      onClick={pressed(() => speak(other.language))}
    >
      {other.name}
    </button>
  );
}
