import type { Route } from '../../kit/route.ts';
import { readGalleryAddress } from './address.ts';
import { galleryMessage, galleryPage } from './view.tsx';

/** For people who build pages. It is not in `routes.ts`, so no installation serves it; `waymark start` adds it. */
export const galleryRoute: Route = {
  method: 'get',
  path: '/look',
  for: 'anyone',
  async answer({ query }) {
    const { language, message } = readGalleryAddress(query);
    return { kind: 'page', html: message ? galleryMessage() : galleryPage(language) };
  },
};
