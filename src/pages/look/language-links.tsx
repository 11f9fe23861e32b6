import { Language } from '../../language.ts';

/** Each language by its own name, the name its readers look for. */
const OWN_NAME: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The same page in each language. @param address of the page in that one */
export function LanguageLinks({
  label,
  current,
  address,
}: {
  readonly label: string;
  readonly current: Language;
  readonly address: (language: Language) => string;
}) {
  return (
    <nav aria-label={label} class="languages">
      {Language.options.map((each) => (
        <a
          key={each}
          href={address(each)}
          lang={each}
          hreflang={each}
          aria-current={each === current ? 'true' : undefined}
        >
          {OWN_NAME[each]}
        </a>
      ))}
    </nav>
  );
}
