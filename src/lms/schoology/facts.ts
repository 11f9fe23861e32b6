import type { LmsFacts } from '../facts.ts';
import { installing } from './installing.ts';
import { PERMISSIONS } from './scopes.ts';

export const schoology: LmsFacts = {
  credentialDays: 90, // at most, and no renewing (lms/schoology/FACTS.md 1.3)
  resultsFromFiles: true,
  quizService: 'google',
  formAddress: null,
  formAt: null,
  fromInside: true,
  linkTickets: false,
  signsIn: false,
  permissions: PERMISSIONS,
  installing,
  callsAMinute: 600, // 50 in any five seconds (FACTS.md 7.1)
  credentialFile: {
    option: {
      flags: '--token-file <file>',
      says: 'a file whose first line is the access token and whose second is its secret',
    },
    user: { flags: '--user <uid>', says: "the teacher, as the school file names them: the LMS's number" },
    read: ([token = '', secret = '', ...more], path) => ({
      credential: `${token}\n${secret}`,
      problems: [
        ...(token === '' ? [`${path}: the first line should be the access token`] : []),
        ...(secret === '' ? [`${path}: the second line should be its secret`] : []),
        ...(more.some((line) => line !== '')
          ? [`${path}: should hold two lines, the token and its secret, and no more`]
          : []),
      ],
    }),
    userProblems: (user) =>
      /^\d+$/.test(user)
        ? []
        : [`--user: "${user}" is no number; write the teacher's number in the LMS (uid), as the school file does`],
  },
};
