import type { RequestHandler } from 'express';
import { readCookies, SESSION, setCookie } from '../../pages/kit/cookies.ts';
import type { PageDeps, SchoolLink, Viewer } from '../../pages/index.ts';
import { chosenSchool } from '../../pages/school/chosen.ts';
import type { SchoolFile } from '../../school/file.ts';

const COOKIE = 'waymark-sandbox-school';
/** Nobody of the schools: whoever tries Waymark acts on these pages. */
const ADMINISTRATOR = 'administrator@sandbox.example';

export interface SchoolSwitch {
  /** The first teacher of the school this browser has chosen, of the first school before it has; on the pages of administrators, who looks after all of them. */
  readonly viewer: PageDeps['viewer'];
  /** Takes `?school=ID` for the choice of this browser, remembers it, and goes on without it. */
  readonly choose: RequestHandler;
  /** Where each school is chosen. */
  readonly links: readonly SchoolLink[];
}

/** In the sandbox nobody signs in: whoever looks chooses the school to look at. Of no use, and not served, anywhere else. */
export function schoolSwitch(files: readonly SchoolFile[]): SchoolSwitch {
  const viewers = new Map<string, Viewer>(
    files.map((file) => [
      file.school.id,
      { role: 'teacher', school: file.school.id, teacher: file.courses[0]?.teacher ?? '' },
    ]),
  );
  const [first = null] = viewers.values();
  const schools = files.map(({ school }) => school.id);
  return {
    viewer(request, as) {
      const chosen = viewers.get(readCookies(request.get('cookie')).get(COOKIE) ?? '') ?? first;
      if (as !== 'administrator' || chosen === null) return chosen;
      const wished = chosenSchool(request);
      const school = schools.find((each) => each === wished) ?? chosen.school;
      return { role: 'administrator', school, account: ADMINISTRATOR, schools };
    },
    choose(request, response, next) {
      const { school, ...rest } = request.query;
      if (request.method !== 'GET' || typeof school !== 'string' || !viewers.has(school)) {
        next();
        return;
      }
      const query = new URLSearchParams(
        Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ).toString();
      // choosing a school ends the session that began inside a class
      response.setHeader('Set-Cookie', [
        `${COOKIE}=${school}; Path=/; HttpOnly; SameSite=Lax`,
        setCookie(SESSION, '', 0),
      ]);
      response.redirect(303, `${request.path}${query === '' ? '' : `?${query}`}`);
    },
    links: files.map(({ school: { id, name } }) => ({ id, name, href: `/?school=${encodeURIComponent(id)}` })),
  };
}
