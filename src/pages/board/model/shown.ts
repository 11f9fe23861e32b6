import { kindOf, type KindName, type PostingWrite } from '../../../plan/kinds/registry.ts';
import type { Shown } from '../../../plan/kinds/kind.ts';
import type { Lookup, TargetName } from './lookup.ts';

/** The fields that the board shows of a write of any kind. */
export interface ShownWrite extends Omit<Shown, 'target'> {
  readonly kind: KindName;
  /** Only its one learner may see it; false: several learners may share it. */
  readonly forOne: boolean;
  readonly target: TargetName | null;
}

export function shownOn(write: PostingWrite, look: Lookup): ShownWrite {
  const kind = kindOf(write);
  const { target, ...shown } = kind.shown(write);
  return {
    kind: write.kind,
    forOne: kind.about === 'learner',
    ...shown,
    target: target === null ? null : look.target(target),
  };
}
