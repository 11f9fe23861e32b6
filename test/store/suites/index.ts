import { asksSuite } from './asks.ts';
import { auditSuite } from './audit.ts';
import { dailyWritesInSql, dailyWritesSuite, pausesInSql, pausesSuite } from './brakes.ts';
import { choicesSuite } from './choices.ts';
import { decisionsInSql, decisionsSuite, plansInSql, plansSuite, runsSuite } from './decide.ts';
import type { Contract, Suite } from './engine.ts';
import { evidenceIndexesSuite } from './evidence-indexes.ts';
import { hintsInSql, hintsSuite } from './hints.ts';
import { jobsSuite } from './jobs.ts';
import { launchSuite } from './launch.ts';
import { limitsSuite } from './limits.ts';
import { nightsInSql, nightsSuite } from './nights.ts';
import { preparedSuite } from './prepared.ts';
import { proposalsSuite } from './proposals.ts';
import { courseworkSuite, evidenceInSql, evidenceSuite, quizSuite, rosterInSql, rosterSuite } from './pull.ts';
import { resultsSuite } from './results.ts';
import { retentionSuite } from './retention.ts';
import { credentialsSuite, heldSuite, schoolsSuite } from './school.ts';
import { signInsSuite } from './sign-ins.ts';
import { tagAnswersSuite } from './tag-answers.ts';
import { ticketsSuite } from './tickets.ts';
import { wallSuite } from './wall.ts';
import { ledgerInSql, ledgerSuite } from './write-back.ts';

/** What every store promises the jobs, the double in memory included. */
export const CONTRACT: readonly Contract[] = [
  jobsSuite,
  schoolsSuite,
  rosterSuite,
  courseworkSuite,
  quizSuite,
  hintsSuite,
  evidenceSuite,
  decisionsSuite,
  runsSuite,
  plansSuite,
  ledgerSuite,
  pausesSuite,
  dailyWritesSuite,
  nightsSuite,
  choicesSuite,
  tagAnswersSuite,
];

/** What the store does on every engine. */
export const SUITES: readonly Suite[] = [
  ...CONTRACT,
  wallSuite,
  preparedSuite,
  limitsSuite,
  credentialsSuite,
  rosterInSql,
  evidenceInSql,
  evidenceIndexesSuite,
  decisionsInSql,
  plansInSql,
  ledgerInSql,
  pausesInSql,
  dailyWritesInSql,
  nightsInSql,
  hintsInSql,
  heldSuite,
  launchSuite,
  signInsSuite,
  resultsSuite,
  retentionSuite,
  ticketsSuite,
  asksSuite,
  proposalsSuite,
  auditSuite,
];
