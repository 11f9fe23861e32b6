/** A hook of Node's loader: tests import Jest's functions by the name of a package that cannot be loaded outside of Jest's own loader. */
export function resolve(specifier, context, next) {
  return specifier === '@jest/globals'
    ? { url: new URL('globals.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
}
