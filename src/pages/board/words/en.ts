import { PLANNED_NAMES, type Write } from '../../../plan/kinds/registry.ts';
import { countIn } from './counting.ts';
import type { Words } from './words.ts';

const count = countIn('en');
const list = new Intl.ListFormat('en');
const COUNTED: Readonly<Record<Write['kind'], (number: number) => string>> = {
  route: (number) => count(number, 'invitation', 'invitations'),
  reassign: (number) => count(number, 'new chance', 'new chances'),
  note: (number) => count(number, 'note', 'notes'),
  withdraw: (number) => `${count(number, 'earlier post', 'earlier posts')} taken back`,
};

export const en: Words = {
  page: {
    title: 'Morning board', skip: 'Skip to the board', classes: 'Your classes', schools: 'Schools', languages: 'Language', sections: 'On this page',
    groups: 'Today’s groups', questions: 'Questions for you', slip: 'Names only, for the wall', mastery: 'Mastery by target', messages: 'What students will read', problems: 'Notices from the night', held: 'Held for you',
  },
  morning: {
    title: 'This morning in three lines',
    handIns: (number) => `${count(number, 'hand-in waits', 'hand-ins wait')} for a score.`,
    handInsHint: 'Until they have one, nobody gets a new chance on the same.',
    sit: 'Sit with', ask: 'Next ticket', praise: 'Praise', talk: 'Talk to',
    noSit: 'Nobody needs a small group today: time to walk round.',
    noAsk: 'Nothing is open that a question would settle.',
    noPraise: 'Nothing newly mastered since the last school day.',
    missed: (wrong, of) => `missed by ${wrong} of ${of}`,
    settles: (questions, on, settles, of) => `${count(questions, 'question', 'questions')} on ${on} would settle ${settles} of ${of}.`,
    more: (number) => `and ${number} more`,
  },
  questions: {
    intro: 'Only you can answer these; nothing happens by itself.',
    kind: { held: 'Was it held?', mismatch: 'Choice and evidence differ', 'standing-group': 'The same group again' },
    ways: 'What you can do',
  },
  headline: {
    lastNight: (time) => `Last night ${time}`,
    lastRun: (moment) => `Last run ${moment}`,
    pulled: ({ learners, of, coursework, responses }) =>
      `${learners} of ${count(of, 'student', 'students')}, ${count(coursework, 'piece of coursework', 'pieces of coursework')}, ${count(responses, 'quiz response', 'quiz responses')}`,
    whereTo: 'Where everyone goes today',
    route: { seminar: 'Seminar', workshop: 'Workshop', undecided: 'Undecided' },
    students: (number) => count(number, 'student', 'students'),
  },
  notices: {
    noSchool: 'No school today.',
    planned: (day) => `This is the plan for ${day}.`, comes: (day) => `The next plan comes in the night before ${day}.`,
    'class-held': { title: 'The class list looked wrong, so the night stopped.', text: 'Nothing was decided anew and nothing was lost. See' },
    'not-current': { title: 'This is the plan of an earlier day:', text: 'no newer run was finished. See' },
  },
  approval: {
    waiting: 'Waiting for you',
    counts: (counts) => list.format(PLANNED_NAMES.flatMap((kind) => (counts[kind] > 0 ? [COUNTED[kind](counts[kind])] : []))),
    button: 'Approve and send',
    unchanged: 'Sent exactly as shown, to nobody else, once.',
    sent: 'This plan is approved. What became of each message stands below.',
    nothing: 'Nothing waits for you.', nothingHint: 'No new message is needed; what stands from before stays as it is.',
    undone: 'You took this plan back.', undoneHint: 'It is not sent again by itself. What a student had worked on stays; the next night plans anew.',
    look: 'Read it first',
  },
  left: {
    title: 'Approved, and not sent today:',
    why: {
      school: 'So that a fault can never flood anybody, a school has a limit of messages for one day, and it is reached.',
      class: 'This is more than four messages for each student of the class, so Waymark stopped before it.',
      note: 'Nobody gets more than one note on one day.',
      item: 'Nobody gets more than three things to do on one day.',
    },
    do: {
      school: 'The rest goes out with the next night, as long as it still holds. If days like this are usual for you, ask whoever looks after Waymark to raise the limit (“writesADay” in the school file).',
      class: 'Please look at the messages below. If they are not what you expect, pause this class and tell whoever looks after Waymark; else it is tried again each night.',
      note: 'You need do nothing: it goes out with the next night.',
      item: 'You need do nothing: it goes out with the next night, as long as it still holds.',
    },
  },
  receipt: {
    approve: { done: 'Approved', not: 'Not sent' },
    pause: { done: 'Paused', not: 'Not paused' },
    resume: { done: 'Resumed', not: 'Still paused' },
    undo: { done: 'Taken back', not: 'Not all taken back' },
    held: { done: 'Decided', not: 'Not sent' },
  },
  brakes: {
    pause: 'Pause sending', pauseNow: 'Pause this class',
    pauseHint: 'At once nothing more is sent to this class. Nights go on reading and deciding; what students see already stays.',
    resume: 'Resume sending', resumeNow: 'Resume this class',
    resumeHint: 'A waiting plan can be approved again, and the next night decides anew. Nothing is sent by resuming.',
    paused: 'Sending is paused.', pausedHint: 'Nights go on reading and deciding; nothing is sent.',
    pausedBy: {
      course: { teacher: (moment) => `By a teacher of this class, ${moment}.`, administrator: (moment) => `By an administrator, ${moment}.` },
      school: {
        teacher: (moment) => `For the whole school, ${moment}.`,
        administrator: (moment) => `For the whole school, by an administrator, ${moment}. Whoever looks after Waymark can resume it.`,
      },
    },
    undo: 'Take back what was sent', undoNow: 'Take it back',
    undoWhat: (moment, counts) => `Sent ${moment}: ${counts}.`,
    undoHint: 'What a student has worked on or a teacher edited stays. What is taken back is not sent again by itself.',
  },
  held: {
    title: 'Held for you', intro: 'Waymark was not sure, so it stopped and asks you. Nothing happens until you decide.',
    kind: { route: 'Invitation', reassign: 'New chance', note: 'Note' }, since: (moment) => `since ${moment}`,
    happened: {
      unclear: 'It is not clear whether it was sent: no answer came, and it is not to be found in the class.',
      different: 'What stood in the class was not what was sent, so it went no further.',
    },
    says: 'What it says', past: 'What it says is no longer so; the next night decides anew.',
    anew: 'Send it anew', leave: 'Leave it',
  },
  groups: {
    intro: 'What students read is a suggestion: each may choose otherwise, and you may overrule it.',
    teachAll: (need, of) => `${need} of ${of} need this`,
    teachAllHint: 'Over half the class: consider teaching it to all.',
    slot: { first: 'First seminar', second: 'Second seminar', workshop: 'Workshop' },
    minutes: (number) => `${number} min`,
    seats: (taken, seats) => `${taken} of ${count(seats, 'seat', 'seats')} taken`,
    task: 'Today’s task', unlocks: 'Unlocks', meanwhile: 'Meanwhile', nobody: 'Nobody today.',
    undecided: 'Undecided', undecidedHint: 'The evidence leaves it open. What would settle it:',
    waiting: 'Waiting for a seat', waitingHint: 'Seminar would help; you decide.',
    workshopHint: 'Open a name for the choice menu and the reasons.',
    missed: 'Most missed', talks: 'Half a minute beside the desk', talksHint: 'Nobody else needs the same today: a talk instead of a group.',
    notToday: 'Not today',
  },
  why: {
    why: 'Why', evidence: 'Evidence', rule: 'Rule', wouldChange: 'What would change it',
    suggested: 'Suggested', chose: 'Student chose', youSet: 'You set', notYet: '–', notToday: 'Not today', targets: 'Today’s targets', story: 'The whole story on one screen',
    menu: 'Choice menu', deeper: 'going deeper', noEvidence: 'No results yet.', untitled: 'Untitled work',
    more: (number) => `and ${number} earlier`,
    points: (points, possible) => `${points} of ${possible}`,
    attempt: (number) => `try ${number}`, provisional: 'not returned yet',
    kind: {
      entrance: 'entrance ticket', exit: 'exit ticket', station: 'station ticket', habit: 'habit ticket', unit: 'unit assessment',
      coursework: 'coursework', chance: 'new chance', conference: 'conference',
    },
    by: { teacher: 'graded by the teacher', machine: 'graded by the quiz', self: 'graded by the student' },
    activity: { practice: 'practice', deeper: 'deeper', 'real-world': 'from real life' },
  },
  level: {
    mastered: 'mastered', approaching: 'approaching', 'not-yet': 'not yet', slipped: 'was mastered; check again', 'not-enough': 'not enough yet', 'no-evidence': 'nothing yet',
  },
  levelInCell: {
    mastered: 'mastered', approaching: 'approaching', 'not-yet': 'not yet', slipped: 'check again', 'not-enough': 'not enough', 'no-evidence': 'nothing yet',
  },
  meaning: {
    mastered: 'reached, on more than one occasion',
    approaching: 'close, or the results do not agree yet',
    'not-yet': 'the evidence says: not there yet',
    slipped: 'was mastered; check again, newer work leaves it open',
    'not-enough': 'too little evidence to say: one more ticket',
    'no-evidence': 'no evidence, which is not zero',
  },
  grid: {
    byTarget: 'The class by target', student: 'Student', caption: 'Level of every student on every target',
    region: 'Mastery grid', legend: 'How to read it', rule: 'The rule', exactRule: 'The rule in full', ruleInShort: (threshold, occasions) => `Mastered is ${threshold} or more, shown on at least ${count(occasions, 'occasion', 'occasions')}; newer work counts more.`,
    sort: 'Order', bySupport: 'support first', byName: 'by name', skip: 'Skip the grid',
    hint: 'Choose a cell to see its reasons.', stale: 'no recent result',
    cell: (name, code, level) => `${name}, ${code}: ${level}`,
    count: (level, number) => `${number} ${level}`,
    otherTargets: 'Other targets',
  },
  cell: {
    close: 'Close, back to the grid', estimate: 'Estimate', between: (low, high) => `likely between ${low} and ${high}`,
    atLeast: (threshold) => `mastered from ${threshold}`, picture: 'Results over time against the threshold',
    noValue: 'No estimate yet',
    certainty: { sure: 'Quite certain', leaning: 'Leans this way, not certain yet', 'too-little': 'Too little to say' },
    rests: (results, sources) => `${count(results, 'result', 'results')} on ${count(sources, 'occasion', 'occasions')}`,
    staleSince: (day) => `Newest evidence is from ${day}: nothing is recommended on it.`,
    masteredSince: (day) => `Mastered since ${day}.`, recheckOn: (day) => `Next re-check ${day}.`, recheckDue: 'Due to be checked again: one question in the next ticket is enough.',
    next: { redo: 'Given again', recheck: 'Re-check', check: 'Check after choosing workshop' }, due: (day) => `until ${day}`, results: 'Results, newest first',
    columns: { what: 'What', when: 'When', share: 'Right', source: 'Kind' },
  },
  messages: {
    intro: 'Word for word, as it stands in the class after you approve.',
    of: { route: 'Invitations to today’s groups', reassign: 'New chances', note: 'Notes, one a student' }, none: 'None today.',
    state: {
      waiting: 'waiting', underway: 'under way', left: 'not today: daily limit', sent: 'sent', unchanged: 'there already', held: 'held: please look', removed: 'taken away, not sent again', cancelled: 'no longer needed',
    },
    channel: {
      shared: 'individually assigned work', frame: 'Waymark’s own page', comment: 'private comment', 'grade-comment': 'grade comment',
      post: 'individual announcement', paste: 'for you to paste',
    },
    seenBy: {
      shared: 'Each student listed and the teachers of the class see it. It has no word about anyone.',
      frame: 'This student and the teachers of the class see it, inside the class.',
      comment: 'This student and the teachers of the class see it.',
      'grade-comment': 'This student and the teachers of the class see it, beside the grade.',
      post: 'This student and the teachers of the class see it; it is not a private comment.',
      paste: 'Nobody sees it until you paste it into a private comment yourself.',
    },
    to: 'To', due: (moment) => `Due ${moment}`, links: 'Links', copy: 'Text to copy',
    rests: (number) => `It rests on ${count(number, 'result', 'results')}.`,
    withdrawn: 'Taken back', withdrawnRow: (title, learners) => `${title}: ${count(learners, 'student', 'students')}`,
    people: (number) => count(number, 'student', 'students'), channelHint: 'How notes travel',
  },
  problems: {
    none: 'A quiet night: everything could be read.',
    weekly: 'Work that was closed more than four weeks ago is read once a week: a grade you change there shows within a week.',
    kind: {
      denied: 'No permission', busy: 'Busy', down: 'Did not answer', gone: 'Gone', malformed: 'Could not be read', held: 'Held for you',
      unmatched: 'Nobody matched', untagged: 'Without a target', roster: 'Class list', edited: 'Edited by a teacher', cap: 'Daily limit', paused: 'Paused',
      settings: 'Settings', fault: 'Our fault',
    },
    do: 'What to do', failed: 'Could not be sent', more: (number) => `and ${number} more like it`,
  },
  connection: {
    title: 'Your connection', missing: 'Waymark is not connected to this class yet: it can neither read nor post here.',
    ended: 'The permission for this class has ended: nothing is read or posted until it is given again.',
    ending: (days) => `The permission for this class ends in ${count(days, 'day', 'days')}. Connect again now, and nothing is interrupted.`,
    connect: 'Connect', again: 'Connect again', others: 'Only the teacher whom the school file names for this class can give it, from their own account.',
  },
  empty: {
    title: 'Almost there',
    noSchool: 'No school is loaded yet. Load your school file, then open this page again:',
    noCourse: 'The school file names no class for your account. Add it under “courses” with your account as “teacher”, then load the file again:',
    noRun: 'This class has had no night yet. The first one runs by itself tonight; to see a plan now, run it by hand:',
    command: 'Command',
  },
};
