import { EN_DONE } from './done-en.ts';
import type { Words } from './types.ts';
import { sayDone } from './ways.ts';

const WHICH = { only: 'today\'s seminar', first: 'today\'s first seminar', second: 'today\'s second seminar' } as const;

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
    seminar: (which, minutes, iCan) => `You are invited to ${WHICH[which]} (${minutes} minutes): a small group with your teacher on ${iCan}. `
      + 'If workshop helps you more today, you may choose that. Just tell your teacher.',
    workshop: 'You are invited to the workshop today: work that you choose yourself, alone or with a partner. '
      + 'If seminar helps you more today, you may choose that. Just tell your teacher.',
    menu: {
      workshop: 'The links here are activities to choose from: take the one that helps you most.',
      seminar: 'For the time outside the group, the links here are activities to choose from.',
    },
    noteTitle: (day) => `A note for the week of ${day}`,
    chanceTitle: (iCan, day) => `Practice: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, prerequisite }) => [
      `This is about: ${iCan}.`,
      activity === null
        ? 'What to do: make two or three examples of your own that show it, and hand them in.'
        : `What to do: work with “${activity.title}” (about ${activity.minutes} minutes), then hand in what you worked out.`,
      ...(prerequisite === null ? [] : [prerequisite.activity === null
        ? `A good start: think back to ${prerequisite.iCan}.`
        : `A good start: think back to ${prerequisite.iCan} with “${prerequisite.activity}”.`]),
      `You have until ${due}. Until then you may hand it in again. Take the time you need.`,
    ].join('\n'),
  },
};
