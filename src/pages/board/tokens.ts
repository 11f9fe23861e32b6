import type { WriteKey } from '../../ids.ts';
import { actionToken } from '../kit/action.ts';
import { approve } from '../actions/approve.ts';
import { hand } from '../actions/hand.ts';
import { held } from '../actions/held.ts';
import { note } from '../actions/note.ts';
import { today } from '../actions/today.ts';
import { pause } from '../actions/pause.ts';
import { undo } from '../actions/undo.ts';
import type { TeacherViewer } from '../kit/viewer.ts';
import type { BoardModel } from './model/model.ts';

/** What makes the forms of the board ours; null where there is no such button now. */
export interface Tokens {
  readonly approve: string | null;
  readonly pause: string | null;
  readonly resume: string | null;
  readonly undo: string | null;
  readonly held: ReadonlyMap<WriteKey, string>;
  /** Of all buttons of the teacher's hand, which share one form. */
  readonly hand: string | null;
  readonly note: string | null;
  readonly today: string | null;
}

export function tokensOf(
  { course, approval, paused, sent, held: writes }: BoardModel,
  secret: Buffer,
  viewer: TeacherViewer,
): Tokens {
  const { id } = course;
  return {
    approve:
      approval.state === 'waiting' && paused === null ? actionToken(approve, secret, viewer, id, approval) : null,
    pause: paused === null ? actionToken(pause, secret, viewer, id, { do: 'pause' }) : null,
    resume: paused?.of === 'course' ? actionToken(pause, secret, viewer, id, { do: 'resume' }) : null, // the school's is not a teacher's to end
    undo: sent === null ? null : actionToken(undo, secret, viewer, id, { run: sent.run }),
    hand: actionToken(hand, secret, viewer, id, {}),
    note: actionToken(note, secret, viewer, id, {}),
    today: actionToken(today, secret, viewer, id, {}),
    held: new Map(writes.map(({ key }) => [key, actionToken(held, secret, viewer, id, { key })])),
  };
}
