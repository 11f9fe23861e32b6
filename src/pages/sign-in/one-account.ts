import type { Said } from '../../language.ts';

/** What to do where several accounts are signed in in one browser. */
export const ONE_ACCOUNT: Said = {
  en: 'Open your class in a private window, or in a browser profile with one account only, and open this page from there.',
  es: 'Abre tu clase en una ventana privada, o en un perfil del navegador con una sola cuenta, y abre esta página desde allí.',
};
