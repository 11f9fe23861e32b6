import type { SchoolWords } from './words.ts';

export const en: SchoolWords = {
  title: 'Your school',
  account: 'Your account',
  nights: 'The last nights',
  noNight: 'No night by schedule yet. The first one runs tonight.',
  ended: { finished: 'finished', running: 'running now', left: 'broken off, and tried again at the next call' },
  night: ({ ended, courses, done, unfinished, failed }) =>
    [
      `${ended === 'finished' ? '' : `${done} done of `}${courses} ${courses === 1 ? 'class' : 'classes'}`,
      ...(unfinished > 0 ? [`${unfinished} could not be read`] : []),
      ...(failed > 0 ? [`${failed} ${failed === 1 ? 'message' : 'messages'} not sent`] : []),
    ].join(', '),
  trouble: {
    never:
      'No night by schedule was ever had, though one has been due: ask whoever runs Waymark to set the schedule up.',
    overdue:
      'The newest night was begun and is not finished three hours after its time: whoever runs Waymark sees in its log what holds it up.',
    late: 'A night is late: ask whoever runs Waymark to look whether the schedule calls it.',
    ahead: 'The newest night lies in the future: ask whoever runs Waymark to look at the clocks of its machines.',
    unfinished: 'Not every class could be read: what to do stands below.',
  },
  classes: 'Classes',
  noClass: 'No class is in yet.',
  columns: {
    class: 'Class',
    teacher: 'Teacher’s account',
    learners: 'Students',
    connection: 'Connection',
    review: 'Before anything is sent',
    lastRead: 'Last read',
    act: 'Pause',
  },
  connection: (life) => {
    switch (life.state) {
      case 'fresh':
        return 'connected';
      case 'ending':
        return `ends in ${life.days} ${life.days === 1 ? 'day' : 'days'}: ask the teacher to connect again`;
      case 'ended':
        return 'ended: ask the teacher to connect again';
      case 'missing':
        return 'not yet: ask the teacher to sign in and connect';
      default:
        return life satisfies never;
    }
  },
  review: { teacher: 'the teacher approves', auto: 'it is sent by itself' },
  never: 'never',
  unfinished: 'not finished',
  toDo: 'What the night told of the classes',
  sending: 'Sending',
  goesOn:
    'Approved messages are sent. A pause holds for every class at once; nights go on reading and deciding, and what students see already stays.',
  pausedSince: (moment) => `Paused for the whole school since ${moment}. Nothing is sent.`,
  pauseSchool: 'Pause the whole school',
  resumeSchool: 'End the pause',
  pause: 'Pause',
  resume: 'End the pause',
  administrators: 'Who looks after Waymark here',
  joined: 'has come',
  invited: (day) => `invited on ${day}, has not come yet`,
  you: 'you',
  email: 'E-mail address they sign in with',
  invite: 'Invite',
  remove: 'Take off the list',
  data: 'Children’s data',
  kept: 'What is kept, and how long',
  keptFor: {
    results: ['Answers, results, choices and what people said to them', 'until thirty days after the school year'],
    tickets: [
      'Tickets and what was answered on them',
      'until thirty days after the school year in which they were last used; a ticket nobody opened a year longer',
    ],
    people: [
      'Names, classes, levels and their history',
      'until thirty days after the student left, or a year longer than the results',
    ],
    records: [
      'What was planned and sent, who did what, reports of nights, pauses, receipts of erasures',
      'thirteen months; words of notes in them ninety days',
    ],
    keys: ['The teachers’ permissions, encrypted', 'until the teacher or the LMS ends them'],
    moments: [
      'Sign-ins, opened pages and codes; what a class is watched for',
      'minutes to twelve hours; that a visit was used, a day; that something changed in a class, eight days',
    ],
    school: [
      'The school file, what was set on these pages, standards that were read in, and who looks after the school',
      'until the school leaves, or they are taken off; standards a year',
    ],
  },
  exportAll: 'Download everything',
  exportWhat: 'Everything held about the school, as one file for machines (JSON), without the credentials.',
  pages: { school: 'Today', classes: 'Which classes', settings: 'Settings and permissions', data: 'Children’s data' },
  schools: 'Your schools',
  schoolsIntro: 'Each with its last nights. What needs somebody stands first.',
  standing: {
    late: (count) => (count === 1 ? 'has a night in trouble' : 'have a night in trouble'),
    need: (count) => (count === 1 ? 'has something to do' : 'have something to do'),
    well: (count) => (count === 1 ? 'is well' : 'are well'),
  },
  looks: {
    whole: 'every class done',
    partly: 'not every class or message',
    running: 'running now',
    left: 'broken off',
    missing: 'not had',
  },
  unreadableSchool:
    'What this school says of itself cannot be read, so its nights wait. Ask whoever runs Waymark: waymark doctor says what is wrong.',
  callsShare: (calls, percent) => `${calls} ${calls === 1 ? 'call' : 'calls'}, ${percent} % of all schools’`,
  allWell: 'All is well',
  wellMore: 'There is nothing for you to do. Come back when you like; nothing here needs a daily look.',
  first: 'Do this first',
  after: 'After that',
  thing: {
    never: () =>
      'No night by schedule was ever had, though one has been due. Ask whoever runs Waymark to set the schedule up.',
    overdue: () =>
      'The newest night is not finished three hours after its time. Ask whoever runs Waymark to look at what holds it up.',
    late: () => 'A night is late. Ask whoever runs Waymark to look whether the schedule calls it.',
    ahead: () => 'The newest night lies in the future. Ask whoever runs Waymark to look at the clocks of its machines.',
    'no-class': () => 'No class is in yet. Choose which.',
    held: (count) =>
      `${count === 1 ? 'One class list' : `${count} class lists`} lost more than half of its students and ${count === 1 ? 'was' : 'were'} not taken over. Say whether that is right.`,
    unproved: () => 'Nobody comes in from inside the LMS before you have confirmed that the installation is yours.',
    ended: (count) =>
      `The permission of ${count === 1 ? 'one teacher' : `${count} teachers`} has ended. Ask them to connect again.`,
    missing: (count) =>
      `${count === 1 ? 'One teacher has' : `${count} teachers have`} not connected yet. Ask them to sign in and press “Connect”.`,
    ending: (count) =>
      `The permission of ${count === 1 ? 'one teacher' : `${count} teachers`} ends soon. Ask them to connect again.`,
    stopped: (count) =>
      `${count === 1 ? 'One class' : `${count} classes`} could not be read last time. What to do stands with the classes.`,
    paused: () => 'The whole school is paused: nothing is sent until you end that.',
    alone: () =>
      'When you have a minute: you are the only one who looks after the school. Invite a second person, so that somebody can when you are away.',
  },
  go: 'Go there',
  rosters: 'Class lists that were held',
  rostersIntro:
    'When a list drops more than half of a class it is more often a failing directory than a class that left, so Waymark asks. Until you answer the class stays as it is and its nights wait.',
  roster: ({ known, listed, gone }) =>
    `${known} students were known, the list now has ${listed}: ${gone} would leave the class. Their results are kept for thirty days after that.`,
  heldSince: (day) => `Held since ${day}.`,
  accept: 'The list is right: take it over',
  refuse: 'The list is wrong: keep the class',
  acceptWhat:
    'What you say holds for exactly this list, from the next night on. If it changes again, you are asked again.',
  decided: {
    accept: 'You said it is right: the next night takes it over.',
    refuse: 'You said it is wrong: the class stays as it is until the list is whole again.',
  },
  installation: 'The installation inside the LMS',
  proved: (day, others) =>
    `Confirmed as yours on ${day}.${others === 0 ? '' : ` ${others === 1 ? 'One other school has' : `${others} other schools have`} confirmed the same one, as schools of one district do.`}`,
  unproved:
    'Not confirmed yet. A teacher opens Waymark from a course and sees a code; enter it here. So nobody can claim your installation who has nobody inside it.',
  named: (id) => `The school file names it ${id}; another one’s code is not taken.`,
  code: 'Code',
  confirm: 'Confirm',
  which: 'Which classes are in',
  whichIntro:
    'Waymark reads and helps in these classes and in no other. Taking a class in or leaving it out holds from the next night on.',
  inNow: 'In now',
  leaveOut: 'Leave out',
  leaveOutWhat:
    'Leaving out deletes nothing: what is held and set up stays until it is kept no longer, and comes back with the class.',
  outNow: 'Left out',
  noneOut: 'No class was left out.',
  takeAgain: 'Take in again',
  fromLms: 'From the LMS’s list',
  fromLmsIntro: 'The other open classes of teachers who have connected.',
  noneListed: 'There is no other open class of a connected teacher.',
  silent: 'No list came for these accounts; they connect first, or the LMS did not answer:',
  takeTicked: 'Take in what is ticked',
  oneRoster: 'Compare with the school’s records (OneRoster)',
  oneRosterIntro:
    'Choose three files of a OneRoster CSV export. Classes of the list above with the same teacher and title are ticked for you; nothing is taken in before you press the button. Only rows of teachers are read, and the files are not kept (2 MB in all: of enrollments the rows of teachers are enough).',
  csv: { classes: 'classes.csv', enrollments: 'enrollments.csv', users: 'users.csv' },
  chooseFiles: 'Choose three files',
  compare: 'Compare',
  ticked: (count) =>
    `${count} of the classes above ${count === 1 ? 'is' : 'are'} ticked. Look them over, then take them in.`,
  unfound: 'In the records, but in no list of the LMS. The teacher connects first, or you enter the class below:',
  noTeacher: 'no teacher named',
  lacks: (file, columns) => `${file} lacks ${columns}.`,
  unreadable: (file) => `${file} is missing, or is no CSV in UTF-8.`,
  byHand: 'One class by its number',
  byHandIntro: 'For the first class of a teacher: they can connect once a class names them.',
  classId: 'The LMS’s number of the class',
  takeIn: 'Take in',
  defaults: 'What holds where nobody says otherwise',
  defaultsIntro: 'A class or a unit may say otherwise in its own settings; then that holds there.',
  reviewDefault: 'Before anything is sent',
  save: 'Set',
  setBy: {
    waymark: 'Waymark’s own default; nobody set it.',
    file: (day) => (day === null ? 'Set in the school file.' : `Set in the school file, last loaded on ${day}.`),
    person: (who, day) => `Set here by ${who} on ${day}.`,
  },
  howWorkedOut: (further) =>
    further
      ? 'The school file also sets numbers of the method itself; they are changed there.'
      : 'The numbers of the method itself are Waymark’s own; a school file can say otherwise.',
  rule: {
    method: 'Method: how a level is worked out',
    methods: 'What each method does, and for whom',
    cuts: 'The limits of the levels',
    cutsIntro:
      'These decide where a level begins and ends. They were chosen with care on real classes: change them only for a reason, and try first. One with no note under it is Waymark’s own.',
    group: {
      chance: 'Where the level lies',
      one: 'When occasions disagree',
      calm: 'When a level is left, and what is called sure',
      part: 'For methods that give no chance',
    },
    unused: 'The method that holds now does not use these.',
    order: (lower, upper, apart, why) =>
      `“${lower}” has to ${apart ? 'lie below' : 'lie at or below'} “${upper}”, or ${why}.`,
    of: (name, unit) =>
      `With it the rule of ${unit === null ? name : `the unit “${unit}” of ${name}`} does not hold together:`,
  },
  tryOn: 'in the class',
  ownRules: (count) =>
    count === 0 ? 'No class says otherwise.' : `${count === 1 ? 'One class says' : `${count} classes say`} otherwise.`,
  calls: 'Calls of the last night',
  callsOf: (service, calls, limit) =>
    limit === null
      ? `${calls} to ${service}.`
      : `${calls} to ${service}, which allows ${limit} in each minute to all schools together: ${calls <= limit ? 'less than one minute’s worth' : `${Math.ceil(calls / limit)} minutes’ worth`}. Waymark waits by itself before the limit.`,
  noCalls: 'No call yet.',
  permissions: 'What Waymark may do, and why',
  permissionsIntro: 'Everything it asks for, in plain words. It asks for nothing else.',
  may: 'Waymark may',
  why: 'Why',
  of: 'Asked of',
  askedOf: {
    anyone: 'whoever signs in',
    teacher: 'a teacher, for the nights',
    'teacher-hints': 'a teacher, only where Waymark is set to be told of changes',
    'teacher-inside': 'a teacher, inside the LMS',
    'student-inside': 'a student, inside the LMS',
    school: 'the school',
  },
  how: 'Installing and consent',
  howState: (connected, teachers) =>
    `${connected} of ${teachers} ${teachers === 1 ? 'teacher has' : 'teachers have'} connected. Whether the app is installed for the domain, the LMS’s own console says; Waymark is not told.`,
  consent: 'Who consents',
  forAll: 'One word for all teachers?',
  delegation: {
    state: {
      off: 'Off: each teacher connects, and can take that back.',
      'domain-wide': 'On: Waymark acts for teachers who have not connected themselves.',
    },
    nobody: 'Off. Whoever runs this Waymark has set no account up for it.',
    sure: (domains) =>
      domains.length === 0
        ? 'I have asked the data officer. (The school file has to name the school’s domains first.)'
        : `I have asked the data officer, and mean every teacher with an address at ${domains.join(', ')}.`,
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    allow: 'What to allow in the Admin console (Security, API controls, Domain-wide delegation)',
  },
  answers: 'When the LMS answers …',
  requests: 'When a family asks',
  requestsHow: [
    'A parent may see, correct and have erased what is held of their child. Answer within 45 days of the request; note the day it came.',
    'Make sure who asks, as your school does for other records.',
    'To show: find the student below and download what is held. It is a file for machines; the teacher shows the same on the student’s page of the board.',
    'To correct: results are corrected where they were made, in the LMS, and read again in the night. A note or a route the teacher corrects on the board.',
    'To erase: find the student below and press “Erase for good”. Keep the receipt; it names nobody, so write on your copy whom it was about.',
    'When the school’s agreement ends: download everything, then erase the school, within 60 days.',
  ],
  find: 'Find a student',
  findWhat: 'By name as in the LMS, or by the LMS’s number. For this you have signed in within the last ten minutes.',
  nameOrId: 'Name or number',
  found: (count) =>
    count === 0 ? 'Nobody of that name or number is held.' : count === 1 ? 'One student.' : `${count} students.`,
  classesOf: (names) => `in ${names}`,
  exportOne: 'Download what is held',
  eraseOne: 'Erase for good',
  eraseOneWhat:
    'Everything held about one student leaves Waymark, and the student is not read again from then on. What stands in the LMS is the teacher’s. It cannot be undone.',
  eraseClass: 'Erase a class',
  eraseClassWhat:
    'Everything held about one class goes, with every student whom no other class has. It cannot be undone.',
  chooseClass: 'Class',
  eraseSchool: 'Erase the whole school',
  eraseSchoolWhat:
    'Everything Waymark holds about this school goes, you as its administrator too. Download it first. It cannot be undone.',
  typeId: (id) => `To be sure, type ${id}`,
  sure: 'I am sure: it cannot be undone',
  receipts: 'Receipts',
  receipt: {
    title: 'Receipt of an erasure',
    scope: 'Erased',
    number: 'Number',
    when: 'When',
    rows: 'Rows that went, by table',
    drafts: 'Drafts nobody had seen, taken out of the LMS',
    left: 'Classes in which such drafts are still to be taken away; nobody sees them',
    standing: 'Posts that stand in the LMS and are the teacher’s to remove',
    keptOut: 'The student is not read any more, whatever the class list says.',
    backups: 'Backups made before still hold it until they are thrown away.',
    print: 'Keep this page: print it, or save it as a file.',
    back: 'Back',
  },
  scope: { learner: 'a student', course: 'a class', school: 'the whole school' },
  freshFor: 'For what follows you sign in again first: it hands out or erases children’s data.',
  signInAgain: 'Sign in again',
  told: {
    paused: 'Paused. Nothing more is sent.',
    resumed: 'The pause is over. The next night decides anew.',
    same: 'It was so already; nothing changed.',
    invited: 'Invited. Nothing was sent to them: tell them to sign in on this page with that address.',
    'no-address': 'That is no e-mail address.',
    removed: 'Taken off the list.',
    last: 'The last one who looks after the school cannot leave: invite somebody first, and wait until they have come.',
    unknown: 'Nothing is held about that.',
    busy: 'A run is at work on it just now. Nothing was erased: press it again in a few minutes.',
    again: 'For this, sign in once more first; then press it again within ten minutes.',
    proved: 'Confirmed: the installation is your school’s. People come in from inside the LMS from now on.',
    other: 'That code is of another installation than this school’s.',
    'no-code':
      'There is no such code now. A code is good for an hour and for one time: ask the teacher to open Waymark again.',
    accepted: 'The next night takes the list over.',
    refused: 'The class stays as it is until the list is whole again.',
    gone: 'That list is no longer the one that is held. Look at what stands here now.',
    'taken-in': 'Taken in. The next night reads it.',
    'left-out': 'Left out. What is held and set up stays.',
    set: 'Set. It holds from the next night on.',
    'set-beside': 'Set. Somebody else had set something else meanwhile: both hold, from the next night on.',
    unticked: 'Nothing changed: tick that you mean it.',
    'no-domains': 'Nothing changed: the school file names no domains of the school (school.domains).',
    'not-sure': 'Nothing was erased: what you typed or ticked does not say that you are sure.',
  },
};
