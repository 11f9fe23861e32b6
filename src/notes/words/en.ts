import { EN_DONE } from './done-en.ts';
import type { Doing, Words } from './types.ts';
import { sayDone } from './ways.ts';

const WHICH = { only: "today's seminar", first: "today's first seminar", second: "today's second seminar" } as const;

/** What to do with an activity, by what a child does with it. */
const DO: Readonly<Record<Doing, (title: string) => string>> = {
  watch: (title) => `watch “${title}”`,
  together: (title) => `do “${title}” with a partner`,
  build: (title) => `do “${title}” with your hands`,
  read: (title) => `read “${title}”`,
  work: (title) => `work with “${title}”`,
};

const HAND_IN: Readonly<Record<Doing, string>> = {
  watch: 'one example of your own like those in the film, with every step, and one sentence on what you saw.',
  together: 'what the two of you found, and one sentence of your own on how you got there.',
  build: 'a photo or a drawing of what you made, and one sentence on what it shows.',
  read: 'two sentences on what you read, in your own words, and one example of your own.',
  work: 'what you worked out, and how you got there.',
};

const OWN_EXAMPLES = 'make two or three examples of your own that show it, and hand them in.';
const ANSWER = 'Then answer the questions linked here. There is nothing else to hand in.';

export const en: Words = {
  done: (done, way, on) => sayDone(EN_DONE, done, way, on),
  below: 'the goal below',
  next: (iCan, how) => `Your next step: ${iCan}. ${how}`,
  how: {
    seat: 'Think of one question about it that you would like to ask.',
    chance: (due) => `Work on it is waiting in your class until ${due}. Until then you may hand it in more than once.`,
    activity: (activity) => `You could begin with “${activity}”.`,
    deeper: (activity) => `You could go further with “${activity}”.`,
    ticket: 'The next ticket is a new chance to show what you can do.',
  },
  posts: {
    topic: 'Next steps',
    routeTitle: (day) => `Plan for ${day}`,
    seminar: (which, minutes, iCan) =>
      `You are invited to ${WHICH[which]} (${minutes} minutes): a small group with your teacher on ${iCan}. ` +
      'If workshop helps you more today, you may choose that. Just tell your teacher.',
    workshop:
      'You are invited to the workshop today: work that you choose yourself, alone or with a partner. ' +
      'If seminar helps you more today, you may choose that. Just tell your teacher.',
    menu: {
      workshop: 'The links here are activities to choose from: take the one that helps you most.',
      seminar: 'For the time outside the group, the links here are activities to choose from.',
    },
    noteTitle: (day) => `A note for the week of ${day}`,
    chanceTitle: (iCan, day) => `Practice: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, check, prerequisite }) =>
      [
        `This is about: ${iCan}.`,
        activity === null
          ? `What to do: ${OWN_EXAMPLES}`
          : `What to do: ${DO[activity.does](activity.title)} (about ${activity.minutes} minutes).`,
        ...(check ? [ANSWER] : activity === null ? [] : [`What to hand in: ${HAND_IN[activity.does]}`]),
        ...(prerequisite === null
          ? []
          : [
              prerequisite.activity === null
                ? `A good start: think back to ${prerequisite.iCan}.`
                : `A good start: think back to ${prerequisite.iCan} with “${prerequisite.activity}”.`,
            ]),
        `You have until ${due}. Until then you may ${check ? 'answer' : 'hand it in'} again. Take the time you need.`,
      ].join('\n'),
    quickCheckTitle: (iCan, day) => `Quick check: ${iCan} (${day})`,
    quickCheck: ({ iCan, due, check }) =>
      [
        `You have shown this before: ${iCan}.`,
        'A little time has passed, so here is a quick look whether it still comes to you. No practice comes with it.',
        check
          ? 'What to do: answer the questions linked here. There is nothing else to hand in.'
          : 'What to do: make two new examples of your own that show it, and hand them in.',
        `You have until ${due}. Take the time you need.`,
      ].join('\n'),
    questions: 'The questions',
  },
};
