import type { Sandbox } from '../../src/sandbox/google/index.ts';
import type { StoreSettings } from '../../src/store/types.ts';

export type Served = Pick<Sandbox, 'root' | 'tokenUrl' | 'clientId' | 'clientSecret' | 'teachers' | 'schoolFile'>;

export type ToSandbox =
  | { readonly do: 'look'; readonly course: string }
  | { readonly do: 'move'; readonly to: string; readonly course: string };

export type SandboxSays =
  | { readonly is: 'served'; readonly served: Served }
  /** What each child of the class reads of ours, and how many drafts of ours nobody reads. */
  | { readonly is: 'seen'; readonly children: readonly (readonly string[])[]; readonly drafts: number };

/** A ledger row as the store told the worker that it is kept. */
export interface Kept {
  readonly key: string;
  readonly state: string;
  readonly remoteId: string | null;
}

/** How a worker reaches store and LMS. */
export interface Workplace {
  readonly store: StoreSettings;
  readonly served: Served;
  /** Hex: the same for every worker, so that keys and markers are the same. */
  readonly key: string;
}

export type ToWorker =
  | { readonly do: 'begin'; readonly workplace: Workplace; readonly at: string }
  | { readonly do: 'course'; readonly course: string; readonly at: string };

export type WorkerSays =
  | { readonly is: 'loaded' }
  /** The store is open. */
  | { readonly is: 'open' }
  /** The ledger of the course before the run. */
  | { readonly is: 'held'; readonly rows: readonly Kept[] }
  /** One ledger commit was acknowledged. */
  | { readonly is: 'kept'; readonly row: Kept }
  /** `open`: ledger rows neither done nor closed. */
  | { readonly is: 'done'; readonly trouble: readonly string[]; readonly open: number }
  /** The store or the run refused, in a sentence. */
  | { readonly is: 'refused'; readonly why: string };
