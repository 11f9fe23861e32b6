import { asMarkdown } from './markdown.ts';
import { privacy } from './words/privacy.ts';

/** The public texts that the repository has as files of its own, for families who look there: `npm run documents` writes them. */
export function documents(): readonly { readonly file: string; readonly text: string }[] {
  const nobody = { name: null, contact: null };
  return [
    {
      file: 'PRIVACY.md',
      text: asMarkdown(
        privacy.en(nobody),
        '*En español: [PRIVACIDAD.md](PRIVACIDAD.md).*',
        'More for those who want to check it: [src/SAFETY.md](src/SAFETY.md).',
      ),
    },
    {
      file: 'PRIVACIDAD.md',
      text: asMarkdown(
        privacy.es(nobody),
        '*In English: [PRIVACY.md](PRIVACY.md).*',
        'Más, para quien lo quiera comprobar: [src/SAFETY.md](src/SAFETY.md).',
      ),
    },
  ];
}
