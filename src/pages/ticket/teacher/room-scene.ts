import type { LearnerId } from '../../../ids.ts';
import type { Room } from '../../../ticket/live.ts';
import type { TeacherScene } from '../parts/scene.ts';

/** The props of every part of the room: the newest state, and what is open on this screen. */
export interface RoomScene extends TeacherScene {
  readonly room: Room;
  /** The learner whose row of answers is open. */
  readonly opened: LearnerId | null;
  readonly open: (learner: LearnerId | null) => void;
  /** The learner for whom a conference is being noted. */
  readonly talking: LearnerId | null;
  readonly talk: (learner: LearnerId | null) => void;
}
