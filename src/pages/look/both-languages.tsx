import type { Said } from '../../language.ts';
import { renderDocument } from './document.tsx';
import { Wordmark } from './wordmark.tsx';

export interface Message {
  readonly title: Said;
  readonly text: Said;
  /** A number to quote when asking for help. */
  readonly reference?: string;
}

/** A short message in both languages, for readers we know nothing about. */
export function messagePage({ title, text, reference }: Message): string {
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{text.en}</p>
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{text.es}</p>
        </section>
        {reference !== undefined && <p class="reference">{reference}</p>}
      </main>
    ),
  });
}
