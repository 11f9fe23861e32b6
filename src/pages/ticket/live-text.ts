/**
 * JSON as it stands in an attribute: in apostrophes, which need no escape there. Its thousands of quotation marks, six letters each, were a
 * third of drawing a teacher's page and of its size.
 */
export function liveText(live: object): string {
  return JSON.stringify(live)
    .replaceAll("'", String.raw`\u0027`)
    .replaceAll('"', "'");
}

/** What `liveText` was made of. */
export function readLive(text: string | undefined): unknown {
  return JSON.parse((text ?? '').replaceAll("'", '"'));
}
