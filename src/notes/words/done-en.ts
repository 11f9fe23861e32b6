import type { DoneWords } from './ways.ts';

const question = (on: string, words: string | null): string => (words === null ? `a question on ${on}` : `“${words}”`);

/** What was done, in English. */
export const EN_DONE: DoneWords = {
  'came-back': [
    (on) => `You have it again: ${on}. Coming back to something is how it stays.`,
    (on) => `Back in your work: ${on}. Your newest results show it.`,
    (on) => `After a while away from it, your work shows it again: ${on}.`,
  ],
  mastered: [
    (on) => `You got there, and your work shows it: ${on}.`,
    (on) => `Something new is yours now: ${on}.`,
    (on) => `That is a step: ${on}. More than one piece of your work shows it.`,
  ],
  'hard-question': [
    (on, { question: words }) => `You solved a hard one: ${question(on, words)}.`,
    (on, { question: words }) => `This was not an easy question, and you got it right: ${question(on, words)}.`,
    (on, { question: words }) => `A tricky question, and you worked it out: ${question(on, words)}.`,
  ],
  'after-miss': [
    (on) => `You went back to ${on} and handed it in. That is how learning works.`,
    (on) => `One more try on ${on}, and you handed it in. Trying again is a good strategy.`,
    (on) => `You did not leave it there: you handed in another try on ${on}.`,
  ],
  'more-right': [
    (on, { from, to, of }) => `Last time you had ${from} of ${of} right, and now ${to} of ${of}, on ${on}.`,
    (on, { from, to, of }) => `From ${from} to ${to} right, out of ${of}: that is how far you came on ${on}.`,
    (on, { from, to, of }) =>
      `Look at your last two results on ${on}: first ${from} of ${of} right, then ${to} of ${of}.`,
  ],
  'three-full': [
    (on) => `Three times in a row you had everything right on ${on}.`,
    (on) => `Everything right, three times running: ${on}.`,
    (on) => `In your last three pieces of work on ${on}, everything was right.`,
  ],
  'now-right': [
    (on) => `Last time not yet, this time right: your answer on ${on}.`,
    (on) => `You had it right this time, on ${on}. The time before it was not there yet.`,
    (on) => `Your newest answer shows that something has moved: it is right, on ${on}.`,
  ],
  held: [
    (on) => `You showed it weeks ago, and it is still there: ${on}.`,
    (on) => `Still yours after some weeks: ${on}.`,
    (on) => `It has stayed with you: ${on}. Your newest work shows it.`,
  ],
  'chance-taken': [
    (on) => `You took another chance on ${on}. Coming back to something is a good way to learn it.`,
    (on) => `There was one more chance on ${on}, and you used it.`,
    (on) => `You went over ${on} once more, with work of your own.`,
  ],
  'with-teacher': [
    (on) => `You worked together with your teacher on ${on}.`,
    (on) => `You and your teacher took time for ${on}.`,
    (on) => `You and your teacher looked closely at ${on}.`,
  ],
  talked: [
    (on) => `You talked with your teacher about ${on}.`,
    (on) => `You and your teacher had a talk about ${on}.`,
    (on) => `You told your teacher about ${on}. Saying how you think helps you learn.`,
  ],
  'all-right': [
    (on, { of }) => `You had everything right on ${on}: ${of} of ${of}.`,
    (on, { of }) => `You were asked ${of} questions on ${on}, and you answered each of them right.`,
    (on, { of }) => `${of} out of ${of} right: that was your newest work on ${on}.`,
  ],
  practice: [
    (on) => `You handed in your practice on ${on}.`,
    (on) => `Your practice on ${on} is in. Thank you for handing it in.`,
    (on) => `You did your practice on ${on} and sent it to your teacher.`,
  ],
  'some-right': [
    (on, { right, of }) => `You had ${right} of ${of} right on ${on}.`,
    (on, { right, of }) => `Of ${of} answers on ${on}, ${right} were right.`,
    (on, { right, of }) => `Your newest work on ${on} has ${right} of ${of} right.`,
  ],
  'first-work': [
    (on) => `You made a start on ${on}.`,
    (on) => `Something new: you worked on ${on} for the first time.`,
    (on) => `Your first work on ${on} is in.`,
  ],
  pieces: [
    (_, { pieces }) => `You handed in ${pieces} pieces of work in one week.`,
    (_, { pieces }) => `In one week, ${pieces} pieces of your work came in.`,
    (_, { pieces }) => `You worked your way through ${pieces} pieces of work in a week.`,
  ],
  'handed-in': [
    (on) => `You handed in work on ${on}.`,
    (on) => `Your newest work is on ${on}, and it is in.`,
    (on) => `You showed what you can do so far on ${on}.`,
    (on) => `You worked on ${on} and handed it in.`,
    (on) => `There is new work of yours on ${on}.`,
  ],
};
