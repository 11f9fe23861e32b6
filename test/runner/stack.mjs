import { findSourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** An error's stack in the words of V8, with places as they are in the TypeScript sources: Jest shows the code around them. */
export function stackInSources(error, frames) {
  return [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${inSource(frame)}`)].join('\n');
}

function inSource(frame) {
  const said = String(frame);
  const file = frame.getFileName() ?? '';
  const { originalSource, originalLine, originalColumn } =
    findSourceMap(file)?.findEntry(frame.getLineNumber() - 1, frame.getColumnNumber() - 1) ?? {};
  if (originalSource === undefined) return said;
  return said.replace(
    /(?:file:)?\/\S+:\d+:\d+/,
    `${fileURLToPath(new URL(originalSource, 'file:'))}:${originalLine + 1}:${originalColumn + 1}`,
  );
}
