import { METHODS } from '../contract/methods.ts';
import type { MethodId } from '../contract/methods.ts';

export interface Route {
  readonly id: MethodId;
  /** Path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly id: MethodId;
  readonly verb: string;
  readonly expression: RegExp;
}

const patterns: readonly Pattern[] = (Object.keys(METHODS) as MethodId[]).map((id) => {
  const { verb, path } = METHODS[id];
  const expression = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
  return { id, verb, expression: new RegExp(`^/${expression}$`) };
});

/** The served method behind an address; null for anything else, as if it did not exist. */
export function route(verb: string, pathname: string): Route | null {
  for (const pattern of patterns) {
    if (pattern.verb !== verb) continue;
    const match = pattern.expression.exec(pathname);
    if (match === null) continue;
    const path: Record<string, string> = {};
    for (const [name, value] of Object.entries(match.groups ?? {})) path[name] = decoded(value);
    return { id: pattern.id, path };
  }
  return null;
}

/** An id that is no valid encoding names nothing, so it stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
