import type { FindingKind } from '../judge/finding.ts';
import type { Wrong } from '../play.ts';
import {
  adoptsAnyDraft,
  idsInSharedPosts,
  keysWithoutCourse,
  oldPlanApplied,
  revivedAsItWas,
  saidAgain,
  sentToWhoLeft,
} from './decisions.ts';
import { askedIsEnough, removedComesBack, undoneComesBack } from './asked-anew.ts';
import { editLost, exceptSent, strikeForgotten, takenBackForNothing } from './hand.ts';
import { keyWithAttempt, keyWithoutPeriod } from './keys.ts';
import { flooded, missingOnceIsGone, pauseIgnored, sweptAtOnce, workNotLookedAt } from './last-moment.ts';
import {
  copiedMarkerAdopted,
  createRepeated,
  defaultListStates,
  leaseWithoutFencing,
  listThenPost,
  postThenRecord,
  sweepWithoutBoundCheck,
  tombstoneIgnored,
} from './protocol.ts';
import { modeUnset, recipientByIndex, recipientByName, sharedBuffer } from './recipients.ts';

/**
 * Wrong ways to write back, each of which the simulation must notice (writeback/PROTOCOL.md 11). One more, a school set for the whole
 * session, needs a real server: test/store/engine/postgres.test.ts.
 */
export const PLANTED: Readonly<Record<string, Planted>> = {
  'post then record': { wrong: postThenRecord, from: 31 },
  'list then post': { wrong: listThenPost, from: 40 },
  'default list states': { wrong: defaultListStates, from: 3 },
  'a create repeated in the HTTP layer': { wrong: createRepeated, from: 6 },
  'key with attempt number': { wrong: keyWithAttempt, from: 0 },
  'key without period': { wrong: keyWithoutPeriod, from: 0 },
  'recipient by name': { wrong: recipientByName, from: 0 },
  'recipient by array index': { wrong: recipientByIndex, from: 19 },
  'assignee mode unset': { wrong: modeUnset, from: 0 },
  'shared buffer for texts': { wrong: sharedBuffer, from: 3 },
  'lease without fencing': { wrong: leaseWithoutFencing, from: 17 },
  'sweep without bound check': { wrong: sweepWithoutBoundCheck, from: 5 },
  'tombstone ignored': { wrong: tombstoneIgnored, from: 34 },
  'copied marker adopted': { wrong: copiedMarkerAdopted, from: 3 },
  'any draft adopted': { wrong: adoptsAnyDraft, from: 152 },
  'sent to who left': { wrong: sentToWhoLeft, from: 153 },
  'unclear comment said again': { wrong: saidAgain, from: 34 },
  'revived row as it was': { wrong: revivedAsItWas, from: 3 },
  'pause ignored': { wrong: pauseIgnored, from: 11 },
  'missing once is gone': { wrong: missingOnceIsGone, from: 370 },
  'work not looked at': { wrong: workNotLookedAt, from: 25 },
  'ids in shared posts': { wrong: idsInSharedPosts, from: 0 },
  'key without course': { wrong: keysWithoutCourse, from: 23 },
  'caps of one run': { wrong: () => flooded({ capsOfOneRun: true }), from: 6, as: 'cap' },
  'old plan applied': { wrong: oldPlanApplied, from: 42 },
  'swept at once': { wrong: sweptAtOnce, from: 5 },
  'strike forgotten by the next night': { wrong: strikeForgotten, from: 102 },
  'edit lost when the plan is laid anew': { wrong: editLost, from: 106 },
  'strike taken back for nothing': { wrong: takenBackForNothing, from: 145 },
  'struck on approving and sent all the same': { wrong: exceptSent, from: 42 },
  'undone, and back by itself': { wrong: undoneComesBack, from: 34 },
  'asked for anew, and sent unapproved': { wrong: askedIsEnough, from: 36 },
  'removed, and back with what was undone': { wrong: removedComesBack, from: 135 },
};

export interface Planted {
  readonly wrong: () => Wrong;
  /** What is found, where the fault comes with another; absent: whatever it is. */
  readonly as?: FindingKind;
  /** The first seed that sees it, so that the search costs a test run one play. */
  readonly from: number;
}
