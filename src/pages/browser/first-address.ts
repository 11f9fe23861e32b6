/** What an LMS puts into the address of a frame (FRAMES.md 2): whom it has before it, and what opens something. */
const SENT = [
  'login_hint',
  'addOnToken',
  'courseId',
  'itemId',
  'itemType',
  'attachmentId',
  'submissionId',
  'hd',
] as const;
/** What a sign-in comes back with; it serves once. */
const SPENT = ['code', 'state', 'scope', 'authuser', 'prompt', 'iss', 'error'] as const;

/**
 * The address this page was asked for with. Whatever of it names somebody or opens something leaves the address at once (SAFETY.md 6), and stays
 * with this entry of the history, out of sight, so that a reload goes on as before.
 */
export function takeFirst(): URL {
  const here = new URL(location.href);
  const kept = (history.state as { readonly first?: unknown } | null)?.first;
  const isSent = SENT.some((name) => here.searchParams.has(name));
  if (!isSent && typeof kept === 'string') {
    const first = new URL(kept, location.href);
    location.replace(first.href); // reloaded: asked once more with all that belongs to it
    return first;
  }
  const shown = new URL(here);
  for (const name of [...SENT, ...SPENT]) shown.searchParams.delete(name);
  if (shown.href !== here.href)
    history.replaceState(isSent ? { first: here.pathname + here.search } : null, '', shown.pathname + shown.search);
  return here;
}
