import { z } from 'zod';
import { Language } from '../../../language.ts';

const Query = z.object({ lang: Language.catch('en'), page: z.literal('message').optional().catch(undefined) });

/** Reads an address that anybody may have typed; invalid parameters are ignored. */
export function readGalleryAddress(query: unknown): { readonly language: Language; readonly message: boolean } {
  const { lang, page } = Query.parse(query);
  return { language: lang, message: page === 'message' };
}

export function galleryAddress(language: Language): string {
  return `/look?lang=${language}`;
}

/** Where the short message is shown, which is a page of its own. */
export function messageAddress(language: Language): string {
  return `${galleryAddress(language)}&page=message`;
}
