/** Where the attachment hangs: what hangs there may be a copy, and the ticket in its address still the original. */
const PLACE = ['courseId', 'itemId', 'itemType', 'attachmentId'] as const;

/** Where the page of a frame stands in a window of its own (FRAMES.md 12), as far as its address tells; null: it does not. */
export function ownWindow({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const ticket = searchParams.get('ticket') ?? '';
  const opening = searchParams.get('o');
  if (pathname === '/addon/discovery') return null; // there is no ticket yet
  if (opening !== null) return `/t/opened?${new URLSearchParams({ from: opening }).toString()}`;
  if (!/^[\w.-]{1,800}$/.test(ticket)) return null;
  const place = PLACE.flatMap((name): [string, string][] => {
    const value = searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return place.length === 0 ? `/t/${ticket}` : `/t/${ticket}?${new URLSearchParams(place).toString()}`;
}
