import type { Route } from './route.ts';

/** Which route a path belongs to, however its parameters read; both methods of one address agree in all that is asked of it here. */
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

/** `/t/:ticket` as an expression; what stands between the parameters holds no other characters of one. */
function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
}
