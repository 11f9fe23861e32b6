/** Of Stryker's report, what the figures are made of. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** Counted from 1; while it runs Stryker counts from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Figures {
  /** Changes that could be tried: neither refused by the compiler nor set aside. */
  readonly tried: number;
  readonly found: number;
  /** Of the found, by the time limit alone. */
  readonly byTime: number;
  /** No test came near them. */
  readonly unreached: number;
}

export function figuresOf({ files }: Report): Figures {
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...which: string[]): number => statuses.filter((status) => which.includes(status)).length;
  return {
    tried: count('Killed', 'Timeout', 'Survived', 'NoCoverage'),
    found: count('Killed', 'Timeout'),
    byTime: count('Timeout'),
    unreached: count('NoCoverage'),
  };
}

/** Found of tried; where nothing could be tried nothing was missed. */
export function shareFound({ tried, found }: Figures): number {
  return tried === 0 ? 1 : found / tried;
}

/** What no test found, or the time limit alone did, by the names that `tried.mjs` gives. */
export function survivorsOf({ files }: Report): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => ['Survived', 'NoCoverage', 'Timeout'].includes(status))
      .map(({ location: { start, end }, mutatorName, replacement }) =>
        [file, start.line - 1, start.column - 1, end.line - 1, end.column - 1, mutatorName, replacement].join(' '),
      ),
  );
}
