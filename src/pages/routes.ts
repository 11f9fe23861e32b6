import { aboutRoutes } from './about/route.ts';
import { accountRoutes } from './account/route.ts';
import { addonRoutes } from './addon/routes.ts';
import { approveRoute } from './actions/approve.ts';
import { assetRoutes } from './look/assets/route.ts';
import { boardRoute } from './board/route.ts';
import { chooseSchoolRoute } from './board/choose-school.ts';
import { connectRoutes } from './connect/route.ts';
import { handRoute } from './actions/hand.ts';
import { healthRoute, readyRoute } from './health/route.ts';
import { heldRoute } from './actions/held.ts';
import { linkRoutes } from './link/routes.tsx';
import { launchRoutes } from './launch/route.ts';
import { markerRoute } from './marker/route.tsx';
import { noteRoute } from './actions/note.ts';
import { paperRoutes } from './paper/route.ts';
import { pauseRoute } from './actions/pause.ts';
import { scriptRoutes } from './kit/scripts.ts';
import { resultsRoute } from './results/route.ts';
import type { Route } from './kit/route.ts';
import { signInRoutes } from './sign-in/route.ts';
import { schoolRoutes } from './school/route.ts';
import { scorecardRoute } from './scorecard/route.ts';
import { setupRoutes } from './setup/routes.ts';
import { slipRoute } from './slip/route.ts';
import { storyRoute } from './story/route.ts';
import { tagsRoutes } from './tags/route.ts';
import { todayChangesRoute, todayRoute } from './actions/today.ts';
import { undoRoute } from './actions/undo.ts';

/** Every address of the app, each with who may call it. */
export const routes: readonly Route[] = [
  boardRoute,
  chooseSchoolRoute,
  slipRoute,
  storyRoute,
  scorecardRoute,
  approveRoute,
  pauseRoute,
  undoRoute,
  heldRoute,
  handRoute,
  noteRoute,
  todayRoute,
  todayChangesRoute,
  ...paperRoutes,
  ...tagsRoutes,
  ...launchRoutes,
  ...connectRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...schoolRoutes,
  ...setupRoutes,
  resultsRoute,
  ...addonRoutes,
  ...linkRoutes,
  markerRoute,
  ...aboutRoutes,
  healthRoute,
  readyRoute,
  ...assetRoutes,
  ...scriptRoutes,
];
