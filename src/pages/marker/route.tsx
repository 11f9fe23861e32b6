import { messagePage } from '../look/both-languages.tsx';
import type { Route } from '../kit/route.ts';

const html = messagePage({
  title: { en: 'Made with Waymark', es: 'Hecho con Waymark' },
  text: {
    en: 'This post was made with Waymark for your class. Everything you need stands in the post itself. If you have a question, ask your teacher.',
    es: 'Esta publicación se hizo con Waymark para tu clase. Todo lo que necesitas está en la publicación misma. Si tienes alguna pregunta, habla con tu maestra o maestro.',
  },
});

/** Where the link of a post leads: the same words for every marker, so that it tells nobody anything. */
export const markerRoute: Route = {
  method: 'get',
  path: '/r/:marker',
  for: 'anyone',
  answer: async () => ({ kind: 'page', html }),
};
