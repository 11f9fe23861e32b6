import type { Route } from '../kit/route.ts';

/** The morning board: what the teacher sees at seven, class by class. */
export const boardRoute = {
  method: 'get',
  path: '/',
  for: 'teacher',
  framed: 'launch',
  scripted: true,
  answer: async (...asked) => (await import('./answer.ts')).answerBoard(...asked),
} satisfies Route;
