import type { Person } from '../world/records.ts';
import type { Clockwork } from '../world/world.ts';

/**
 * The page where a person chooses the account to go on as. The sandbox adds it in place of Google's: no password is
 * typed.
 */
export function chooserPage(world: Clockwork, query: URLSearchParams): string {
  const hint = query.get('login_hint');
  const people = peopleOf(world);
  const hinted = people.filter(({ person }) => person.id === hint);
  const others = people.filter(({ person }) => person.id !== hint);
  const list = (some: typeof people): string =>
    some
      .map(
        ({ person, is }) =>
          `<li><a href="?${escaped(as(query, person))}">${escaped(`Continue as ${nameOf(person)}`)}</a> <small>${is}</small></li>`,
      )
      .join('');
  return document(
    'Choose an account',
    `<p>This stands in for the sign-in of the LMS. Nothing leaves this machine.</p>
${hinted.length === 0 ? '' : `<ul>${list(hinted)}</ul><h2>Another account</h2>`}
<ul>${list(others)}</ul>`,
  );
}

/** The error in the address that led here, in the words of the real service. */
export function refusedPage(error: string, what: string): string {
  return document('Access blocked', `<p><b>Error 400: ${escaped(error)}</b></p><p>${escaped(what)}</p>`);
}

export function nameOf({ given, family }: Person): string {
  return `${given} ${family}`;
}

/** Teachers first, then learners, by name. */
function peopleOf({ state }: Clockwork): { readonly person: Person; readonly is: 'teacher' | 'student' }[] {
  const teaching = new Set([...state.courses.values()].flatMap(({ teachers }) => [...teachers]));
  const learning = new Set([...state.courses.values()].flatMap(({ students }) => [...students]));
  const of = (ids: ReadonlySet<string>, is: 'teacher' | 'student') =>
    [...ids]
      .flatMap((id) => state.people.get(id) ?? [])
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
      .map((person) => ({ person, is }));
  return [...of(teaching, 'teacher'), ...of(learning, 'student')];
}

function as(query: URLSearchParams, { id }: Person): string {
  const chosen = new URLSearchParams(query);
  chosen.set('authuser', id);
  return chosen.toString();
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<body style="font: 1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem"><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
