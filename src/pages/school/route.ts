import type { Route } from '../kit/route.ts';
import type { SchoolPageName } from './frame.tsx';
import type * as Answers from './answers.ts';

/** What they answer is loaded with the first request for one of them. */
const answers = (): Promise<typeof Answers> => import('./answers.ts');

/**
 * A school's own pages and their buttons, for its administrators. An administrator of several schools first sees the
 * list of them.
 */
export const schoolRoutes: readonly Route[] = [
  page('school', '/school'),
  page('classes', '/school/classes'),
  page('settings', '/school/settings'),
  page('data', '/school/data'),
  {
    method: 'post',
    path: '/school/act',
    for: 'administrator',
    answer: async (...asked) => (await answers()).pressAct(...asked),
  },
  {
    method: 'post',
    path: '/school/settings',
    for: 'administrator',
    form: 'list',
    answer: async (...asked) => (await answers()).pressSettings(...asked),
  },
  {
    method: 'post',
    path: '/school/classes',
    for: 'administrator',
    form: 'file',
    answer: async (...asked) => (await answers()).pressClasses(...asked),
  },
];

function page(name: SchoolPageName, path: string): Route {
  return {
    method: 'get',
    path,
    for: 'administrator',
    answer: async (...asked) => (await answers()).showPage(name, ...asked),
  };
}
