import { describe, expect, it } from '@jest/globals';
import { CourseId, PostId } from '../../src/ids.ts';
import { LmsError } from '../../src/lms/errors.ts';
import type { PostRequest } from '../../src/lms/posts.ts';
import type { Lms } from '../../src/lms/types.ts';
import { ledgerRow, learners } from '../builders/memory/ledger.ts';
import { memoryLms } from '../builders/memory/memory-lms.ts';
import { requestOf } from '../../src/writeback/request.ts';
import { countingDeeds, leaves } from './deeds.ts';

const COURSE = CourseId.parse('6001');
const POST = { carrier: 'assignment', id: PostId.parse('p1') } as const;

function request(): PostRequest {
  const asked = requestOf(ledgerRow(), new Set(learners('s1', 's2')), null);
  if (asked === null) throw new Error('a post is asked for');
  return asked;
}

function overtaken() {
  return { deeds: 0, lateDeeds: new Set<number>(), overtaken: true };
}

/** Every create comes back different, and is taken away at once. */
function sending(actor: ReturnType<typeof overtaken>): Lms {
  const lms = memoryLms();
  return countingDeeds(
    {
      ...lms,
      ensureDraft: async () => {
        leaves(actor); // the create
        leaves(actor); // the removal of what came of it
        throw new LmsError('malformed', 'it is for other learners', { todo: 'Look.' });
      },
      ensureGone: async () => {
        leaves(actor);
        return 'updated';
      },
    },
    actor,
  );
}

describe('a process whose course another run has taken', () => {
  it('has sent one deed late when it took away again what its own create had become', async () => {
    const actor = overtaken();

    await expect(sending(actor).ensureDraft(COURSE, request(), { posts: [], bound: new Set() })).rejects.toThrow();

    expect(actor.lateDeeds.size).toBe(1);
  });

  it('has sent two when it goes on to another verb', async () => {
    const actor = overtaken();
    const lms = sending(actor);

    await expect(lms.ensureDraft(COURSE, request(), { posts: [], bound: new Set() })).rejects.toThrow();
    await lms.ensureGone(COURSE, POST);

    expect(actor.lateDeeds.size).toBe(2);
  });

  it('has sent none as long as nobody took the course', async () => {
    const actor = { ...overtaken(), overtaken: false };

    await sending(actor).ensureGone(COURSE, POST);

    expect(actor.lateDeeds.size).toBe(0);
  });
});
