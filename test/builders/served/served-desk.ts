import type { Frame } from '../../../src/sync/tickets/desk.ts';
import type { Store } from '../../../src/store/types.ts';
import { deskWorld, LESSON, type DeskWorld } from '../ticket/desk.ts';
import { pageDeps, servePages, type Served } from './pages.ts';

/** The pages over a desk; who is signed in is whom the request says it is (`Authorization: Bearer PERSON`). */
export interface ServedDesk {
  readonly world: DeskWorld;
  readonly served: Served;
  /** Of a frame with what Classroom sends, as that person; null: nobody. */
  get(path: string, person: string | null): Promise<Response>;
  tell(path: string, person: string | null, body: unknown): Promise<Response>;
  /** The address Classroom calls up for that person. */
  address(frame: Frame, hint: string | null, over?: Readonly<Record<string, string>>): string;
}

export async function servedDesk(store: Store): Promise<ServedDesk> {
  const world = await deskWorld(store);
  const { attachment } = await world.attach();
  const served = await servePages(
    pageDeps(store, {
      desk: world.desk,
      now: () => LESSON,
      frames: { launch: [], addon: ['https://classroom.example'] },
      signedIn: async ({ bearer }, hint) =>
        bearer === null || (hint !== null && hint !== bearer) ? null : world.as(bearer),
    }),
  );
  return {
    world,
    served,
    get: (path, person) => fetch(served.url + path, { redirect: 'manual', headers: as(person) }),
    tell: (path, person, body) =>
      fetch(served.url + path, {
        method: 'POST',
        headers: {
          ...as(person),
          'Sec-Fetch-Site': 'same-origin',
          'X-Waymark': '1',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    address(frame, hint, over = {}) {
      const place = { course: over['courseId'] ?? '6001', item: over['itemId'] ?? 'w1' };
      const query = new URLSearchParams({
        courseId: place.course,
        itemId: place.item,
        itemType: 'courseWork',
        ...(frame === 'discovery' ? { addOnToken: 'none' } : { attachmentId: attachment }),
        ...(frame === 'review' ? { submissionId: 'assignment-s1' } : {}),
        ...(hint === null ? {} : { login_hint: hint }),
        ...over,
      });
      return `/addon/${frame}?${query.toString()}`;
    },
  };
}

function as(person: string | null): Record<string, string> {
  return person === null ? {} : { Authorization: `Bearer ${person}` };
}
