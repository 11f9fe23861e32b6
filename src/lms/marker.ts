import { Marker } from '../ids.ts';

/**
 * A marker travels as an address of our own, which the host keeps and shows as one more thing to open: what stands there
 * tells a person what it is for. Only an address under our own root counts.
 */
export function markerUrl(markerRoot: string, marker: Marker): string {
  return new URL(encodeURIComponent(marker), markerRoot).href;
}

/** The marker an address carries, ignoring what follows `#`; null when the address is not ours. */
export function markerOf(url: string, markerRoot: string): Marker | null {
  if (!URL.canParse(url)) return null;
  const root = new URL(markerRoot);
  const { origin, pathname } = new URL(url);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  const rest = pathname.slice(root.pathname.length);
  if (!/^[^/]+$/.test(rest)) return null;
  const read = Marker.safeParse(decoded(rest));
  return read.success ? read.data : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // not ours: we always encode
  }
}
