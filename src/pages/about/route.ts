import { z } from 'zod';
import { Language, type Said } from '../../language.ts';
import type { Route } from '../kit/route.ts';
import type { InLanguages } from './document.ts';
import { aboutPage } from './view.tsx';
import { about } from './words/about.ts';
import { privacy } from './words/privacy.ts';
import { requests } from './words/requests.ts';
import { support } from './words/support.ts';
import { terms } from './words/terms.ts';

/** The public texts, by their address. */
export const DOCUMENTS = {
  '/about': about,
  '/privacy': privacy,
  '/requests': requests,
  '/terms': terms,
  '/support': support,
} as const satisfies Readonly<Record<string, InLanguages>>;

const LANGUAGES: Said = { en: 'Language', es: 'Idioma' };

const Query = z.object({ lang: Language.catch('en') });

/** What families, schools and whoever reviews Waymark may read without being anybody. */
export const aboutRoutes: readonly Route[] = Object.entries(DOCUMENTS).map(([path, document]) => ({
  method: 'get',
  path,
  for: 'anyone',
  async answer({ query }, { operator }) {
    const { lang: language } = Query.parse(query);
    const all = Object.entries(DOCUMENTS).map(([each, of]) => ({ path: each, title: of[language](operator).title }));
    const html = aboutPage({ language, document: document[language](operator), all, path, label: LANGUAGES[language] });
    return { kind: 'page', html };
  },
}));
