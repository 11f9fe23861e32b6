/** How many of the following controls may vanish together with the one that was pressed. */
const NEXT = 12;
const STOPS = 'button, select, textarea, summary';

/**
 * Draws, and leaves the keyboard where it was: on the same control though it now stands elsewhere, or, where that is gone, on the
 * next one that is left. Controls are known by their id.
 */
export function keepFocus(root: Element, draw: () => void): void {
  const at = root.ownerDocument.activeElement;
  const isHere = at !== null && at !== root && root.contains(at);
  const ids = isHere ? [at.id, ...idsAfter(root, at)].filter((id) => id !== '') : [];
  draw();
  const now = root.ownerDocument.activeElement;
  if (ids.length === 0 || (now !== null && now !== root.ownerDocument.body)) return;
  for (const id of ids) {
    const found = root.ownerDocument.getElementById(id);
    if (found === null) continue;
    found.focus();
    return;
  }
}

function idsAfter(root: Element, at: Element): string[] {
  const stops = [...root.querySelectorAll(STOPS)];
  const place = stops.indexOf(at);
  return stops.slice(place + 1, place + 1 + NEXT).map(({ id }) => id);
}
