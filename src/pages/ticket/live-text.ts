/**
 * JSON for an attribute, with apostrophes for quotation marks, as those need no escape there. Thousands of escaped
 * quotation marks, six characters each, were a third of a teacher's page: of its size and of the time to render it.
 */
export function liveText(live: object): string {
  return JSON.stringify(live)
    .replaceAll("'", String.raw`\u0027`)
    .replaceAll('"', "'");
}

/** The value that `liveText` was made from. */
export function readLive(text: string | undefined): unknown {
  return JSON.parse((text ?? '').replaceAll("'", '"'));
}
