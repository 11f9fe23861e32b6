import type { LmsFacts } from '../facts.ts';
import { installing } from './installing.ts';
import { callsAMinute } from './limits.ts';
import { PERMISSIONS } from './scopes.ts';

export const google: LmsFacts = {
  credentialDays: null,
  resultsFromFiles: false,
  quizService: null,
  formAddress: (form) => `https://docs.google.com/forms/d/${form}/viewform`,
  fromInside: false,
  linkTickets: true,
  signsIn: true,
  permissions: PERMISSIONS,
  installing,
  callsAMinute,
  credentialFile: {
    option: { flags: '--refresh-token-file <file>', says: 'a file whose first line is the refresh token' },
    user: { flags: '--user <email>', says: 'the teacher, or the owner of the forms, as the school file names them' },
    read: ([token = ''], path) => ({
      credential: token,
      problems: token === '' ? [`${path}: the first line should be the refresh token`] : [],
    }),
    userProblems: (user) => (user.includes('@') ? [] : [`--user: "${user}" is no e-mail address`]),
  },
};
