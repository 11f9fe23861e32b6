import type { Route } from '../kit/route.ts';
import { frameRoutes } from './frames.ts';
import { liveRoute, writeRoutes } from './writes.ts';

/** All routes of an assignment's attachments: the four pages, their updates, and their writes. */
export const addonRoutes: readonly Route[] = [...frameRoutes, liveRoute, ...writeRoutes];
