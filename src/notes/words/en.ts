import type { Doing, Words } from './types.ts';

const SEMINAR = 'seminar, a small group with your teacher';
const WORKSHOP = 'workshop, work that you choose yourself';
const WHICH = { only: 'today\'s seminar', first: 'today\'s first seminar', second: 'today\'s second seminar' } as const;

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
    noteTitle: (day) => `A note for the week of ${day}`,
    chanceTitle: (iCan, day) => `Practice: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, check, prerequisite }) => [
      `This is about: ${iCan}.`,
      activity === null ? `What to do: ${OWN_EXAMPLES}` : `What to do: ${DO[activity.does](activity.title)} (about ${activity.minutes} minutes).`,
      ...(check ? [ANSWER] : activity === null ? [] : [`What to hand in: ${HAND_IN[activity.does]}`]),
      ...(prerequisite === null ? [] : [prerequisite.activity === null
        ? `A good start: think back to ${prerequisite.iCan}.`
        : `A good start: think back to ${prerequisite.iCan} with “${prerequisite.activity}”.`]),
      `You have until ${due}. Until then you may ${check ? 'answer' : 'hand it in'} again. Take the time you need.`,
    ].join('\n'),
    quickCheckTitle: (iCan, day) => `Quick check: ${iCan} (${day})`,
    quickCheck: ({ iCan, due, check }) => [
      `You have shown this before: ${iCan}.`,
      'A little time has passed, so here is a quick look whether it still comes to you. No practice comes with it.',
      check ? 'What to do: answer the questions linked here. There is nothing else to hand in.' : 'What to do: make two new examples of your own that show it, and hand them in.',
      `You have until ${due}. Take the time you need.`,
    ].join('\n'),
    questions: 'The questions',
  },
};
