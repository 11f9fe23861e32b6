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
export const PLANTED: Readonly<Record<string, () => Wrong>> = {
  'post then record': postThenRecord,
  'list then post': listThenPost,
  'default list states': defaultListStates,
  'a create repeated in the HTTP layer': createRepeated,
  'key with attempt number': keyWithAttempt,
  'key without period': keyWithoutPeriod,
  'recipient by name': recipientByName,
  'recipient by array index': recipientByIndex,
  'assignee mode unset': modeUnset,
  'shared buffer for texts': sharedBuffer,
  'lease without fencing': leaseWithoutFencing,
  'sweep without bound check': sweepWithoutBoundCheck,
  'tombstone ignored': tombstoneIgnored,
  'copied marker adopted': copiedMarkerAdopted,
};
