import type { Route } from './route.ts';

/**
 * Finds the route of a path, whatever its parameters are. The method does not matter: the routes of one address agree
 * in everything the callers ask for.
 */
export function routeAt(routes: readonly Route[]): (path: string, method?: Route['method']) => Route | undefined {
  const plain = new Map<string, Route>();
  const shaped: { readonly shape: RegExp; readonly route: Route }[] = [];
  for (const route of routes) {
    if (route.path.includes(':')) shaped.push({ shape: shapeOf(route.path), route });
    else for (const key of [route.path, `${route.method} ${route.path}`]) plain.set(key, route);
  }
  return (path, method) =>
    plain.get(method === undefined ? path : `${method} ${path}`) ??
    shaped.find(({ shape, route }) => (method === undefined || route.method === method) && shape.test(path))?.route;
}

/** `/t/:ticket` as a regular expression. The text between the parameters has no characters that are special in one. */
function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
}
