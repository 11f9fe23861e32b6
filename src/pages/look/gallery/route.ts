import type { Route } from '../../kit/route.ts';
import { readGalleryAddress } from './address.ts';
import { galleryMessage, galleryPage } from './view.tsx';

/** For who builds pages: not in `routes.ts`, so that no installation serves it; `waymark start` adds it. */
export const galleryRoute: Route = {
  method: 'get',
  path: '/look',
  for: 'anyone',
  async answer({ query }) {
    const { language, message } = readGalleryAddress(query);
    return { kind: 'page', html: message ? galleryMessage() : galleryPage(language) };
  },
};
