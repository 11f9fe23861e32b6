import type { WriteKey } from '../../ids.ts';
import { actionToken } from '../action.ts';
import { approve } from '../approve/route.ts';
import { held } from '../held/route.ts';
import { pause } from '../pause/route.ts';
import { undo } from '../undo/route.ts';
import type { Viewer } from '../viewer.ts';
import type { BoardModel } from './model.ts';

/** What makes the forms of the board ours; null where there is no such button now. */
export interface Tokens {
  readonly approve: string | null;
  readonly pause: string | null;
  readonly resume: string | null;
  readonly undo: string | null;
  readonly held: ReadonlyMap<WriteKey, string>;
}

export function tokensOf({ course, approval, paused, sent, held: writes }: BoardModel, secret: Buffer, viewer: Viewer): Tokens {
  const { id } = course;
  return {
    approve: approval.state === 'waiting' && paused === null ? actionToken(approve, secret, viewer, id, { plan: approval.plan }) : null,
    pause: paused === null ? actionToken(pause, secret, viewer, id, { do: 'pause' }) : null,
    resume: paused?.of === 'course' ? actionToken(pause, secret, viewer, id, { do: 'resume' }) : null, // the school's is not a teacher's to end
    undo: sent === null ? null : actionToken(undo, secret, viewer, id, { run: sent.run }),
    held: new Map(writes.map(({ key }) => [key, actionToken(held, secret, viewer, id, { key })])),
  };
}
