import { describe, expect, it } from '@jest/globals';
import { CourseId, Marker, PostId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { Post } from '../../src/lms/posts.ts';
import type { LedgerRow } from '../../src/plan/ledger-row.ts';
import { instant } from '../../src/time.ts';
import { applyWrites } from '../../src/writeback/apply.ts';
import { straysAmong } from '../../src/writeback/strays.ts';
import { brakes } from '../builders/memory/brakes.ts';
import { post } from '../builders/coursework.ts';
import { ledgerRow, memoryLedger, routeWrite } from '../builders/memory/ledger.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';

const NOON = instant('2026-03-09T12:00:00Z');
const MARKER = Marker.parse('m-route-1');
const DRAFT = post({ state: 'draft', marker: MARKER, createdAt: instant('2026-03-09T10:30:00Z') });

function isStray(change: Partial<Post> = {}, ...rows: Partial<LedgerRow>[]): boolean {
  return (
    straysAmong(
      [{ ...DRAFT, ...change }],
      rows.map((row) => ledgerRow(routeWrite(), row)),
      NOON,
    ).length === 1
  );
}

async function* rowsOf<T>(values: readonly T[]) {
  for (const value of values) yield { ok: true as const, value };
}

async function swept(...refused: LmsError[]): Promise<string[]> {
  const posts = ['p1', 'p2'].map((id) => ({
    ...DRAFT,
    ref: { carrier: 'assignment' as const, id: PostId.parse(id) },
  }));
  const gone: string[] = [];
  const lms = {
    ...memoryLms(),
    ensureGone: async (_: CourseId, ref: Post['ref']) => {
      const error = refused.shift();
      if (error !== undefined) throw error;
      gone.push(ref.id);
      return 'updated' as const;
    },
  };
  await applyWrites(
    { carry: [], cancel: [], change: [], withdraw: [], strays: posts },
    {
      course: CourseId.parse('6001'),
      lms: { ...lms, posts: () => rowsOf(posts) },
      ledger: memoryLedger(),
      enrolled: new Set(),
      topic: null,
      brakes: brakes(),
      disconnected: async () => {},
      now: () => NOON,
    },
  );
  return gone;
}

describe('sweeping', () => {
  it('goes on behind a draft that the host does not let us delete', async () => {
    expect(await swept(new LmsError('denied', 'not yours', { todo: 'nothing', scope: 'call' }))).toEqual(['p2']);
  });

  it.each([
    ['is busy', new LmsError('busy', 'later', { todo: 'wait', scope: 'call' })],
    ['takes no credential any more', new LmsError('denied', 'no', { todo: 'connect', scope: 'credential' })],
  ])('waits for the next run where the host %s', async (_, error) => {
    expect(await swept(error)).toEqual([]);
  });
});

describe('a stray', () => {
  it('is a draft of ours over an hour old that no row knows', () => {
    expect(isStray()).toBe(true);
    expect(isStray({ createdAt: instant('2026-03-09T11:00:00Z') })).toBe(false);
    expect(isStray({ createdAt: instant('2026-03-09T10:59:59Z') })).toBe(true);
  });

  it("is nothing that learners can see, nothing of a teacher's own, and nothing whose age is unknown", () => {
    expect(isStray({ state: 'published' })).toBe(false);
    expect(isStray({ ours: false })).toBe(false);
    expect(isStray({ createdAt: null })).toBe(false);
  });

  it('is none while a row is bound to it, and one again once that row is closed', () => {
    const bound = { remoteId: PostId.parse('7001'), marker: Marker.parse('other') };

    expect(isStray({}, { ...bound, state: 'BOUND' })).toBe(false);
    expect(isStray({}, { ...bound, state: 'HELD' })).toBe(false);
    expect(isStray({}, { ...bound, state: 'CANCELLED' })).toBe(true);
    expect(isStray({}, { ...bound, state: 'TOMBSTONE' })).toBe(true);
  });

  it('is none while a row may still look for it: one of its marker, decided before the draft was made', () => {
    expect(isStray({}, { state: 'NEW', changedAt: instant('2026-03-09T10:30:00Z') })).toBe(false);
    expect(isStray({}, { state: 'NEW', changedAt: instant('2026-03-09T10:30:01Z') })).toBe(true);
    expect(isStray({ marker: Marker.parse('another') }, { state: 'NEW' })).toBe(true);
    expect(isStray({}, { state: 'DONE' })).toBe(true);
  });
});
