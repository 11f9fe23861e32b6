import { WriteKey, type LearnerId, type Marker } from '../../../src/ids.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { askedAnewWords } from '../../../src/plan/undone.ts';
import { wantedWrites } from '../../../src/plan/wanted.ts';
import type { PostingWrite } from '../../../src/plan/types.ts';
import { StoreError } from '../../../src/store/errors.ts';
import { postWordsOf } from '../../../src/notes/post-words.ts';
import type { Tables } from '../../builders/memory/memory-tables.ts';
import type { Finding } from './finding.ts';
import type { LostDays } from './lost-days.ts';
import { meaningOf } from './meaning.ts';
import { orphans } from './orphans.ts';
import type { Played } from '../play.ts';
import type { Room } from '../room.ts';
import { struckIn } from './struck.ts';

/** What is wrong with the processes themselves, whatever class they worked on. */
export function leftOfAll({ world }: Played): Finding[] {
  return world.actors.flatMap((actor): Finding[] => [
    ...(actor.threw !== null && !isAway(actor.threw)
      ? [
          {
            kind: 'broke' as const,
            what: `${actor.label} threw ${actor.threw instanceof Error ? actor.threw.message : 'something'}`,
          },
        ]
      : []),
    ...(actor.lateDeeds.size > 1
      ? [
          {
            kind: 'overtaken' as const,
            what: `${actor.label} sent ${actor.lateDeeds.size} changes after another run had taken the course`,
          },
        ]
      : []),
    ...(actor.alive && !actor.done ? [{ kind: 'stuck' as const, what: `${actor.label} never ended` }] : []),
  ]);
}

/** What is wrong with a class once nothing goes wrong any more: lost, left lying about, or not quiet. */
export function leftOver(played: Played, room: Room, lost: LostDays): Finding[] {
  const findings: Finding[] = [];
  const tables = played.store.snapshot().get(room.place.school);
  if (tables === undefined) return [{ kind: 'broke', what: 'the store is empty' }];
  const rows = [...tables.ledger.values()].filter(({ course }) => course === room.place.course);
  const reports = played.reports.filter((each) => each.room === room);
  const last = reports.at(-1)?.report.courses[0];
  // A class that lost more than half is left as it is until a person has looked (`roster-guard.ts`).
  if (last?.problems.some(({ kind }) => kind === 'roster') !== true) {
    findings.push(...notVisible(played, room, rows, lost), ...orphans(room, rows, lost));
    findings.push(...notSeen(played, room, { tables, rows, lost }), ...evidenceLost(room, tables));
    if (last === undefined || last.unfinished)
      findings.push({
        kind: 'lost',
        what: `the last night could not be finished: ${JSON.stringify(last?.problems ?? [])}`,
      });
  }
  for (const { report, actor } of reports.filter(({ again }) => again)) {
    for (const { writes } of report.courses) {
      if (writes.created + writes.updated + writes.withdrawn + writes.adopted > 0) {
        findings.push({
          kind: 'restless',
          what: `${actor} wrote again: ${JSON.stringify({ ...writes, skipped: writes.skipped.length })}`,
        });
      }
    }
  }
  return findings;
}

/** The store did not answer: whoever asked may end with that. */
function isAway(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'unreachable';
}

interface Held {
  readonly tables: Tables;
  readonly rows: readonly LedgerRow[];
  readonly lost: LostDays;
}

/** Everything the last night decided stands before those it was decided for, or says why not. */
function notSeen(played: Played, room: Room, { tables, rows, lost }: Held): Finding[] {
  const {
    host,
    book: { decided },
    file,
    place,
  } = room;
  const unclear = givenUnknown(room, rows);
  const night = tables.decisions.get(place.course);
  if (night === undefined) return [{ kind: 'lost', what: 'no night ever decided anything' }];
  const capped = cappedLately(played, room);
  const said = [...tables.strikes.values()].filter(({ course }) => course === place.course);
  const evidence = [...tables.evidence.values()];
  const wanted = wantedWrites(
    { ...night },
    postWordsOf(file),
    () => ({ channel: 'post', carrier: host.can.notePost, on: null }),
    (...parts) => WriteKey.parse(parts.join(' ')),
  );
  return wanted.flatMap((write) =>
    write.learners.flatMap((learner): Finding[] => {
      if (!host.enrolled.has(learner) || struckIn(write, learner, { said, evidence, at: night.at }) !== 'none')
        return [];
      const meaning = meaningOf(write, learner);
      const seen = host.sees(learner).some((post) => {
        const meant = decided.get((post.marker ?? '') as Marker) ?? [];
        return post.project && meant.some((each) => meaningOf(each, learner) === meaning || sameNews(each, write));
      });
      if (seen || waitsAsNews(room, tables, learner, meaning)) return [];
      const own = rows.filter(
        (each) =>
          each.write.learners.some((other) => other === learner) &&
          (meaningOf(each.write, learner) === meaning || sameNews(each.write, write)),
      );
      const given = own.flatMap(({ remoteId }) => host.posts.get(remoteId ?? '') ?? []);
      if (given.some((post) => host.isClosedTo(post, learner))) return [];
      if (
        own.some(
          (row) => row.state === 'HELD' || row.carrier === 'none' || capped.has(row.key) || orderedAway(played, row),
        )
      )
        return [];
      if (own.some((row) => host.posts.get(row.remoteId ?? '')?.state === 'DELETED' && undoneLate(played, row)))
        return [];
      if (own.some((row) => row.state === 'TOMBSTONE' && lost.write(row.key))) return []; // see `notVisible`
      if (takenByTeacher(room, learner, write)) return [];
      if (
        write.kind === 'reassign' &&
        write.learners.some((each) => unclear.has(each)) &&
        unknownOnes(room, rows).some(({ id }) => lost.post(id))
      )
        return [];
      return [
        {
          kind: 'lost',
          what: `${meaning} was decided and is not to be seen (${own.length === 0 ? 'no row' : own.map(({ state, trouble }) => `${state} ${trouble ?? ''}`).join()})`,
        },
      ];
    }),
  );
}

/** First decided by the last night of all, as an hour had passed: it waits for a teacher who does not come any more. */
function waitsAsNews({ place, book }: Room, tables: Tables, learner: LearnerId, meaning: string): boolean {
  const waiting = [...tables.plans.values()].find(
    ({ plan, state }) => plan.course === place.course && state === 'waiting',
  )?.plan;
  const earlier = new Set(
    book.plans.flatMap(({ plan }) =>
      plan === null || plan.id === waiting?.id ? [] : plan.writes.map(({ key }) => key),
    ),
  );
  return (
    waiting?.writes.some(
      (write) =>
        write.kind !== 'withdraw' &&
        !earlier.has(write.key) &&
        write.learners.some((each) => each === learner) &&
        meaningOf(write, learner) === meaning,
    ) === true
  );
}

/** What the last run of the class could not send for a cap; what was capped earlier has been decided anew since. */
function cappedLately({ reports }: Played, room: Room): ReadonlySet<string> {
  const last = reports.findLast((each) => each.room === room)?.report.courses ?? [];
  return new Set(
    last.flatMap(({ writes }) => writes.failed.filter(({ over }) => over !== undefined).map(({ key }) => key)),
  );
}

/** A person had it taken back, and nobody approved it when it was asked for anew; or left it unsent. */
function orderedAway({ orders }: Played, { state, trouble, key }: LedgerRow): boolean {
  if (state !== 'TOMBSTONE' || trouble === null) return false;
  return (
    (trouble === 'left by the teacher' && orders.left.has(key)) ||
    orders.undone.some(({ run }) => trouble === `withdrawn by undo of run ${run}`) ||
    orders.anew.some(({ days }) => days.some((day) => trouble === askedAnewWords(day)))
  );
}

/** Its run was undone, whatever the ledger heard of that. */
function undoneLate({ orders }: Played, { run }: LedgerRow): boolean {
  return orders.undone.some((undone) => undone.run === run);
}

/** A note is written only when something changed: last week's with the same facts has said it. */
function sameNews(a: PostingWrite, b: PostingWrite): boolean {
  return a.kind === 'note' && b.kind === 'note' && a.learners[0] === b.learners[0] && a.factsHash === b.factsHash;
}

function takenByTeacher(
  { host: { changes }, book: { decided } }: Room,
  learner: LearnerId,
  write: PostingWrite,
): boolean {
  return changes.some(
    ({ by, what, after }) =>
      !by.ours &&
      (what === 'delete' || what === 'students') &&
      (decided.get((after.marker ?? '') as Marker) ?? []).some(
        (each) => meaningOf(each, learner) === meaningOf(write, learner) || sameNews(each, write),
      ),
  );
}

/**
 * Whom a teacher gave a post to besides, or who had left before it was sent, is no part of its key: after a restore nobody can tell that
 * key any more, so that the post is told as unclear and its learners get no new chance.
 */
function givenUnknown(room: Room, rows: readonly LedgerRow[]): ReadonlySet<LearnerId> {
  return new Set(unknownOnes(room, rows).flatMap(({ students }) => students));
}

function unknownOnes({ host }: Room, rows: readonly LedgerRow[]) {
  const bound = new Set<string | null>(rows.map((row) => row.remoteId));
  const regiven = (id: string): boolean =>
    host.changes.some(({ by, what, after }) => !by.ours && what === 'students' && after.id === id);
  return host
    .list(['PUBLISHED'])
    .filter(
      (post) =>
        post.project &&
        !bound.has(post.id) &&
        (post.carrier === 'assignment' || (post.carrier === 'announcement' && regiven(post.id))),
    );
}

/** A row that says DONE and a child that does not see it; unless a teacher had a hand in it. */
function notVisible(played: Played, room: Room, rows: readonly LedgerRow[], lost: LostDays): Finding[] {
  const { host } = room;
  const capped = cappedLately(played, room);
  return rows.flatMap((row) => {
    if ((row.state === 'NEW' || row.state === 'BOUND') && capped.has(row.key)) return [];
    if (row.state === 'NEW' || row.state === 'BOUND')
      return [{ kind: 'lost' as const, what: `${row.write.kind} ${row.key.slice(0, 6)} is still ${row.state}` }];
    const touched = host.changes.some(({ by, after }) => !by.ours && after.id === row.remoteId);
    const post = row.remoteId === null ? undefined : host.posts.get(row.remoteId);
    // A ledger that was set back may still wait for a draft that went meanwhile; to it that is a removal like any other.
    if (
      row.state === 'TOMBSTONE' &&
      !touched &&
      post?.state === 'DELETED' &&
      !orderedAway(played, row) &&
      !undoneLate(played, row) &&
      !lost.write(row.key)
    ) {
      return [
        {
          kind: 'lost' as const,
          what: `${row.write.kind} ${row.key.slice(0, 6)} is TOMBSTONE and no teacher touched it`,
        },
      ];
    }
    if (row.state !== 'DONE' || row.carrier === 'none' || touched) return [];
    if (post?.state === 'DELETED' && undoneLate(played, row)) return []; // its answer was lost: the undo was told as failed, and is ordered again
    // The lost part of the ledger had taken it back, or given it to others; to the one that is left that is a teacher's doing.
    if (
      row.write.kind === 'route' &&
      lost.write(row.key) &&
      (post?.state === 'DELETED' || lost.post(row.remoteId ?? ''))
    )
      return [];
    return row.write.learners.flatMap((learner): Finding[] => {
      if (
        !host.enrolled.has(learner) ||
        (post !== undefined && (host.canSee(post, learner) || host.isClosedTo(post, learner)))
      )
        return [];
      if (room.moved.some((each) => each.learner === learner && !each.here)) return []; // who left and came back: what is still wanted is asked in `notSeen`
      return [{ kind: 'lost', what: `${meaningOf(row.write, learner)} is DONE and ${learner} does not see it` }];
    });
  });
}

/** Every score the host ever showed to a good night is held, also where the work has vanished since. */
function evidenceLost({ host }: Room, tables: Tables): Finding[] {
  const held = new Set(
    [...tables.current.values()].map((id) => {
      const row = tables.evidence.get(id);
      return `${row?.coursework} ${row?.learner}`;
    }),
  );
  return host.scores().flatMap(({ coursework, learner }): Finding[] => {
    if (!host.enrolled.has(learner) || held.has(`${coursework} ${learner}`)) return [];
    return [{ kind: 'evidence', what: `the score of ${learner} on ${coursework} is not held` }];
  });
}
