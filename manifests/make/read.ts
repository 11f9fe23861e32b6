import { readFileSync } from 'node:fs';
import { MANIFESTS, type Manifest, type ManifestName } from './shapes.ts';

export const MANIFEST_NAMES = Object.keys(MANIFESTS) as readonly ManifestName[];

/** A console page's file, as it is in the repository. @throws where it has not its page's shape */
export function readManifest<Name extends ManifestName>(name: Name): Manifest<Name> {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  return MANIFESTS[name].parse(JSON.parse(text)) as Manifest<Name>;
}

/** What an installation puts into the places left open. */
export interface Installation {
  /** Where Waymark is reached, without a slash at the end. */
  readonly base: string;
  readonly operator: string;
  readonly contact: string;
}

/** A page's file with everything filled in, ready to be copied field by field. */
export function filledIn(name: ManifestName, { base, operator, contact }: Installation): unknown {
  const places: Readonly<Record<string, string>> = { base, operator, contact, domain: new URL(base).hostname };
  return JSON.parse(JSON.stringify(readManifest(name)), (_key, value: unknown) =>
    typeof value === 'string'
      ? value.replaceAll(/\{(base|operator|contact|domain)\}/g, (open, place: string) => places[place] ?? open)
      : value,
  );
}
