import { dailyWritesSuite, pausesSuite } from './brakes.ts';
import { decisionsSuite, plansSuite, runsSuite } from './decide.ts';
import type { Suite } from './engine.ts';
import { launchSuite } from './launch.ts';
import { nightsSuite } from './nights.ts';
import { courseworkSuite, evidenceSuite, quizSuite, rosterSuite } from './pull.ts';
import { resultsSuite } from './results.ts';
import { credentialsSuite, heldSuite, schoolsSuite } from './school.ts';
import { wallSuite } from './wall.ts';
import { ledgerSuite } from './write-back.ts';

/** What the store does on every engine. */
export const SUITES: readonly Suite[] = [
  wallSuite, schoolsSuite, credentialsSuite, rosterSuite, courseworkSuite, quizSuite, evidenceSuite,
  decisionsSuite, runsSuite, plansSuite, ledgerSuite, pausesSuite, dailyWritesSuite, nightsSuite, heldSuite, launchSuite, resultsSuite,
];
