import type { Http } from '../../src/http/types.ts';
import type { Lms } from '../../src/lms/types.ts';
import type { SchoolFile } from '../../src/school/file.ts';
import { googleStage, schoologyStage } from './adapters/stages.ts';
import { Host } from './host.ts';
import { FILES, HOSTS } from './school.ts';
import { GOOD_MANNERS, simLms, type Manners } from './sim-lms.ts';
import type { Peopled, Watched } from './watched.ts';
import type { Actor, World } from './world.ts';

export type AdapterId = 'google' | 'schoology';
/** Which of `HOSTS` in memory, or a real adapter over its strict stand-in. */
export type StageId = number | AdapterId;

/** What a play stands on: a host, the school file for it, and the port to it as one process has it. */
export interface Stage {
  readonly host: Peopled;
  readonly files: Readonly<Record<'auto' | 'teacher', SchoolFile>>;
  /** The class is as the first night finds it. */
  readonly begin: () => void;
  /** Lists that lagged have caught up. */
  readonly overnight: () => void;
  /** @throws LmsError where the teacher has taken the grant back */
  readonly open: (actor: Actor) => Lms;
}

/** What is wrong on purpose between the protocol and the host. */
export interface WrongPort {
  /** Of the adapter in memory. */
  readonly manners?: Partial<Manners>;
  /** Of the HTTP layer under a real one. */
  readonly http?: (http: Http) => Http;
  readonly lms?: (lms: Lms, host: Watched) => Lms;
}

export function stageOf(id: StageId, world: World, wrong: WrongPort): Stage {
  if (id === 'google') return googleStage(world, wrong);
  if (id === 'schoology') return schoologyStage(world, wrong);
  const can = HOSTS[id];
  if (can === undefined) throw new Error('no such host');
  const host = new Host(can, () => world.now());
  return { host, files: FILES, begin: () => {}, overnight: () => {}, open: (actor) => simLms(world, host, actor, { ...GOOD_MANNERS, ...wrong.manners }) };
}
