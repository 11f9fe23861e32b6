import { FormId } from '../../ids.ts';
import type { LmsFacts } from '../facts.ts';
import { quizAt } from './forms/quiz-link.ts';
import { installing } from './installing.ts';
import { callsAMinute } from './limits.ts';
import { PERMISSIONS } from './scopes.ts';

/** A form's id as the API names it. */
const BARE_ID = /^[\w-]{3,200}$/;

export const google: LmsFacts = {
  credentialDays: null,
  resultsFromFiles: false,
  quizService: null,
  formAddress: (form) => `https://docs.google.com/forms/d/${form}/viewform`,
  formAt: (address) => {
    if (BARE_ID.test(address)) return FormId.parse(address);
    const quiz = quizAt(address, '');
    return quiz === null ? null : (quiz.form ?? 'public');
  },
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
