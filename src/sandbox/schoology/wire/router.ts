import type { MethodId, Methods } from '../methods/index.ts';

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

export interface Router {
  /** The method behind an address below `/v1`; `wrong-verb` where only other verbs are served; null for nothing. The first that fits wins. */
  route(verb: string, pathname: string): Route | 'wrong-verb' | null;
}

/** `{name}` stands for one part of a path, `{name*}` for the rest of it. */
export function createRouter(methods: Methods): Router {
  const patterns = (Object.keys(methods) as MethodId[]).map((id): Pattern => {
    const { verb, path } = methods[id];
    const expression = path
      .replaceAll('.', '\\.')
      .replaceAll(/\{(\w+)\*\}/g, '(?<$1>.+)')
      .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    return { id, verb, expression: new RegExp(`^/v1/${expression}/?$`) };
  });
  return {
    route(verb, pathname) {
      let known = false;
      for (const pattern of patterns) {
        const match = pattern.expression.exec(pathname);
        if (match === null) continue;
        known = true;
        if (pattern.verb === verb) return { id: pattern.id, path: decodeAll(match.groups ?? {}) };
      }
      return known ? 'wrong-verb' : null;
    },
  };
}

function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decoded(value)]));
}

/** An id that is no valid encoding names nothing, so it stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
