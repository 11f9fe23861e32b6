/** Where Jest's environment keeps what is done then. */
const AFTER_FILE: unique symbol = Symbol.for('waymark.after-file');

/** Does this after each test file that is run from now on. The long runs stand on the builders too, outside Jest: there nothing comes after. */
export function afterFile(work: () => Promise<void>): void {
  (globalThis as { readonly [AFTER_FILE]?: Set<() => Promise<void>> })[AFTER_FILE]?.add(work);
}
