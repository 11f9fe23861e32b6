import type { Said } from '../language.ts';
import { reachedWords } from '../plan/limits.ts';
import type { Write } from '../plan/types.ts';
import type { Instant } from '../time.ts';

/** Who stopped the sending. No name: reports and ledger rows repeat it. */
export type Actor = 'teacher' | 'administrator';

/** Sending is paused until somebody resumes it. */
export interface Pause {
  readonly of: 'course' | 'school';
  readonly by: Actor;
  readonly since: Instant;
}

/** What may stop a write at the last moment (PROTOCOL.md 2.2 and 2.12). */
export interface Brakes {
  /** The pause in force now, if any. */
  paused(): Promise<Pause | null>;
  /** Takes one write of this kind out of what the school may send on this date; null: it may. Else the number it may not pass. */
  take(kind: Write['kind']): Promise<number | null>;
  /** Gives back a write that was counted and then not sent. */
  giveBack(): Promise<void>;
}

/** Nothing more may be sent now. The rows keep what they are, or, paused, are cancelled unseen. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly by: StoppedBy;
  constructor(by: StoppedBy) {
    super(('pause' in by ? pausedWords(by.pause) : reachedWords({ limit: 'school', most: by.most })).en);
    this.by = by;
  }
}

/** A pause, or the number of writes that the school may not pass on this date. */
export type StoppedBy = { readonly pause: Pause } | { readonly most: number };

/** The brakes as one batch uses them. */
export interface BatchBrakes {
  /** Asked just before every create, change and publish. @throws Stopped while paused */
  check(): Promise<void>;
  /** As `check`, and one write is taken out of what the school may send. @throws Stopped */
  take(kind: Write['kind']): Promise<void>;
  /** A row has ended: what it counted and certainly did not send is given back. */
  settle(wrote: boolean): Promise<void>;
}

export function batchBrakes(brakes: Brakes): BatchBrakes {
  let taken = false;
  async function check(): Promise<void> {
    const pause = await brakes.paused();
    if (pause !== null) throw new Stopped({ pause });
  }
  return {
    check,
    async take(kind) {
      await check();
      const most = await brakes.take(kind);
      if (most !== null) throw new Stopped({ most });
      taken = true;
    },
    async settle(wrote) {
      if (taken && !wrote) await brakes.giveBack();
      taken = false;
    },
  };
}

/** For the ledger and the night report. */
export function pausedWords({ of, by }: Pause): Said {
  return {
    en: `paused by ${by === 'teacher' ? 'the teacher' : 'an administrator'}${of === 'school' ? ', the whole school' : ''}`,
    es: `en pausa por ${by === 'teacher' ? 'el docente' : 'la administración'}${of === 'school' ? ', toda la escuela' : ''}`,
  };
}
