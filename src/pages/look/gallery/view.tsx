import { saidIn, type Language } from '../../../language.ts';
import { messagePage } from '../both-languages.tsx';
import { renderDocument } from '../document.tsx';
import { LanguageLinks } from '../language-links.tsx';
import { galleryAddress } from './address.ts';
import { EXHIBITS } from './exhibits.tsx';
import { COMPONENT_FILES, galleryWords, type GalleryWords } from './words.ts';

/** Every component of the design system on one page. */
export function galleryPage(language: Language): string {
  const words = galleryWords[language];
  return renderDocument({
    language,
    title: `${words.title} · Waymark`,
    children: (
      <main class="gallery">
        <header class="top">
          <h1>{words.title}</h1>
          <LanguageLinks label={words.languages} current={language} address={galleryAddress} />
        </header>
        <p class="intro">{words.intro}</p>
        {COMPONENT_FILES.map((file) => (
          <section key={file} aria-labelledby={file}>
            <h2 id={file}>{words.of[file]}</h2>
            <p class="fine">
              <code>look/{file}.tsx</code>
            </p>
            {EXHIBITS[file](language)}
          </section>
        ))}
        <Sheet words={words} />
      </main>
    ),
  });
}

/** The short message, a whole page of its own. */
export function galleryMessage(): string {
  return messagePage({
    title: saidIn((language) => galleryWords[language].message.title),
    text: saidIn((language) => galleryWords[language].message.text),
    reference: 'ref-1',
  });
}

function Sheet({ words: { sheet, parts } }: { words: GalleryWords }) {
  return (
    <section aria-labelledby="sheet">
      <h2 id="sheet">{sheet}</h2>
      <p class="fine">
        <code>look/assets/waymark.css</code>
      </p>
      <p class="gallery-row">
        <button type="button">{parts.act}</button>
        <button type="button" class="quiet">
          {parts.quiet}
        </button>
        <a href="#sheet">{parts.link}</a>
      </p>
      <div class="card">
        <h3>{parts.card}</h3>
        <span class="label">{parts.label}</span>
        <p>
          <span class="code">{parts.code}</span> <span class="fine">{parts.fine}</span>
        </p>
      </div>
      <p class="warn">{parts.warn}</p>
    </section>
  );
}
