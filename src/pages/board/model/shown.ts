import { kindOf, type KindName, type PostingWrite } from '../../../plan/kinds/registry.ts';
import type { Shown } from '../../../plan/kinds/kind.ts';
import type { Lookup, TargetName } from './lookup.ts';

/** What the board says of a write of any kind. */
export interface ShownWrite extends Omit<Shown, 'target'> {
  readonly kind: KindName;
  /** It is for the eyes of its one learner; else several may share it. */
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
