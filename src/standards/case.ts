import { z } from 'zod';
import { nestedTooDeep } from '../school/nesting.ts';
import type { Framework, Standard } from './framework.ts';

/** Characters of a file; the standards of one subject of all grades take some hundred thousand. */
const LARGEST = 8_000_000;
const MOST_ITEMS = 5000;

const line = z.string().max(8000);
const link = z.object({ identifier: z.string().max(200), title: line.optional() });
/** 1EdTech CASE 1.0 and 1.1: what is read of a package; there may be more. */
const Item = z.object({
  identifier: z.string().max(200),
  humanCodingScheme: line.nullish(),
  abbreviatedStatement: line.nullish(),
  fullStatement: line,
  educationLevel: z.array(z.string().max(20)).nullish(),
  listEnumeration: z.string().max(50).nullish(),
});
const Association = z.object({
  associationType: z.string().max(100),
  originNodeURI: link,
  destinationNodeURI: link,
  sequenceNumber: z.number().nullish(),
});
const Package = z.object({
  CFDocument: z.object({ identifier: z.string().max(200), title: line }),
  CFItems: z.array(z.unknown()),
  CFAssociations: z.array(z.unknown()).optional(),
});

export type CaseRead =
  | {
      readonly ok: true;
      readonly framework: Framework;
      /** Items left out, being no standards anybody could read. */ readonly skipped: number;
    }
  | { readonly ok: false; readonly why: CaseProblem };
export type CaseProblem = 'too-large' | 'no-json' | 'no-package' | 'empty' | 'too-many';

/** Standards from a CASE package: `CFDocument`, `CFItems`, `CFAssociations`. An item that cannot be read is left out and counted. */
export function readCase(text: string): CaseRead {
  if (text.length > LARGEST) return { ok: false, why: 'too-large' };
  const json = parsed(text);
  if (json === undefined) return { ok: false, why: 'no-json' };
  const whole = Package.safeParse(json);
  if (!whole.success) return { ok: false, why: 'no-package' };
  const { CFDocument: document, CFItems: listed, CFAssociations = [] } = whole.data;
  if (listed.length > MOST_ITEMS) return { ok: false, why: 'too-many' };
  const items = listed.flatMap((each) => Item.safeParse(each).data ?? []);
  if (items.length === 0) return { ok: false, why: 'empty' };
  const associations = CFAssociations.flatMap((each) => Association.safeParse(each).data ?? []);
  const framework = { id: document.identifier, title: document.title.trim(), items: inOrder(items, associations) };
  return { ok: true, framework, skipped: listed.length - items.length };
}

function parsed(text: string): unknown {
  if (nestedTooDeep(text) !== null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // reported as what it is: not JSON
  }
}

type Item = z.infer<typeof Item>;
type Association = z.infer<typeof Association>;

/**
 * Depth first from the top, children by their sequence number; items in a circle, or attached to nothing, come at the
 * end.
 */
function inOrder(items: readonly Item[], associations: readonly Association[]): Standard[] {
  const byId = new Map(items.map((item) => [item.identifier, item]));
  const children = new Map<string, { readonly id: string; readonly at: number }[]>();
  for (const { associationType, originNodeURI: child, destinationNodeURI: parent, sequenceNumber } of associations) {
    if (associationType !== 'isChildOf' || !byId.has(child.identifier)) continue;
    const all = children.get(parent.identifier) ?? [];
    all.push({ id: child.identifier, at: sequenceNumber ?? Number.MAX_SAFE_INTEGER });
    children.set(parent.identifier, all);
  }
  const below = (id: string): readonly string[] =>
    (children.get(id) ?? []).toSorted((a, b) => a.at - b.at).map((child) => child.id);
  const hanging = new Set([...children].filter(([id]) => byId.has(id)).flatMap(([, all]) => all.map(({ id }) => id)));
  const facts = { requires: linked(associations, 'precedes'), same: sameAs(associations, byId), below };
  const found = new Map<string, Standard>();
  const tops = items.map(({ identifier }) => identifier).filter((id) => !hanging.has(id));
  const walk: { readonly id: string; readonly depth: number }[] = [];
  for (const top of [...topInOrder(tops, children), ...byId.keys()]) {
    walk.push({ id: top, depth: 0 });
    for (let step = walk.pop(); step !== undefined; step = walk.pop()) {
      const item = byId.get(step.id);
      if (item === undefined || found.has(step.id)) continue;
      found.set(step.id, standard(item, step.depth, facts));
      for (const id of below(step.id).toReversed()) walk.push({ id, depth: step.depth + 1 });
    }
  }
  return [...found.values()];
}

/** The top ones may be children of the document, and are then numbered. */
function topInOrder(
  tops: readonly string[],
  children: ReadonlyMap<string, readonly { readonly id: string; readonly at: number }[]>,
): string[] {
  const at = new Map([...children.values()].flat().map((child) => [child.id, child.at]));
  return tops.toSorted((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
}

function standard(
  item: Item,
  depth: number,
  facts: {
    readonly requires: ReadonlyMap<string, readonly string[]>;
    readonly same: ReadonlyMap<string, readonly string[]>;
    readonly below: (id: string) => readonly string[];
  },
): Standard {
  const code = item.humanCodingScheme?.trim() ?? '';
  return {
    id: item.identifier,
    code: code === '' ? null : code,
    text: item.fullStatement.replaceAll(/\s+/g, ' ').trim(),
    grade: (item.educationLevel ?? []).join(', '),
    depth,
    leaf: facts.below(item.identifier).length === 0,
    requires: [...(facts.requires.get(item.identifier) ?? [])],
    same: [...(facts.same.get(item.identifier) ?? [])],
  };
}

/** What each destination has as origins: A precedes B, so B builds on A. */
function linked(associations: readonly Association[], type: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { associationType, originNodeURI: from, destinationNodeURI: to } of associations)
    if (associationType === type) found.set(to.identifier, [...(found.get(to.identifier) ?? []), from.identifier]);
  return found;
}

/** Codes of the same standard elsewhere, as the links' titles name them. */
function sameAs(associations: readonly Association[], own: ReadonlyMap<string, Item>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { associationType, originNodeURI: from, destinationNodeURI: to } of associations) {
    const title = to.title?.trim() ?? '';
    if (associationType !== 'exactMatchOf' || !own.has(from.identifier) || title === '') continue;
    found.set(from.identifier, [...(found.get(from.identifier) ?? []), title]);
  }
  return found;
}
