import type { Route } from '../kit/route.ts';
import { activitiesRoutes } from './activities/route.ts';
import { checkRoutes } from './check/route.ts';
import { coursesRoutes } from './courses/route.ts';
import { ruleRoutes } from './rule/route.ts';
import { standardsRoutes } from './standards/route.ts';
import { targetsRoutes } from './targets/route.ts';

/** Where a teacher sets up a class. */
export const setupRoutes: readonly Route[] = [
  ...coursesRoutes,
  ...targetsRoutes,
  ...standardsRoutes,
  ...activitiesRoutes,
  ...ruleRoutes,
  ...checkRoutes,
];
