/** One thing wrong in a file a person wrote: where, and what to write instead. */
export interface FileProblem {
  /** 1-based; null when the file as a whole is meant. */
  readonly line: number | null;
  /** e.g. `courses[0].seminar.seats`; empty for the whole file. */
  readonly place: string;
  readonly message: string;
}

export type LineOf = (path: Path) => number | null;

export type Path = readonly PropertyKey[];

/** `courses[0].id` for `['courses', 0, 'id']`. */
export function placeOf(path: Path): string {
  return path.reduce<string>(
    (place, key) => (typeof key === 'number' ? `${place}[${key}]` : `${place}${place === '' ? '' : '.'}${String(key)}`),
    '',
  );
}
