/** Whom one looks as, and what at. */
export interface Place {
  readonly person: string;
  readonly course: string;
  /** Null: the course itself. */
  readonly item: string | null;
}

export function coursePath(person: string, course: string): string {
  return `/as/${encodeURIComponent(person)}/${encodeURIComponent(course)}`;
}

export function itemPath(person: string, course: string, item: string): string {
  return `${coursePath(person, course)}/${encodeURIComponent(item)}`;
}

/** Null: no address of ours. */
export function placeAt(pathname: string): Place | null {
  const [, person, course, item] = /^\/as\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(pathname) ?? [];
  if (person === undefined || course === undefined) return null;
  return {
    person: decodeURIComponent(person),
    course: decodeURIComponent(course),
    item: item === undefined ? null : decodeURIComponent(item),
  };
}
