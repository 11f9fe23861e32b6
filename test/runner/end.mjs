/** Jest's last step (`globalTeardown`), in the process that it was started as: it has run the test files itself where they are few. */
export default async function endThisProcess() {
  for (const work of globalThis[Symbol.for('waymark.at-end')] ?? []) await work();
}
