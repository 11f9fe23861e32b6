import type { SchoolId } from '../../src/ids.ts';
import type { Http } from '../../src/http/types.ts';
import type { Lms } from '../../src/lms/types.ts';
import { googleStage, schoologyStage } from './adapters/stages.ts';
import { memoryStage } from './memory-stage.ts';
import type { Files, Place } from './school.ts';
import type { Manners } from './sim-lms.ts';
import type { Peopled, Watched } from './judge/watched.ts';
import type { Actor, World } from './world.ts';

export type AdapterId = 'google' | 'schoology';
/** Which of `HOSTS` in memory, or a real adapter over its strict stand-in. */
export type StageId = number | AdapterId;

/** One class as the LMS has it. */
export interface Class {
  readonly place: Place;
  readonly host: Peopled;
}

/** What a play stands on: its classes, the school files for them, and the port to a school's LMS as one process has it. */
export interface Stage {
  readonly classes: readonly Class[];
  readonly files: ReadonlyMap<SchoolId, Files>;
  /** The class is as the first night finds it. */
  readonly begin: () => void;
  /** Lists that lagged have caught up. */
  readonly overnight: () => void;
  /** @throws LmsError where the teacher has taken the grant back */
  readonly open: (actor: Actor, school: SchoolId) => Lms;
}

/** What is wrong on purpose between the protocol and the host. */
export interface WrongPort {
  /** Of the adapter in memory. */
  readonly manners?: Partial<Manners>;
  /** Of the HTTP layer under a real one. */
  readonly http?: (http: Http) => Http;
  readonly lms?: (lms: Lms, host: Watched) => Lms;
}

/** @param places how many of `PLACES` the play has; the real adapters know the first alone */
export function stageOf(id: StageId, places: number, world: World, wrong: WrongPort): Stage {
  if (id === 'google') return googleStage(world, wrong);
  if (id === 'schoology') return schoologyStage(world, wrong);
  return memoryStage(id, places, world, wrong);
}
