import { Marker } from '../../ids.ts';
import type { Material } from './schema.ts';

/**
 * A marker travels as a link, the first of a post's materials (google.md 1.12): Classroom keeps it, fills in a title,
 * and shows it as one more thing to open. Only an address under our own root counts.
 */
export function markerUrl(markerRoot: string, marker: Marker): string {
  return new URL(encodeURIComponent(marker), markerRoot).href;
}

/** The marker among the materials; null when they carry none of ours. */
export function markerIn(materials: readonly Material[], markerRoot: string): Marker | null {
  for (const { link } of materials) {
    const marker = markerOf(link?.url ?? '', markerRoot);
    if (marker !== null) return marker;
  }
  return null;
}

function markerOf(url: string, markerRoot: string): Marker | null {
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
