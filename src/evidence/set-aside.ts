import type { Coursework } from '../lms/types.ts';
import type { SetAside } from './types.ts';

const NAMED = 3;

export function unknownCodes(codes: ReadonlySet<string>): SetAside[] {
  return [...codes].map((code): SetAside => ({
    kind: 'untagged',
    count: 1,
    what: `The code "${code}" in a title`,
    why: 'unknown code: it is no target of this school',
    do: 'Correct the title, or add the target to the school file.',
  }));
}

/** Scored coursework that no tag reaches; the first few by title. */
export function untaggedWork(works: ReadonlySet<Coursework>): SetAside[] {
  if (works.size === 0) return [];
  const titles = [...works].map(({ title }) => `"${title}"`);
  const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
  return [
    {
      kind: 'untagged',
      count: works.size,
      what: `Scores on ${titles.slice(0, NAMED).join(', ')}${more}`,
      why: 'no tag says which learning target they belong to',
      do: 'Add a tag to the school file, or a code to the title, if they should count.',
    },
  ];
}

export function withoutTime(count: number): SetAside[] {
  if (count === 0) return [];
  return [
    {
      kind: 'malformed',
      count,
      what: `${count} scores`,
      why: 'the LMS does not say when the work was done',
      do: 'Nothing else is affected. They count as soon as a time is known.',
    },
  ];
}
