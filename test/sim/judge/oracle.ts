import { otherThanLaid, overTheHand } from './by-hand.ts';
import { agains, notOurs, overTheTeacher, undoneAgain } from './over-people.ts';
import {
  capsPassed,
  sentWhilePaused,
  publishedForOthers,
  sentToStrangers,
  sweptTooEarly,
  workTakenBack,
} from './last-moment.ts';
import { leftOver, leftOfAll } from './left-over.ts';
import { lostDaysOf } from './lost-days.ts';
import type { Finding } from './finding.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';
import { judgeSightings } from './seen.ts';
import { twice } from './twice.ts';
import { twoRoutes } from './two-routes.ts';

/**
 * Judges a played scenario by what stands before each child's eyes and ever stood there, not by what the product
 * believes; only who a text was meant for, and what was still wanted at the end, is asked of the recorded decisions.
 */
export function judge(played: Played): Finding[] {
  const findings = [
    ...played.rooms.flatMap((room) => judgeRoom(played, room)),
    ...leftOfAll(played),
    ...nothingShown(played),
  ];
  return [...new Map(findings.map((finding) => [`${finding.kind} ${finding.what}`, finding])).values()];
}

/** Where a class has emptied, or lost so many that nothing is sent, there may be nobody to show anything to. */
function nothingShown({ rooms, reports }: Played): Finding[] {
  const shown = rooms.some(({ host }) => host.sightings.some(({ by, post }) => by.ours && post.project));
  const wanted = rooms.some(({ book }) => book.released.size > 0);
  const emptied = reports.some(({ report }) =>
    report.courses.some(({ problems }) => problems.some(({ kind }) => kind === 'roster')),
  );
  return shown || !wanted || emptied || rooms.some(({ host }) => host.enrolled.size < 2)
    ? []
    : [{ kind: 'vacuous', what: 'no child was shown anything, so nothing is proved' }];
}

function judgeRoom(played: Played, room: Room): Finding[] {
  const lost = lostDaysOf(played, room);
  const ours = room.host.sightings.filter(({ by, post }) => by.ours && post.project);
  const findings: Finding[] = [
    ...judgeSightings(
      room,
      played.rooms.filter(({ place }) => place.school === room.place.school),
      ours,
      lost,
    ),
    ...twice(played, room, ours, lost),
    ...agains(played, room, lost),
    ...undoneAgain(played, room, lost),
    ...overTheTeacher(room, lost),
    ...notOurs(room.host.changes),
    ...sentWhilePaused(played, room),
    ...sentToStrangers(room),
    ...publishedForOthers(room, lost),
    ...workTakenBack(room),
    ...capsPassed(room),
    ...sweptTooEarly(room),
    ...overTheHand(room, ours, played.chronicle.evidence.get(room.place.school) ?? [], lost),
    ...otherThanLaid(room, lost),
    ...twoRoutes(played, room, lost),
    ...leftOver(played, room, lost),
  ];
  return findings.map(({ kind, what }) => ({ kind, what: `${room.name}${what}` }));
}
