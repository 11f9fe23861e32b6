import type { Route } from '../kit/route.ts';
import { frameRoutes } from './frames.ts';
import { liveRoute, writeRoutes } from './writes.ts';

/** All that hangs in an assignment: four pages, what is new on them, and what they tell. */
export const addonRoutes: readonly Route[] = [...frameRoutes, liveRoute, ...writeRoutes];
