/** Where Jest's environment keeps what is done then. */
const AFTER_FILE: unique symbol = Symbol.for('waymark.after-file');
const AT_END: unique symbol = Symbol.for('waymark.at-end');

/** Does this after each test file that is run from now on. The long runs stand on the builders too, outside Jest: there nothing comes after. */
export function afterFile(work: () => Promise<void>): void {
  (globalThis as { readonly [AFTER_FILE]?: Set<() => Promise<void>> })[AFTER_FILE]?.add(work);
}

/** Does this when the last test file of this process is done. */
export function atEnd(work: () => Promise<void>): void {
  (globalThis as { readonly [AT_END]?: Set<() => Promise<void>> })[AT_END]?.add(work);
}
