import type { Marker } from '../../../ids.ts';
import { markerOf } from '../../marker.ts';
import type { Material } from '../schema.ts';

/** The marker among the materials (the link is the first of them: FACTS.md 1.12); null when they carry none of ours. */
export function markerIn(materials: readonly Material[], markerRoot: string): Marker | null {
  for (const { link } of materials) {
    const marker = markerOf(link?.url ?? '', markerRoot);
    if (marker !== null) return marker;
  }
  return null;
}
