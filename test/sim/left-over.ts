import { WriteKey, type LearnerId, type Marker } from '../../src/ids.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { wantedWrites } from '../../src/plan/wanted.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import { minutesBetween } from '../../src/time.ts';
import { StoreError } from '../../src/store/errors.ts';
import { postWordsOf } from '../../src/sync/post-words.ts';
import type { Tables } from '../builders/memory-tables.ts';
import { short, type Finding } from './finding.ts';
import { meaningOf } from './meaning.ts';
import type { Played } from './play.ts';
import { COURSE, SCHOOL } from './school.ts';
import type { HostPost } from './watched.ts';

/** What is wrong once nothing goes wrong any more: lost, left lying about, or not quiet. */
export function leftOver(played: Played): Finding[] {
  const { world, store, reports } = played;
  const findings: Finding[] = [];
  const tables = store.snapshot().get(SCHOOL);
  if (tables === undefined) return [{ kind: 'broke', what: 'the store is empty' }];
  const rows = [...tables.ledger.values()];
  for (const actor of world.actors) {
    if (actor.threw !== null && !isAway(actor.threw)) findings.push({ kind: 'broke', what: `${actor.label} threw ${actor.threw instanceof Error ? actor.threw.message : 'something'}` });
    if (actor.lateCalls > 1) findings.push({ kind: 'overtaken', what: `${actor.label} sent ${actor.lateCalls} changes after another run had taken the course` });
    if (actor.alive && !actor.done) findings.push({ kind: 'stuck', what: `${actor.label} never ended` });
  }
  const last = reports.at(-1)?.report.courses[0];
  findings.push(...notVisible(played, rows), ...orphans(played, rows));
  // A class that lost more than half is left as it is until a person has looked (`roster-guard.ts`).
  if (last?.problems.some(({ kind }) => kind === 'roster') !== true) {
    findings.push(...lost(played, tables, rows), ...evidenceLost(played, tables));
    if (last === undefined || last.unfinished) findings.push({ kind: 'lost', what: `the last night could not be finished: ${JSON.stringify(last?.problems ?? [])}` });
  }
  for (const { report, actor } of reports.filter(({ again }) => again)) {
    for (const { writes } of report.courses) {
      if (writes.created + writes.updated + writes.withdrawn + writes.adopted > 0) {
        findings.push({ kind: 'restless', what: `${actor} wrote again: ${JSON.stringify({ ...writes, skipped: writes.skipped.length })}` });
      }
    }
  }
  return findings;
}

/** The store did not answer: whoever asked may end with that. */
function isAway(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'unreachable';
}

/** Everything the last night decided stands before those it was decided for, or says why not. */
function lost(played: Played, tables: Tables, rows: readonly LedgerRow[]): Finding[] {
  const { host, decided, scenario, reports, file } = played;
  const unclear = givenUnknown(played, rows);
  const night = tables.decisions.get(COURSE);
  if (night === undefined) return [{ kind: 'lost', what: 'no night ever decided anything' }];
  const capped = new Set(reports.flatMap(({ report }) => report.courses.flatMap(({ writes }) => [
    ...writes.skipped.map(({ key }) => key), ...writes.failed.filter(({ over }) => over !== undefined).map(({ key }) => key),
  ])));
  const wanted = wantedWrites({ ...night }, postWordsOf(file), () => ({ channel: 'post', carrier: host.can.notePost, on: null }),
    (...parts) => WriteKey.parse(parts.join(' ')));
  return wanted.flatMap((write) => write.learners.flatMap((learner): Finding[] => {
    if (!host.enrolled.has(learner)) return [];
    const meaning = meaningOf(write, learner);
    const seen = host.sees(learner).some((post) => {
      const meant = decided.get((post.marker ?? '') as Marker) ?? [];
      return post.project && meant.some((each) => meaningOf(each, learner) === meaning || sameNews(each, write));
    });
    if (seen) return [];
    const own = rows.filter((each) => each.write.learners.some((other) => other === learner)
      && (meaningOf(each.write, learner) === meaning || sameNews(each.write, write)));
    const given = own.flatMap(({ remoteId }) => host.posts.get(remoteId ?? '') ?? []);
    if (given.some((post) => host.isClosedTo(post, learner))) return [];
    if (own.some((row) => row.state === 'HELD' || row.carrier === 'none' || capped.has(row.key))) return [];
    if (scenario.setBack && own.some(({ state }) => state === 'TOMBSTONE')) return []; // see `notVisible`
    if (takenByTeacher(host.changes, decided, learner, write)) return [];
    if (scenario.setBack && write.kind === 'reassign' && write.learners.some((each) => unclear.has(each))) return [];
    return [{ kind: 'lost', what: `${meaning} was decided and is not to be seen (${own.length === 0 ? 'no row' : own.map(({ state, trouble }) => `${state} ${trouble ?? ''}`).join()})` }];
  }));
}

/** A note is written only when something changed: last week's with the same facts has said it. */
function sameNews(a: PostingWrite, b: PostingWrite): boolean {
  return a.kind === 'note' && b.kind === 'note' && a.learners[0] === b.learners[0] && a.factsHash === b.factsHash;
}

function takenByTeacher(changes: Played['host']['changes'], decided: Played['decided'], learner: LearnerId, write: PostingWrite): boolean {
  return changes.some(({ by, what, after }) => !by.ours && (what === 'delete' || what === 'students')
    && (decided.get((after.marker ?? '') as Marker) ?? []).some((each) => meaningOf(each, learner) === meaningOf(write, learner) || sameNews(each, write)));
}

/**
 * Whom a teacher gave a post to besides, or who had left before it was sent, is no part of its key: after a restore nobody can tell that
 * key any more, so that the post is told as unclear and its learners get no new chance.
 */
function givenUnknown({ host }: Played, rows: readonly LedgerRow[]): ReadonlySet<LearnerId> {
  const bound = new Set<string | null>(rows.map((row) => row.remoteId));
  return new Set(host.list(['PUBLISHED']).filter((post) => post.project && post.carrier === 'assignment' && !bound.has(post.id)).flatMap(({ students }) => students));
}

/** A row that says DONE and a child that does not see it; unless a teacher had a hand in it. */
function notVisible({ host, scenario }: Played, rows: readonly LedgerRow[]): Finding[] {
  return rows.flatMap((row) => {
    if (row.state === 'NEW' || row.state === 'BOUND') return [{ kind: 'lost' as const, what: `${row.write.kind} ${row.key.slice(0, 6)} is still ${row.state}` }];
    const touched = host.changes.some(({ by, after }) => !by.ours && after.id === row.remoteId);
    const post = row.remoteId === null ? undefined : host.posts.get(row.remoteId);
    // A ledger that was set back may still wait for a draft that went meanwhile; to it that is a removal like any other.
    if (row.state === 'TOMBSTONE' && !touched && post?.state === 'DELETED' && !scenario.setBack) {
      return [{ kind: 'lost' as const, what: `${row.write.kind} ${row.key.slice(0, 6)} is TOMBSTONE and no teacher touched it` }];
    }
    if (row.state !== 'DONE' || row.carrier === 'none' || touched) return [];
    if (scenario.setBack && row.write.kind === 'route' && post?.state === 'DELETED') return []; // the lost part of the ledger had taken it back
    return row.write.learners.flatMap((learner): Finding[] => {
      if (!host.enrolled.has(learner) || (post !== undefined && (host.canSee(post, learner) || host.isClosedTo(post, learner)))) return [];
      return [{ kind: 'lost', what: `${meaningOf(row.write, learner)} is DONE and ${learner} does not see it` }];
    });
  });
}

/** Drafts of ours nobody will ever finish, and published posts of ours the ledger knows nothing of. */
function orphans({ host, scenario, decided }: Played, rows: readonly LedgerRow[]): Finding[] {
  const regiven = (id: string): boolean => host.changes.some(({ by, what, after }) => !by.ours && what === 'students' && after.id === id);
  const bound = new Map(rows.flatMap((row) => (row.remoteId === null ? [] : [[row.remoteId as string, row] as const])));
  /** Nor who had left before it was sent. */
  const narrowed = ({ marker, students }: HostPost): boolean => (decided.get(marker as Marker)?.[0]?.learners.length ?? students.length) > students.length;
  return host.list(['DRAFT', 'PUBLISHED']).flatMap((post): Finding[] => {
    if (!post.project || post.marker === null) return [];
    const row = bound.get(post.id);
    // After a restore, words that no list of an ordinary night shows may stay unknown; the row that wants them adopts or holds them.
    if (row === undefined && scenario.setBack && post.state === 'PUBLISHED' && (post.carrier !== 'assignment' || regiven(post.id) || narrowed(post))) return [];
    if (row === undefined && scenario.setBack && post.state === 'DRAFT') return []; // swept by the next night that has work
    // Announcements are in no list of an ordinary night: a stray of theirs waits for the next one that has something to send.
    if (row === undefined && post.state === 'DRAFT' && post.carrier === 'announcement' && !host.list(['DRAFT', 'PUBLISHED', 'DELETED'])
      .some(({ project, createdAt }) => project && minutesBetween(post.createdAt, createdAt) > 60)) return [];
    // Said late by a run that had lost the course: its row waits for a person, who finds it.
    if (row === undefined && rows.some((each) => each.state === 'HELD' && each.marker === post.marker)) return [];
    if (row === undefined) return [{ kind: 'orphan', what: `${post.state} ${post.id} (“${short(post)}”) belongs to no row` }];
    return post.state === 'PUBLISHED' && row.state !== 'DONE' ? [{ kind: 'orphan', what: `${post.id} is published, its row is ${row.state}` }] : [];
  });
}

/** Every score the host ever showed to a good night is held, also where the work has vanished since. */
function evidenceLost({ host }: Played, tables: Tables): Finding[] {
  const held = new Set([...tables.current.values()].map((id) => {
    const row = tables.evidence.get(id);
    return `${row?.coursework} ${row?.learner}`;
  }));
  return host.scores().flatMap(({ coursework, learner }): Finding[] => {
    if (!host.enrolled.has(learner) || held.has(`${coursework} ${learner}`)) return [];
    return [{ kind: 'evidence', what: `the score of ${learner} on ${coursework} is not held` }];
  });
}
