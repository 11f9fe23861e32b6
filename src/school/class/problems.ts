/** What is wrong with a row that somebody typed: which row (0-based), which field, and of what kind; `about` is what it is about. */
export interface RowProblem<Field extends string = string> {
  readonly row: number;
  readonly field: Field;
  readonly is: ProblemKind;
  readonly about?: string;
}

/** Every kind has its words in each language (pages/setup/words). */
export type ProblemKind =
  | 'missing'
  | 'too-long'
  | 'hidden'
  | 'number'
  /** `about`: which numbers it lies between. */
  | 'between'
  | 'twice'
  | 'unknown'
  | 'circle'
  | 'codes'
  | 'code-elsewhere'
  | 'no-unit'
  | 'shared'
  | 'address'
  | 'kind'
  | 'form'
  | 'form-public'
  | 'form-unread'
  | 'two-checks';

export type RowsRead<T, Field extends string> =
  | { readonly ok: true; readonly rows: readonly T[] }
  | { readonly ok: false; readonly problems: readonly RowProblem<Field>[] };
