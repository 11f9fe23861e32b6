import type { Language, Said } from '../../language.ts';
import { renderDocument } from './document.tsx';
import { Wordmark } from './wordmark.tsx';

interface Way {
  readonly href: string;
  readonly said: Said;
  /** In a window of its own. */
  readonly blank?: boolean;
}

export interface Message {
  readonly title: Said;
  readonly text: Said;
  /** The one thing to do next, as a link. */
  readonly way?: Way;
  /** Address of a script that the page needs. */
  readonly script?: string;
  /** A number to quote when asking for help. */
  readonly reference?: string;
}

export const TRY_AGAIN: Said = { en: 'Try again', es: 'Intentar de nuevo' };

function WayOn({ href, said, blank = false, language }: Way & { readonly language: Language }) {
  return (
    <a href={href} {...(blank ? { target: '_blank', rel: 'noopener' } : {})}>
      {said[language]}
    </a>
  );
}

/** A short message in both languages, for readers we know nothing about. */
export function messagePage({ title, text, way, script, reference }: Message): string {
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    ...(script === undefined ? {} : { script }),
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{text.en}</p>
        {way !== undefined && (
          <p class="act">
            <WayOn {...way} language="en" />
          </p>
        )}
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{text.es}</p>
          {way !== undefined && (
            <p>
              <WayOn {...way} language="es" />
            </p>
          )}
        </section>
        {reference !== undefined && <p class="reference">{reference}</p>}
      </main>
    ),
  });
}
