import { approveRoute } from './approve/route.ts';
import { assetRoutes } from './assets/route.ts';
import { boardRoute } from './board/route.ts';
import { connectRoutes } from './connect/route.ts';
import { healthRoute, readyRoute } from './health/route.ts';
import { heldRoute } from './held/route.ts';
import { launchRoutes } from './launch/route.ts';
import { markerRoute } from './marker/route.tsx';
import { pauseRoute } from './pause/route.ts';
import { resultsRoute } from './results/route.ts';
import type { Route } from './route.ts';
import { undoRoute } from './undo/route.ts';

/** Every address of the app, each with who may call it. */
export const routes: readonly Route[] = [
  boardRoute, approveRoute, pauseRoute, undoRoute, heldRoute, ...launchRoutes, ...connectRoutes, resultsRoute, markerRoute, healthRoute, readyRoute,
  ...assetRoutes,
];
