import type { Words } from './types.ts';

const SEMINAR = 'seminar, a small group with your teacher';
const WORKSHOP = 'workshop, work that you choose yourself';
const WHICH = { only: 'today\'s seminar', first: 'today\'s first seminar', second: 'today\'s second seminar' } as const;

export const en: Words = {
  done: {
    mastered: (iCan) => `Your work now shows it: ${iCan}.`,
    secondChance: (iCan) => `You took another chance on ${iCan}. Coming back to something is a good way to learn it.`,
    moreRight: (iCan, more) => `You had ${more} more right on ${iCan} than the time before.`,
    handedIn: (iCan) => `You handed in work on ${iCan}.`,
  },
  next: {
    chance: (iCan, due) => `Your next step: another chance on ${iCan}. You have until ${due}, and you may hand it in again until then.`,
    seminar: (iCan) => `Your next step: the small group with your teacher on ${iCan}.`,
    choice: (iCan, activity) => `Your next step: more on ${iCan}. You could begin with “${activity}”.`,
    ticket: (iCan) => (iCan === null
      ? 'Your next step: one more ticket, to show what you can do.'
      : `Your next step: one more ticket, to show what you can do on ${iCan}.`),
  },
  route: (route, by) => {
    if (route === 'undecided') return 'Your own work leaves both open for now: seminar or workshop. Choose what helps you, together with your teacher.';
    const place = route === 'seminar' ? SEMINAR : WORKSHOP;
    if (by === 'declared') return `You chose ${place}. Your choice counts.`;
    if (by === 'assigned') return `Your teacher planned this for you: ${place}. If you see it another way, tell your teacher.`;
    return `For now, your own work suggests ${place}. It is a suggestion: you may choose the other, just tell your teacher.`;
  },
  nextTicket: 'The next ticket is a new chance to show what you can do.',
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
