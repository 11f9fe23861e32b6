/**
 * `busy` another process has the folder; `unreachable` no answer; `behind`, `ahead`, `changed` the schema is not this
 * Waymark's; `folder` the data folder cannot be used; `file` the
 * stored school file cannot be read by this Waymark; `conflict` somebody else changed the same rows first; `overtaken` the course is another run's now; `key` sealed with another key; `refused` the engine
 * said no to a statement; `misuse` our own bug.
 */
export type StoreErrorKind =
  | 'busy'
  | 'unreachable'
  | 'behind'
  | 'ahead'
  | 'changed'
  | 'folder'
  | 'file'
  | 'conflict'
  | 'overtaken'
  | 'key'
  | 'refused'
  | 'misuse';

/** A failure of the store. The message carries ids of tables and codes only, never a row's content or an address. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  readonly kind: StoreErrorKind;
  /** What a person should do next. */
  readonly todo: string;

  constructor(kind: StoreErrorKind, message: string, todo: string) {
    super(message);
    this.kind = kind;
    this.todo = todo;
  }
}

/** Another live process holds the data folder. */
export class StoreBusy extends StoreError {
  override readonly name = 'StoreBusy';
  readonly pid: number;
  readonly command: string;

  constructor(pid: number, command: string, elsewhere = false) {
    const who = `process ${pid}${elsewhere ? ' of another container or machine' : ''}`;
    super(
      'busy',
      `the data folder is in use by \`${command}\` (${who})`,
      `wait until it has finished, or end ${who}; for several processes at once set DATABASE_URL`,
    );
    this.pid = pid;
    this.command = command;
  }
}

interface EngineError {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
  readonly message?: unknown;
}

/**
 * An engine's error without its details: those quote the failing row, and the embedded engine adds the parameters.
 * The message is kept only for class 42 (syntax, privileges, names), which speaks of the schema alone.
 */
export function engineFault(error: unknown): Error {
  if (error instanceof StoreError) return error;
  const { code, table, constraint, message }: EngineError = typeof error === 'object' && error !== null ? error : {};
  const ended = typeof code === 'string' ? ENDED[code] : undefined;
  if (ended !== undefined)
    return new StoreError(
      'unreachable',
      `${ended} (${String(code)})`,
      'run the command again; if it comes back, look at what else works on the database',
    );
  if (code === '53100') return diskFull(code);
  if (code === '0A000' && typeof message === 'string' && message.startsWith('cached plan')) {
    return new StoreError(
      'unreachable',
      'a migration changed what a statement answers while this process was running',
      'run the command again',
    );
  }
  if (lostConnection(code, message)) {
    return new StoreError(
      'unreachable',
      `the database does not answer${typeof code === 'string' ? ` (${code})` : ''}`,
      'check that the database server runs and that DATABASE_URL is right, then run the command again',
    );
  }
  const where = [code, table, constraint].filter((part) => typeof part === 'string').join(' ');
  const said = typeof code === 'string' && code.startsWith('42') && typeof message === 'string' ? `: ${message}` : '';
  return new StoreError(
    'refused',
    `the store refused a statement (${where === '' ? 'no code' : where})${said}`,
    'this is a fault in Waymark: report it with this line',
  );
}

/** No room where the store writes; `code` is the engine's or the file system's word for it. */
export function diskFull(code: string): StoreError {
  return new StoreError(
    'unreachable',
    `the disk of the store is full (${code})`,
    'make room on it, then run the command again: what was kept is whole',
  );
}

/** What a limit on a transaction ends, or somebody between, by SQLSTATE: it passes by itself, as a lost connection does. */
const ENDED: Readonly<Record<string, string>> = {
  '55P03': 'a statement waited too long for what another transaction of the database holds',
  '57014': 'a statement took too long and was ended',
  '25P03': 'a transaction stood still for too long and was ended',
  '26000': 'a connection lost its statements, as a pooler in transaction mode makes it',
};

/** SQLSTATE classes 08, 28, 3D, 53, 57 (no connection, no access, no resources, shut down), a socket's own code, or words. */
function lostConnection(code: unknown, message: unknown): boolean {
  if (typeof code === 'string') return /^(08|28|3D|53|57|E[A-Z]{3})/.test(code);
  return typeof message === 'string' && /connection|terminat|timeout|closed/i.test(message);
}
