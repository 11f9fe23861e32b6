import type { Wanted } from './launches.ts';
import type { Materials } from './materials.ts';
import type { LtiPerson, LtiSection } from './people.ts';

/** Who may look at the course page, in the words of its links. */
const LOOKERS = { teacher: 'the teacher', learner: 'a student', parent: 'a parent' } as const satisfies Partial<
  Record<LtiPerson['role'], string>
>;
type Looker = keyof typeof LOOKERS;

const STYLE = `
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #eef1f4; }
  header { padding: .75rem 1.25rem; background: #1b3a57; color: #fff; }
  header p { margin: 0; font-size: .9rem; }
  h1 { margin: 0; font-size: 1.25rem; }
  nav { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.25rem; padding: .6rem 1.25rem; background: #fff; border-bottom: 1px solid #c5ced6; }
  nav a { color: #0b4f8a; padding: .2rem 0; }
  nav [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
  main { padding: 1rem 1.25rem; }
  iframe { display: block; width: 100%; height: calc(100vh - 12rem); min-height: 30rem; border: 1px solid #c5ced6; background: #fff; }
`;

/** Where a course page stands. */
export function coursePath(section: string, as: Looker = 'teacher'): string {
  return `/course/${section}${as === 'teacher' ? '' : `?as=${as}`}`;
}

/**
 * The page of a course as the LMS shows it, with Waymark in its frame. Whoever is signed in is chosen on the page itself.
 * @returns null where there is no such course
 */
export function coursePage(
  url: URL,
  sections: readonly LtiSection[],
  materials: Pick<Materials, 'of'>,
  startAddress: (wanted: Wanted) => string,
): string | null {
  const section = sections.find(({ id }) => coursePath(id) === url.pathname);
  if (section === undefined) return null;
  const as = lookerIn(url);
  // a parent is in no list of the section; the platform knows one all the same
  const somebody = section.people.find(
    ({ role, active }) => active !== false && role === (as === 'parent' ? 'learner' : as),
  );
  const links = (Object.keys(LOOKERS) as Looker[]).map((each) =>
    link(coursePath(section.id, each), `as ${LOOKERS[each]}`, each === as),
  );
  const others = sections.map(({ id, title }) => link(coursePath(id, as), title, id === section.id));
  const added = materials.of(section.id);
  const at = url.searchParams.get('material');
  const pressed = at === null ? undefined : added[Number(at)];
  const isAdding = as === 'teacher' && url.searchParams.has('add');
  const here = coursePath(section.id, as);
  const more = here.includes('?') ? '&' : '?';
  const things = [
    ...added.map(({ title }, index) => link(`${here}${more}material=${index}`, title, at === String(index))),
    ...(as === 'teacher' ? [link(`${here}${more}add`, 'Add Materials', isAdding)] : []),
  ];
  const wanted = {
    section: section.id,
    role: as,
    ...(pressed === undefined ? {} : { custom: pressed.custom }),
    ...(isAdding ? { choosing: true } : {}),
  };
  const frame =
    somebody === undefined
      ? '<p>Nobody of that kind is in this course.</p>'
      : `<iframe title="Waymark" src="${escape(startAddress({ ...wanted, uid: somebody.uid }))}"></iframe>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(section.title)}</title><style>${STYLE}</style>
<header><p>The sandbox school, as its LMS shows it</p><h1>${escape(section.title)}</h1></header>
<nav aria-label="Courses">${others.join('')}</nav><nav aria-label="Open Waymark">Open Waymark ${links.join('')}</nav>
${things.length === 0 ? '' : `<nav aria-label="Materials">Materials ${things.join('')}</nav>`}
<main>${frame}</main></html>`;
}

function lookerIn(url: URL): Looker {
  const as = url.searchParams.get('as') ?? '';
  return Object.hasOwn(LOOKERS, as) ? (as as Looker) : 'teacher';
}

function link(to: string, words: string, here: boolean): string {
  return `<a href="${escape(to)}"${here ? ' aria-current="page"' : ''}>${escape(words)}</a>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
