import type { Language } from '../../language.ts';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';

const words = {
  en: {
    title: 'On to your school’s platform',
    text: 'There you say whether Waymark may read and post in your classes as you. Then you come back here.',
    link: 'Go on',
  },
  es: {
    title: 'A la plataforma de su escuela',
    text: 'Allí usted dice si Waymark puede leer y publicar en sus clases en su nombre. Después vuelve aquí.',
    link: 'Seguir',
  },
} as const satisfies Record<Language, unknown>;

/**
 * Leads on to the LMS by itself: a form may lead to our own pages alone, and its answer must not redirect elsewhere either
 * (the policy's form-action covers redirects), so that the way is a page.
 */
export function onwardsPage(to: string, language: Language): string {
  const { title, text, link } = words[language];
  return renderDocument({
    language,
    title: `${title} · Waymark`,
    onwards: to,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title}</h1>
        <p>{text}</p>
        <p class="act">
          <a href={to} rel="noreferrer">
            {link}
          </a>
        </p>
      </main>
    ),
  });
}
