import { z } from 'zod';

const Links = z.object({
  'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': z.array(
    z.object({
      type: z.literal('ltiResourceLink'),
      title: z.string(),
      custom: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** A link to the tool among the materials of a course; every launch of it brings its custom parameters. */
export interface Material {
  readonly title: string;
  readonly custom: Readonly<Record<string, string>>;
}

/** What was added to each course from Add Materials. */
export class Materials {
  readonly #added = new Map<string, Material[]>();

  of(section: string): readonly Material[] {
    return this.#added.get(section) ?? [];
  }

  /** @param answer the tool's answer to deep linking, verified */
  add(section: string, answer: unknown): void {
    const read = Links.safeParse(answer);
    if (!read.success) return;
    const items = read.data['https://purl.imsglobal.org/spec/lti-dl/claim/content_items'];
    this.#added.set(section, [
      ...this.of(section),
      ...items.map(({ title, custom }) => ({ title, custom: own(custom) })),
    ]);
  }
}

/** The launch itself fills in what stands for a variable of the platform. */
function own(custom: Material['custom']): Material['custom'] {
  return Object.fromEntries(Object.entries(custom).filter(([, value]) => !value.startsWith('$')));
}
