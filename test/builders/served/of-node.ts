import process from 'node:process';

/** Lets this process take itself for a Node.js of another version; what is only refused on an older one runs here as well. */
export function ofNode(version: string): void {
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: version }, configurable: true });
}
