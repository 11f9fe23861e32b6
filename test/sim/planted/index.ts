import type { Wrong } from '../play.ts';
import { keyWithAttempt, keyWithoutPeriod } from './keys.ts';
import {
  copiedMarkerAdopted, createRepeated, defaultListStates, leaseWithoutFencing, listThenPost, postThenRecord, sweepWithoutBoundCheck, tombstoneIgnored,
} from './protocol.ts';
import { modeUnset, recipientByIndex, recipientByName, sharedBuffer } from './recipients.ts';

/**
 * Wrong ways to write back, each of which the simulation must notice (safety protocol 11). One more, a school set for the whole
 * session, needs a real server: test/store/postgres.test.ts.
 */
export const PLANTED: Readonly<Record<string, Planted>> = {
  'post then record': { wrong: postThenRecord, from: 18 },
  'list then post': { wrong: listThenPost, from: 18 },
  'default list states': { wrong: defaultListStates, from: 0 },
  'a create repeated in the HTTP layer': { wrong: createRepeated, from: 40 },
  'key with attempt number': { wrong: keyWithAttempt, from: 0 },
  'key without period': { wrong: keyWithoutPeriod, from: 0 },
  'recipient by name': { wrong: recipientByName, from: 0 },
  'recipient by array index': { wrong: recipientByIndex, from: 35 },
  'assignee mode unset': { wrong: modeUnset, from: 0 },
  'shared buffer for texts': { wrong: sharedBuffer, from: 0 },
  'lease without fencing': { wrong: leaseWithoutFencing, from: 0 },
  'sweep without bound check': { wrong: sweepWithoutBoundCheck, from: 90 },
  'tombstone ignored': { wrong: tombstoneIgnored, from: 0 },
  'copied marker adopted': { wrong: copiedMarkerAdopted, from: 0 },
};

interface Planted {
  readonly wrong: () => Wrong;
  /** Where the search begins, so that a rare meeting costs a test run little. */
  readonly from: number;
}
