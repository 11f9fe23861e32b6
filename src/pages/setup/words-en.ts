import type { SetupWords } from './words.ts';

const PROBLEMS = {
  missing: 'is missing',
  'too-long': 'is too long, or holds something that cannot stand there',
  hidden: 'holds a hidden control character; type it again',
  number: 'is no number that fits here',
  between: 'is no number that fits here',
  twice: 'stands here a second time',
  unknown: 'is no target here; add it as a row, or correct the code',
  circle: 'goes in a circle',
  codes: 'should be lines such as "TEKS: 5.3H = its wording"',
  'code-elsewhere': 'belongs to another target already',
  'no-unit': 'is missing: name the unit, or write - for a target that is only built on',
  shared:
    'another teacher’s class has this target too, so its words stay as they are; only its unit can be chosen here',
  address: 'is no web address such as https://example.org/page',
  kind: 'is none of the kinds',
  form: 'is no link to a form that results come from',
  'form-public': 'is the link people answer at; copy the one you edit the form at',
  'form-unread': 'nobody reads the answers to forms here; choose a quiz of the class',
  'two-checks': 'choose a quiz or give a form, not both',
} as const;

export const en: SetupWords = {
  title: 'Set up a class',
  languages: 'Language',
  board: 'To the board',
  account: 'Your account',
  steps: 'Steps',
  step: { targets: '1 Units and targets', activities: '2 Activities', rule: '3 Rule', check: '4 Check' },
  tags: 'Tags',
  told: {
    saved: 'Saved. The next night goes by it.',
    both: 'Saved. Somebody else had changed other rows meanwhile: both are kept, as the list of changes below says.',
    same: 'Nothing was different, so nothing was saved.',
    in: 'The class is in. Now its units and targets.',
    already: 'That class is in already.',
    gone: 'That class is no longer here.',
    taken: 'The rows below are read in and not saved yet. Look them over, then save.',
    connected: 'Connected.',
  },
  save: 'Save',
  next: (step) => `Next: ${step}`,
  problems: (count) =>
    count === 1
      ? 'One thing is to mend; nothing was saved yet.'
      : `${count} things are to mend; nothing was saved yet.`,
  problem: (is, about) => {
    if (about === '') return PROBLEMS[is];
    return is === 'between' ? `has to be a number from ${about.replace('–', ' to ')}` : `“${about}” ${PROBLEMS[is]}`;
  },
  row: (row) => `Row ${row}`,
  line: (line) => `Line ${line}`,
  wrong: 'Together with what somebody else changed meanwhile this does not hold together, so nothing was saved',
  clash: {
    title: 'Somebody else changed the same rows. Nothing was saved, and what you typed is still here.',
    who: (who, when) => `${who} saved ${when}.`,
    nobody: 'It was changed since you opened this page.',
    what: 'Below stands what is stored now. Take over what you like, then save: what stands in your fields counts.',
    theirs: 'Stored now',
    removed: 'taken out',
  },
  history: {
    title: 'Who changed what',
    none: 'Nothing was changed on these pages yet.',
    part: {
      class: 'About the class',
      targets: 'Units and targets',
      activities: 'Activities',
      rule: 'Rule',
      tags: 'Tags',
      added: 'Took the class in',
      file: 'Loaded the school file',
    },
    change: {
      added: (name) => `added ${name}`,
      removed: (name) => `took out ${name}`,
      changed: (name) => `changed ${name}`,
      moved: () => 'changed the order',
    },
    operator: 'whoever runs Waymark here',
  },
  courses: {
    title: 'Your classes',
    intro:
      'Set up a class once: what it learns, how mastery is defined, and what students can choose. It takes about ten minutes, and you can stop and go on at any time.',
    own: 'In Waymark',
    none: 'None yet.',
    units: (units, targets) =>
      `${units} ${units === 1 ? 'unit' : 'units'}, ${targets} ${targets === 1 ? 'target' : 'targets'}`,
    open: 'Set up',
    others: 'Further classes you teach',
    noOthers: 'No further open class of yours was found.',
    add: 'Take in',
    notConnected: 'To see your classes, connect your account first.',
    connect: 'Connect',
    refused: 'Your LMS did not let Waymark do that.',
    zone: (zone, languages) =>
      `This school: ${languages}; its clock is that of ${zone}. Whoever looks after Waymark at your school sets both.`,
  },
  targets: {
    title: 'Units and targets',
    intro:
      'One row for each learning target, in the words students read. Leave the unit empty where it is the one above.',
    field: {
      unit: 'Unit',
      code: 'Code',
      iCan: 'I can … (English)',
      iCanEs: 'Spanish',
      grade: 'Grade',
      requires: 'Builds on',
      codes: 'Other codes and wordings',
    },
    hint: {
      unit: 'as above',
      requires: 'codes, with commas',
      codes: 'One a line, e.g. TEKS: 5.3H = its wording',
    },
    more: 'More',
    moreRows: 'More rows',
    up: 'Up',
    down: 'Down',
    out: 'Take out',
    rowOf: (row, code) => (code === '' ? `row ${row}` : `row ${row}, ${code}`),
    shared: 'also in another teacher’s class',
    goes: 'A target that is taken out takes its tags and activities along.',
    csv: 'From a spreadsheet',
    csvIntro: 'Paste rows, or choose a CSV file. The first line names the columns:',
    csvColumns: [
      ['code', 'the code; must be there'],
      ['i can', 'the sentence in pupil words; must be there'],
      ['unit', 'empty: as the row above; -: only built on'],
      ['i can es', 'the sentence in Spanish'],
      ['grade', '0 to 13'],
      ['builds on', 'codes, with commas'],
      ['other codes', 'TEKS: 5.3H = its wording'],
    ],
    paste: 'Rows',
    file: 'or a CSV file',
    take: 'Read in',
    taken: (count) => `${count} ${count === 1 ? 'row was' : 'rows were'} read in below. Nothing is saved yet.`,
    csvProblem: (problem) => {
      switch (problem.is) {
        case 'table':
          return problem.about;
        case 'no-column':
          return `No column is called “${problem.about === 'code' ? 'code' : 'i can'}”. The first line must name it.`;
        case 'no-rows':
          return 'There is no row below the first line.';
        case 'too-many':
          return `There are ${problem.about} rows; a class has at most 400.`;
        default:
          return problem satisfies never;
      }
    },
    standards: 'From a standards framework',
    standardsIntro: 'Tick standards of your state or district instead of typing them.',
  },
  standards: {
    title: 'From a standards framework',
    intro:
      'States publish their standards as CASE packages (JSON). Give the file, or its https address; then tick what this class learns.',
    kept: 'Read in before',
    file: 'A CASE file (JSON)',
    address: 'or its address',
    read: 'Read',
    problem: {
      nothing: 'Give a file or an address.',
      unreadable: 'The file is no text in UTF-8.',
      'too-large': 'It is larger than 8 MB. Take the package of one subject.',
      'no-json': 'It is no JSON.',
      'no-package':
        'It is no CASE package: CFDocument and CFItems should stand in it. Of an address, take the one with CFPackages in it.',
      empty: 'No standard in it could be read.',
      'too-many': 'It holds more than 5,000 standards. Take the package of one subject.',
      'no-address': 'Give an address that begins with https:// and has nothing else before the name.',
      private: 'That address does not lead to the public internet.',
      'unknown-host': 'There is no such name on the internet.',
      refused: 'That address answered with no file.',
      'too-slow': 'That address took too long. Try again, or give the file.',
      unreachable: 'That address could not be reached. Try again, or give the file.',
    },
    search: 'Words or code',
    grade: 'Grade',
    anyGrade: 'any',
    find: 'Show',
    shown: (shown, all) => (shown === all ? `${all} standards` : `${shown} of ${all} standards`),
    unit: 'Put them into the unit',
    take: 'Take the ticked ones',
    have: 'here already',
    list: 'Standards',
    noneTicked: 'Tick at least one.',
  },
  activities: {
    title: 'Activities',
    intro:
      'What students can choose in workshop, target by target. A check (a short quiz that marks itself) shows that a chance was met without you marking it.',
    field: {
      target: 'Target',
      title: 'Title',
      titleEs: 'Spanish title',
      url: 'Link',
      kind: 'Kind',
      modality: 'How (video, partner …)',
      minutes: 'Minutes',
      form: 'Check: link of a form you edit',
      work: 'Check: a quiz of the class',
    },
    kind: { practice: 'practice', deeper: 'deeper', 'real-world': 'real world' },
    noCheck: 'none',
    noTargets: 'First the targets: an activity belongs to one.',
    rowOf: (row, title) => (title === '' ? `row ${row}` : `row ${row}, ${title}`),
    formHint: 'https://docs.google.com/forms/d/…',
    fromSchool: (count) =>
      `${count} more from the school, for targets other teachers’ classes have too; what you add for those is for this class alone`,
  },
  rule: {
    title: 'When is something mastered?',
    intro:
      'What you leave empty is as the school says. Try a change first: it shows who would change, and how often the advice would have been wrong.',
    now: 'Now',
    setBy: {
      default: 'as Waymark has it',
      school: 'as the school says',
      course: 'as this class says',
      unit: 'as the unit says',
    },
    field: {
      threshold: 'Mastered from (%)',
      minEvidence: 'Results at least',
      minSources: 'From different occasions at least',
      recheckDays: 'Check again after (days)',
      missesToSeminar: 'Missed chances until a seminar seat',
      windowDays: 'A chance stays open (days)',
    },
    empty: (value) => `empty: ${value}`,
    try: 'What if?',
    tried: 'What would change',
    notSaved: 'Nothing is saved yet.',
    nobody:
      'Nobody of this class has been read yet, so there is nothing to try the rule on. It can be saved all the same.',
    levels: (changed, of) => `${changed} of ${of} levels would change.`,
    routes: (changed, of) => `${changed} of ${of} students would be advised otherwise today.`,
    who: 'Who would change',
    nobodyMoves: 'Nobody.',
    foretold: 'Which rule foretells better',
    ratesNow: 'How often the advice was wrong, with the rule of now',
    ratesThen: 'With the rule you try',
    ownRule: (title) => `The unit “${title}” has a rule of its own; what that says stays.`,
    further: 'This class also has settings of its rule that only the school file says; they stay.',
    class: 'About the class',
    classField: {
      area: 'Subject',
      grade: 'Grade',
      weeklyMinutes: 'Workshop minutes a week',
      marking: 'Pieces you would mark by hand a week',
      seats: 'Seats in a seminar',
      sessions: 'Seminars a day (1 or 2)',
      minutes: 'Minutes of a seminar',
      min: 'Fewest students for a seminar',
    },
  },
  check: {
    title: 'Is every unit whole?',
    intro: 'A unit that is mastered step by step has five parts.',
    part: {
      objective: 'Objective',
      mastery: 'Definition of mastery',
      assessment: 'Assessment',
      pathway: 'Pathway',
      report: 'Report',
    },
    there: 'there',
    missing: 'missing',
    what: {
      objective: 'Every target is said in pupil words.',
      mastery: 'A rule says when a target is mastered',
      assessment:
        'Some work is marked as the assessment of the unit, so that what comes before it can be told in time.',
      pathway: 'Every target has something to choose in workshop.',
      report: 'Every target can be told in each language of the school.',
    },
    lacks: {
      objective: 'Not yet “I can …”',
      mastery: '',
      assessment: '',
      pathway: 'Without an activity',
      report: 'Without its Spanish sentence',
    },
    mend: {
      objective: 'Mend the sentences',
      mastery: 'Look at the rule',
      assessment: 'Choose the assessment',
      pathway: 'Add activities',
      report: 'Add the sentences',
    },
    noUnits: 'This class has no unit yet.',
    map: (unit) => `Map of the unit ${unit}: what each target builds on, from left to right`,
    mapTitle: 'What builds on what',
    mapAlone: 'No target here builds on another.',
    buildsOn: (code, below) => `${code} builds on ${below}`,
    assessment: 'Work of the class',
    assessmentTarget: 'Target it asks most',
    assessmentSave: 'This is the assessment',
    noWork: 'No work of this class was read yet. After the next night you can choose it here.',
  },
};
