import { describe, expect, it } from '@jest/globals';
import { LearnerId, SchoolId, TargetCode } from '../../../../src/ids.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import { boardPage, type BoardExtra } from '../../../../src/pages/board/view/view.tsx';
import type { Receipt } from '../../../../src/pages/kit/receipt.ts';
import { instant } from '../../../../src/time.ts';
import { COURSE, NOW } from '../../../builders/board/board-school.ts';
import { TOKENS } from '../../../builders/board/board-tokens.ts';
import { boardInput, courseReport, type BoardMorning } from '../../../builders/board/board.ts';
import { asRead } from '../../as-read.ts';

const EXTRA: BoardExtra = {
  tokens: TOKENS,
  receipt: null,
  connect: 'connect',
  upload: 'upload',
  schools: [],
  account: false,
};

/** A part of the board of a class of eight, as a teacher hears it read. */
function read(id: string, over: Partial<BoardMorning> = {}, extra: Partial<BoardExtra> = {}): string[] {
  return asRead(boardPage(boardModel(boardInput(over, 8)), { ...EXTRA, ...extra }), id);
}

/** Lines from the one that is `first` to the one before `next`. */
function between(lines: readonly string[], first: string, next?: string): string[] {
  const start = lines.indexOf(first);
  const end = next === undefined ? -1 : lines.indexOf(next, start);
  return start < 0 ? [] : lines.slice(start, end < 0 ? undefined : end);
}

/** What waits and the brakes, without the name of the part. */
function approval(over: Partial<BoardMorning> = {}, extra: Partial<BoardExtra> = {}): string[] {
  return read('approval', over, extra).slice(1);
}

function morning(over: Partial<BoardMorning> = {}): string[] {
  return read('morning', over).slice(1);
}

function groups(over: Partial<BoardMorning> = {}): string[] {
  return read('groups', over);
}

/** The line on top. */
function bar(extra: Partial<BoardExtra> = {}): string[] {
  const page = boardPage(boardModel(boardInput({}, 8)), { ...EXTRA, ...extra });
  return asRead(page.replace('<header class="top"', '<header id="top" class="top"'), 'top').slice(1);
}

function school(id: string, here: boolean): BoardExtra['schools'][number] {
  return { id: SchoolId.parse(id), name: `School ${id}`, href: '/', here };
}

/** Day, class and what the last night read. */
function strip(over: Partial<BoardMorning> = {}): string[] {
  return read('board', over).slice(0, 3);
}

/** The ways to the parts of the page. */
function waysOf(over: Partial<BoardMorning> = {}): string {
  return read('board', over).find((line) => line.startsWith('On this page')) ?? '';
}

/** What is said of a learner when their name is opened. */
function whenOpened(name: string): string[] {
  const lines = groups();
  return between(lines, lines.find((line) => line.startsWith(`> ${name}`)) ?? '', '<The whole story on one screen>');
}

function messages(over: Partial<BoardMorning> = {}): string[] {
  return read('messages', over);
}

/** The grid's rows of students. */
function rows(over: Partial<BoardMorning> = {}): string[] {
  return read('mastery', over)
    .filter((line) => /^\| [A-ZÁÉÍÓÚ]/.test(line))
    .slice(1);
}

const { decisions: DECISIONS, plan: PLAN } = boardInput({}, 8);
const WAITS = 'Waiting for you 3 invitations, 1 new chance, 8 notes, and 1 earlier post taken back';
const PAUSE = [
  '> Pause sending',
  'At once nothing more is sent to this class. Nights go on reading and deciding; what students see already stays.',
  '[Pause this class]',
];
const TAKE_BACK = [
  '> Take back what was sent',
  'Sent Tue, May 12, 02:10: 1 note.',
  'What a student has worked on or a teacher edited stays. What is taken back is not sent again by itself.',
  '[Take it back]',
];

describe('the approval on the board', () => {
  it('says what waits, that it is sent as shown, and holds both brakes', () => {
    expect(approval()).toEqual([
      WAITS,
      '[Approve and send]<Read it first>',
      'Sent exactly as shown, to nobody else, once.',
      ...PAUSE,
      ...TAKE_BACK,
    ]);
  });

  it.each([
    ['course', 'teacher', 'By a teacher of this class, Tue, May 12, 06:30.'],
    ['course', 'administrator', 'By an administrator, Tue, May 12, 06:30.'],
    ['school', 'teacher', 'For the whole school, Tue, May 12, 06:30.'],
    [
      'school',
      'administrator',
      'For the whole school, by an administrator, Tue, May 12, 06:30. Whoever looks after Waymark can resume it.',
    ],
  ] as const)(
    'says while the sending to the %s stands still that its %s stopped it, and what waits',
    (of, by, said) => {
      const pause = { of, by, since: instant('2026-05-12T11:30:00Z') };
      expect(approval({ pause }, { tokens: { ...TOKENS, approve: null, pause: null } })).toEqual([
        `Sending is paused. ${said}`,
        'Nights go on reading and deciding; nothing is sent.',
        '> Resume sending',
        'A waiting plan can be approved again, and the next night decides anew. Nothing is sent by resuming.',
        '[Resume this class]',
        WAITS,
        ...TAKE_BACK,
      ]);
      expect(approval({ pause }, { tokens: { ...TOKENS, resume: null } })).not.toContain('> Resume sending');
    },
  );

  it('says calmly what was sent, and that there is nothing new', () => {
    expect(approval({ plan: null, ledger: [] })).toEqual([
      'Nothing waits for you. No new message is needed; what stands from before stays as it is.',
      ...PAUSE,
    ]);
    const applied = PLAN === null ? null : { ...PLAN, state: 'applied' as const };
    expect(approval({ plan: applied, ledger: [] })).toEqual([
      'This plan is approved. What became of each message stands below.',
      ...PAUSE,
    ]);
  });

  it('tells what came of pressing, in the language of the page, beside what waits or in its place', () => {
    const receipt: Receipt = {
      ok: true,
      about: 'pause',
      course: COURSE,
      at: NOW,
      said: { en: 'Nothing is sent.', es: 'No se envía nada.' },
    };
    const pressed = (over: Partial<Receipt>, language: 'en' | 'es' = 'en'): string[] =>
      approval({ language }, { receipt: { ...receipt, ...over } });
    expect(pressed({}).slice(0, 2)).toEqual(['Paused Nothing is sent.', WAITS]);
    expect(pressed({}, 'es')[0]).toContain('No se envía nada.');
    expect(pressed({ ok: false })[0]).toBe('Not paused Nothing is sent.');
    expect(pressed({ place: 'hand' })[0]).toBe(WAITS);
    expect(approval({ plan: null, ledger: [] }, { receipt: { ...receipt, about: 'approve' } })).toEqual([
      'Approved Nothing is sent.',
      ...PAUSE,
    ]);
  });
});

describe('the top of the board', () => {
  it('leads to the classes, to setting the class up and to the other language, and to the account of who has one', () => {
    expect(bar()).toEqual([
      'Your classes<Mathematics 5A><Mathematics 5B>',
      'Set up<Set up>',
      'Language<English><Español>',
    ]);
    expect(bar({ account: true })).toContain('Your account<Your account>');
    expect(bar({ schools: [school('a', true), school('b', false)] })[0]).toBe('Schools<School a><School b>');
  });

  it('says that the plan is an earlier one, and leads to what was wrong', () => {
    const page = boardPage(boardModel(boardInput({ now: instant('2026-05-13T12:00:00Z') }, 8)), EXTRA);
    expect(page).toContain(
      '<strong>This is the plan of an earlier day:</strong> no newer run was finished. See <a href="#problems">',
    );
  });

  it('tells what the last night read, or when a run by hand was, and nothing of a night that read nothing', () => {
    expect(strip()).toEqual([
      'Tuesday, May 12',
      '# Mathematics 5A',
      'Last night 02:10: 8 of 31 students, 12 pieces of coursework, 118 quiz responses',
    ]);
    expect(strip({ report: null })[2]).toBe('Last night 02:10');
    expect(strip({ now: instant('2026-05-14T12:00:00Z') })[2]).toContain('Last run Tue, May 12, 02:10');
  });

  it('offers to read the answers of the lesson, or says that it looks by itself while a ticket is open', () => {
    const today = (over: Partial<BoardMorning>): string[] =>
      between(read('board', over), "[Read today's tickets]", 'Waiting for you');
    const ways = ['<Type in cards from paper>', '<Make a ticket>'];
    expect(today({})).toEqual([
      "[Read today's tickets]",
      'Takes in what the class has just answered, and lays the groups anew. Nothing is sent.',
      ...ways,
    ]);
    expect(today({ ticketsToday: 1 })).toEqual([
      "[Read today's tickets]",
      'A ticket of today is out: this page looks for new answers every half minute.',
      ...ways,
    ]);
    expect(read('board', {}, { tokens: { ...TOKENS, today: null } })).not.toContain("[Read today's tickets]");
  });

  it('leads to each part of the page, with how much waits in it', () => {
    expect(waysOf()).toBe(
      'On this page<Today’s groups><Questions for you (6)><Held for you (1)><What students will read><Mastery by target><Notices from the night (2)><How often is the advice wrong?>',
    );
    expect(
      waysOf({
        ledger: [],
        report: courseReport({ problems: [] }),
        decisions: DECISIONS,
      }),
    ).not.toMatch(/Held|Notices from the night \(|\(0\)/);
  });
});

describe('the morning in three lines', () => {
  it('lets the exit ticket lead, says whom to sit with, talk to and what to ask next', () => {
    expect(morning()).toEqual([
      '12 hand-ins wait for a score. Until they have one, nobody gets a new chance on the same.',
      'Exit ticket',
      '= 5.NF.A.1: "2/3 − 1/4 = ?", missed by 7 of 29',
      'Not yet: <Ethan Nguyen><Liam O’Connor><Lucía Fernández><Noah Williams><Sofía Hernández><Valentina Morales>',
      '> 2 gave no answer',
      '<Amara Okafor><Mateo García Ruiz>',
      'Sit with',
      '= <Sofía Hernández> 5.NF.A.1: "2/3 + 1/4 = ?", missed by 6 of 8',
      '= <Lucía Fernández> 5.NF.A.2',
      'Talk to',
      '= <Ethan Nguyen> 5.NF.A.2',
      'Next ticket',
      '= “Unit test: fractions” is in 2 school days, on Thursday, May 14. 7 students are not there yet. A check today and one seminar the next school day still fit. <Who, on what>',
      '= 2 questions on 5.NF.A.1 and 5.NF.A.2 would settle 9 of 11. I can add and subtract fractions with unlike denominators; I can solve word problems that add or subtract fractions',
      '> 1 question asked before, to take again',
      '- 5.NF.A.1 "2/3 + 1/4 = ?"',
    ]);
  });

  it('folds the ninth of those who are not there yet, and everyone of those who are', () => {
    const [exit] = DECISIONS.exits;
    if (exit === undefined) throw new Error('the morning of the builder has an exit ticket');
    const everyone = boardInput({}, 12).decisions.learners.map(({ id }) => id);
    const lines = asRead(
      boardPage(
        boardModel(
          boardInput(
            {
              decisions: {
                ...boardInput({}, 12).decisions,
                exits: [{ ...exit, notYet: everyone.slice(0, 10), had: everyone.slice(10), silent: [] }],
              },
            },
            12,
          ),
        ),
        EXTRA,
      ),
      'morning',
    );
    const told = between(lines, lines.find((line) => line.startsWith('Not yet:')) ?? '', 'Sit with');
    expect(told.map((line) => (line.match(/<[^>]+>/g) ?? [line]).length)).toEqual([8, 1, 2, 1, 2]);
    expect([told[1], told[3]]).toEqual(['> and 2 more', '> 2 had it']);
  });

  it('praises the first five by name and folds the others, where no exit ticket leads', () => {
    const fresh = (since: string) =>
      DECISIONS.mastery.map((each) =>
        each.target === '5.NF.A.1'
          ? { ...each, level: 'mastered' as const, masteredAt: instant(`${since}T14:05:00Z`) }
          : { ...each, masteredAt: null },
      );
    const lines = morning({ decisions: { ...DECISIONS, exits: [], mastery: fresh('2026-05-11') } });
    expect(lines).not.toContain('Exit ticket');
    expect(between(lines, 'Praise')).toEqual([
      'Praise',
      '= <Amara Okafor> 5.NF.A.1<Ethan Nguyen> 5.NF.A.1<Liam O’Connor> 5.NF.A.1<Lucía Fernández> 5.NF.A.1<Mateo García Ruiz> 5.NF.A.1',
      '> and 3 more',
      '<Noah Williams> 5.NF.A.1<Sofía Hernández> 5.NF.A.1<Valentina Morales> 5.NF.A.1',
      'Talk to',
      '= <Ethan Nguyen> 5.NF.A.2',
    ]);
    expect(
      between(morning({ decisions: { ...DECISIONS, exits: [], mastery: fresh('2026-05-08') } }), 'Praise')[1],
    ).toBe('= Nothing newly mastered since the last school day.');
    expect(morning({ decisions: { ...DECISIONS, mastery: fresh('2026-05-11') } })).toContain(
      '> Praise 8 for something newly mastered',
    );
  });

  it('says that there is nobody to sit with, nothing to ask and nobody to praise', () => {
    const seminar = { ...DECISIONS.seminar, sessions: [], talks: [] };
    const decisions = { ...DECISIONS, exits: [], seminar, nextTicket: null, summatives: [], handIns: 0 };
    expect(morning({ decisions })).toEqual([
      'Sit with',
      '= Nobody needs a small group today: time to walk round.',
      'Next ticket',
      '= Nothing is open that a question would settle.',
      'Praise',
      '= Nothing newly mastered since the last school day.',
    ]);
  });
});

describe('the groups on the board', () => {
  it('stand under what each is: two seminars, talks, who waits, who is open and the workshop', () => {
    expect(groups().filter((line) => /^#|^> [A-ZÁÉÍÓÚ]/.test(line))).toEqual([
      '## Today’s groups',
      '### First seminar',
      '> Sofía Hernández',
      '### Second seminar',
      '> Lucía Fernández',
      '### Half a minute beside the desk',
      '> Ethan Nguyen5.NF.A.2 I can solve word problems that add or subtract fractions',
      '### Waiting for a seat',
      '> Liam O’ConnorBoth seminars are full.',
      '### Undecided',
      '> Amara Okafor',
      '> Noah Williams',
      '> Valentina Morales',
      '### Workshop',
      '> Mateo García Ruiz',
    ]);
  });

  it('say what each seminar is about, what was missed most and what is done meanwhile', () => {
    const lines = groups();
    expect(between(lines, '## Today’s groups', '> Sofía Hernández')).toEqual([
      '## Today’s groups',
      'What students read is a suggestion: each may choose otherwise, and you may overrule it. <Names only, for the wall>',
      '5 of 8 need this 5.NF.A.2 I can solve word problems that add or subtract fractions. Over half the class: consider teaching it to all.',
      '### First seminar',
      '20 min',
      '5.NF.A.1 I can add and subtract fractions with unlike denominators',
      'Most missed "2/3 + 1/4 = ?", missed by 6 of 8',
      'Today’s task Recipe cards: how much flour for one and a half cakes?',
    ]);
    expect(
      between(
        lines,
        'Meanwhile Everyone else works from the choice menu; the second group starts its menu first.',
        '> Lucía Fernández',
      ),
    ).toEqual([
      'Meanwhile Everyone else works from the choice menu; the second group starts its menu first.',
      '### Second seminar',
      '20 min',
      '5.NF.A.2 I can solve word problems that add or subtract fractions',
      'Today’s task Two-step word problems from the school garden',
    ]);
    expect(between(lines, '### Undecided', '> Amara Okafor')).toEqual([
      '### Undecided',
      '3',
      'The evidence leaves it open. What would settle it:',
      '5.NF.A.1: 2 of 3 on one more ticket would settle it.',
      '5.NF.A.2: 2 of 3 on one more ticket would settle it.',
    ]);
    expect(between(lines, '### Waiting for a seat').slice(0, 3)).toEqual([
      '### Waiting for a seat',
      '1',
      'Seminar would help; you decide.',
    ]);
    expect(between(lines, '### Half a minute beside the desk').slice(0, 3)).toEqual([
      '### Half a minute beside the desk',
      '1',
      'Nobody else needs the same today: a talk instead of a group.',
    ]);
  });

  it('tell of each student the evidence, the rule, what would change it, and who decided what', () => {
    expect(whenOpened('Mateo García Ruiz')).toEqual([
      '> Mateo García Ruiz',
      'The student’s choice: Mateo García Ruiz[Seminar][Workshop][No choice]',
      'You decide: Mateo García Ruiz[First seminar][Second seminar][Workshop][A talk][Not today]',
      '[Strike the 3 messages to this student: Mateo García Ruiz]',
      'Choice menu · 5.NF.A.1, going deeper',
      '- <Fraction strips> deeper · 15 min. Because you like videos.',
      '- Plan the class bake sale from real life · 20 min. From real life.',
      'Today’s targets',
      '- mastered · <5.NF.A.1> I can add and subtract fractions with unlike denominators',
      '- not yet · <5.NF.A.2> I can solve word problems that add or subtract fractions',
      'Evidence',
      '- 2/3Entrance ticket 11: fractions in word problems 5.NF.A.1 · Mon, May 11 · entrance ticket, graded by the quiz',
      '- 2/3Entrance ticket 11: fractions in word problems 5.NF.A.2 · Mon, May 11 · entrance ticket, graded by the quiz',
      '- 7/10Fractions at the bakery 5.NF.A.1 · Tue, May 5 · coursework, graded by the teacher',
      '- 7/10Fractions at the bakery 5.NF.A.2 · Tue, May 5 · coursework, graded by the teacher',
      '- and 4 earlier',
      'Rule',
      '= The evidence says “not yet” on a target of today, from two or more sources.',
      'What would change it',
      '= 3 of 3 on one more ticket would change it.',
      'Suggested: SeminarStudent chose: Workshop, Mon, May 11, 15:31You set: –',
    ]);
  });

  it('say of an empty workshop that nobody is there', () => {
    const lines = groups({ decisions: { ...DECISIONS, routes: [] } });
    expect(between(lines, '### Workshop').slice(0, 3)).toEqual(['### Workshop', '0', 'Nobody today.']);
  });
});

describe('the questions on the board', () => {
  it('are asked with whom they are about, what is behind them, and other ways than the evidence knows', () => {
    const lines = read('questions');
    expect(lines.slice(0, 9)).toEqual([
      '## Questions for you',
      'Only you can answer these; nothing happens by itself.',
      '### Was it held? 5.NF.A.1',
      'First seminar, Mon, May 11',
      'Was the last seminar on “I can add and subtract fractions with unlike denominators” held? Nothing new has come in on it since, so nobody is invited again.',
      '<Ethan Nguyen><Liam O’Connor><Sofía Hernández>',
      '> What you can do',
      '- Held: check first, with 2 questions on it.',
      '- Not held: the group is invited again.',
    ]);
    expect(between(lines, '### Before the assessment', '### Time for a ticket?')).toEqual([
      '### Before the assessment',
      '“Unit test: fractions” is in 2 school days, on Thursday, May 14. 7 students are not there yet. A check today and one seminar the next school day still fit.',
      '> Who, on what',
      '- 5.NF.A.1 not yet: <Amara Okafor><Liam O’Connor><Lucía Fernández><Noah Williams><Sofía Hernández><Valentina Morales>',
      '- 5.NF.A.2 not yet: <Amara Okafor><Liam O’Connor><Lucía Fernández><Mateo García Ruiz><Noah Williams><Valentina Morales>',
    ]);
    expect(lines.filter((line) => line.startsWith('###'))).toEqual([
      '### Was it held? 5.NF.A.1',
      '### Choice and evidence differ',
      '### Choice and evidence differ',
      '### The same group again 5.NF.A.2',
      '### Before the assessment',
      '### Time for a ticket?',
    ]);
  });
});

describe('what is held on the board', () => {
  it('is told with its words, since when and why, and asks for one of two decisions', () => {
    expect(read('held')).toEqual([
      '## Held for you',
      'Waymark was not sure, so it stopped and asks you. Nothing happens until you decide.',
      '### Note: 9021',
      'since Tue, May 12, 02:10',
      'What stood in the class was not what was sent, so it went no further.',
      'The draft differed from what was sent; look at it in the class.',
      '> What it says',
      'This week you got two more right than last time on adding fractions.',
      'Next step: try the fraction strips from the menu.',
      'The next chance is Friday, May 15.',
      'To 9021',
      '[Send it anew: 9021][Leave it: 9021]',
    ]);
    expect(read('held', { ledger: [] })).toEqual([]);
    expect(read('held', {}, { tokens: { ...TOKENS, held: new Map() } }).join('\n')).not.toContain('[');
  });
});

describe('what students will read, on the board', () => {
  it('stands word for word, with who sees it, why, and what it rests on', () => {
    const lines = messages();
    expect(between(lines, '> Workshop1 studentwaiting', '[Strike all 3: Invitations to today’s groups]')).toEqual([
      '> Workshop1 studentwaiting',
      'Tuesday, May 12: your next step · martes 12 de mayo: tu siguiente paso',
      'Today the choice menu is for you: pick what helps you most. If you would rather sit with the teacher, just say so.',
      'Hoy el menú de opciones es para ti: elige lo que más te ayude. Si prefieres trabajar con la maestra, solo dilo.',
      '[Strike]',
      'To Mateo García Ruiz',
      'Each student listed and the teachers of the class see it. It has no word about anyone.',
      '> Why',
      'The evidence says “not yet” on a target of today, from two or more sources.',
      'What would change it Not enough yet: one more ticket.',
      'It rests on 2 results.',
    ]);
    expect(between(lines, '> 5.NF.A.2 Word problems from the garden2 studentswaiting', '> Why')).toEqual([
      '> 5.NF.A.2 Word problems from the garden2 studentswaiting',
      'One more chance: 5.NF.A.2 · Una oportunidad más: 5.NF.A.2',
      'I can solve word problems that add or subtract fractions.',
      'Work through the problems until the due day. You can hand it in again as often as you like until then.',
      'Puedo resolver problemas en los que se suman o restan fracciones.',
      'Trabaja los problemas hasta el día de entrega. Puedes entregarlo de nuevo cuantas veces quieras hasta entonces.',
      '- <Word problems from the garden>',
      'Due Tue, May 19, 23:59',
      '[Strike]',
      'To Mateo García Ruiz, Lucía Fernández',
      'Each student listed and the teachers of the class see it. It has no word about anyone.',
    ]);
  });

  it('can be put into other words where it is a note, and tells how each message goes and how it stands', () => {
    const lines = messages();
    expect(between(lines, '> Amara Okaforindividual announcementwaiting', '> Why')).toEqual([
      '> Amara Okaforindividual announcementwaiting',
      'This week you got two more right than last time on adding fractions.',
      'Next step: try the fraction strips from the menu.',
      'The next chance is Friday, May 15.',
      '[Strike]',
      '> Change the words',
      'text: Words of the note: Amara Okafor',
      '[Keep these words]',
      'This student and the teachers of the class see it; it is not a private comment.',
    ]);
    expect(between(lines, '> Sofía Hernándezfor you to pastewaiting', '> Why')).toEqual([
      '> Sofía Hernándezfor you to pastewaiting',
      'text: Text to copy',
      '[Strike]',
      '> Change the words',
      'text: Words of the note: Sofía Hernández',
      '[Keep these words]',
      'Nobody sees it until you paste it into a private comment yourself.',
    ]);
    expect(lines.filter((line) => line.startsWith('> 90'))).toEqual([
      '> 9020individual announcementthere already',
      '> 9021individual announcementheld: please look',
      '> 9022individual announcementtaken away, not sent again',
    ]);
    expect(lines.filter((line) => line.startsWith('In the words of'))).toEqual([]);
    expect(between(lines, '### Taken back')).toEqual(['### Taken back', '- Monday, May 11: your next step: 1 student']);
  });

  it('keep what was struck, crossed out in the words it would have had, with the way back, and one for all where there are more', () => {
    const input = boardInput({}, 8);
    const notes = input.plan?.plan.writes.flatMap((write) => (write.kind === 'note' ? [write] : [])).slice(0, 2) ?? [];
    if (input.plan === null) throw new Error('the builder has a plan');
    const { plan } = input.plan;
    const decided = notes.map(({ learners: [learner], week, language, text, factsHash, why }) => ({
      learner,
      week,
      language,
      text,
      said: { kind: 'all-right', target: TargetCode.parse('5.NF.A.1'), way: 0 } as const,
      factsHash,
      why,
    }));
    const backAfter = (number: number): string[] =>
      messages({
        ledger: [],
        decisions: { ...input.decisions, notes: decided },
        plan: { ...input.plan, state: 'waiting', plan: { ...plan, writes: [] } },
        hand: {
          strikes: decided.slice(0, number).map(({ learner }) => ({
            kind: 'note',
            learner,
            target: null,
            date: input.decisions.date,
            struck: true,
            at: NOW,
          })),
          edits: [],
        },
      }).filter((line) => /struck|Bring/i.test(line));

    const [first, second] = [1, 2].map((number) => backAfter(number));
    expect(first).toEqual([
      'Struck, not sent: Amara Okafor This week you got two more right than last time on adding fractions.',
      '[Bring back: Amara Okafor]',
    ]);
    expect(second?.filter((line) => line.startsWith('[Bring back'))).toHaveLength(2);
    expect(second?.at(-1)).toMatch(/^\[Bring all back/);
  });

  it('says whose words they are where a teacher put a note into their own, and offers ours again', () => {
    const note = boardInput({}, 8).plan?.plan.writes.find((write) => write.kind === 'note');
    if (note?.kind !== 'note') throw new Error('the builder plans notes');
    const edit = { learner: note.learners[0], week: note.week, text: note.text, at: NOW, actor: 'ruiz@cedar.example' };
    const lines = messages({ hand: { strikes: [], edits: [edit] } });

    expect(lines.filter((line) => line.includes('ruiz@cedar.example'))).toEqual([
      'In the words of ruiz@cedar.example, Tue, May 12, 07:00.',
    ]);
    expect(lines.filter((line) => line.includes('[Waymark’s words again]'))).toHaveLength(1);
  });

  it('can be struck list by list while it waits, and not any more when it was approved', () => {
    expect(messages().filter((line) => line.startsWith('[Strike all'))).toEqual([
      '[Strike all 3: Invitations to today’s groups]',
      '[Strike all 8: Notes, one a student]',
    ]);
    const applied = PLAN === null ? null : { ...PLAN, state: 'applied' as const };
    expect(messages({ plan: applied }).join('\n')).not.toMatch(/\[Strike|Change the words/);
    expect(messages({ plan: null, ledger: [] })).toEqual([
      '## What students will read',
      'Word for word, as it stands in the class after you approve.',
      '### Invitations to today’s groups 0',
      'None today.',
      '### New chances 0',
      'None today.',
      '### Notes, one a student 0',
      'None today.',
    ]);
  });
});

describe('mastery on the board', () => {
  it('is told by level with what each means, the rule, and how the tickets come', () => {
    expect(between(read('mastery'), '## Mastery by target', 'The class by target')).toEqual([
      '## Mastery by target',
      '### Tickets by unit',
      '- FractionsLast ticket 5 school days ago, on Tuesday, May 5.Not asked yet: 5.NF.A.2.',
      '- Decimals and volumeLast ticket 1 school day ago, on Monday, May 11.5.NF.A.1 not asked for 12 school days.',
      'The last 20 school days, today at the right: a dot is a ticket.',
      'mastered',
      '= 23 reached, on more than one occasion',
      'approaching',
      '= 13 close, or the results do not agree yet',
      'not yet',
      '= 12 the evidence says: not there yet',
      'check again',
      '= 4 was mastered; check again, newer work leaves it open',
      'not enough',
      '= 7 too little evidence to say: one more ticket',
      'nothing yet',
      '= 5 no evidence, which is not zero',
      'The rule Mastered is 80% or more, shown on at least 2 occasions; newer work counts more.',
      '> The rule in full',
      'Mastered is 80 % of the points, on at least two results from at least two sources; newer results count more.',
      '> The class by target',
    ]);
  });

  it('has a row for each student, in the order asked for, each cell with its level in words', () => {
    const names = (over: Partial<BoardMorning> = {}): string[] => rows(over).map((line) => line.split(' | ')[0] ?? '');
    expect(names({ sort: 'name' })).toEqual(
      [
        'Amara Okafor',
        'Ethan Nguyen',
        'Liam O’Connor',
        'Lucía Fernández',
        'Mateo García Ruiz',
        'Noah Williams',
        'Sofía Hernández',
        'Valentina Morales',
      ].map((name) => `| ${name}`),
    );
    expect(names()[0]).toBe('| Valentina Morales');
    expect(rows()[1]).toMatch(
      /^\| Lucía Fernández \| <Lucía Fernández, 5.NF.A.1: not yet> \| <Lucía Fernández, 5.NF.A.2: not yet> \|/,
    );
  });
});

describe('the notices of the night', () => {
  it('say what was wrong and what to do, alike ones once', () => {
    const problems = courseReport().problems;
    const [first] = problems;
    if (first === undefined) throw new Error('the report of the builder has problems');
    const again = { ...first, what: { en: 'Another one came.', es: 'Vino otra.' } };
    expect(read('problems', { report: courseReport({ problems: [first, again] }) })).toEqual([
      '## Notices from the night',
      '- Nobody matched',
      '> 1 response to “Entrance ticket 11” came from an address of nobody in the class. and 1 more like it',
      '- Another one came.',
      'What to do Ask who answered from another account; the answer counts once it comes from the school account.',
      'Work that was closed more than four weeks ago is read once a week: a grade you change there shows within a week.',
    ]);
    expect(read('problems', { report: courseReport({ problems: [] }) })[1]).toBe(
      'A quiet night: everything could be read.',
    );
  });

  it('tell how the connection stands: above all where nothing can be read, else among them', () => {
    const mine = { lms: 'google', own: true, by: 'link' } as const;
    const NONE = courseReport({ problems: [] });
    expect(read('connection', { connection: { ...mine, state: 'missing' } })).toEqual([
      '## Your connection',
      'Waymark is not connected to this class yet: it can neither read nor post here.',
      '<Connect>',
    ]);
    expect(read('connection', { connection: { ...mine, state: 'ended', by: 'form' } })).toEqual([
      '## Your connection',
      'The permission for this class has ended: nothing is read or posted until it is given again.',
      '[Connect again]',
    ]);
    const ending = { ...mine, state: 'ending', days: 9 } as const;
    expect(read('problems', { connection: ending, report: NONE }).slice(0, 4)).toEqual([
      '## Notices from the night',
      '### Your connection',
      'The permission for this class ends in 9 days. Connect again now, and nothing is interrupted.',
      '<Connect again>',
    ]);
    expect(read('connection', { connection: { ...ending, days: 1, own: false } })).toEqual([
      '### Your connection',
      'The permission for this class ends in 1 day. Connect again now, and nothing is interrupted.',
      'Only the teacher whom the school file names for this class can give it, from their own account.',
    ]);
    const notices = (over: Partial<BoardMorning>): string => read('board', over).join('\n');
    expect(notices({ connection: ending })).toContain('<Notices from the night (3)>');
    expect(notices({ connection: { ...mine, state: 'missing' } })).toContain('<Notices from the night (2)>');
  });
});

/** The morning of a class in which the teacher gave one student a route. */
function set(learner: LearnerId, route: 'workshop' | 'seminar'): BoardMorning['decisions'] {
  const { decisions } = boardInput({}, 8);
  const assigned = { learner, by: 'assigned', route, place: null, at: NOW, date: decisions.date, actor: 't1' } as const;
  return {
    ...decisions,
    routes: decisions.routes.map((each) => (each.learner === learner ? { ...each, assigned } : each)),
  };
}

/** How often "Take back" is offered at a name. */
function takenBack(over: Partial<BoardMorning> = {}): number {
  return groups(over).join('\n').split('[Take back]').length - 1;
}

/** The places that are pressed at the names. */
function placesPressed(decisions: BoardMorning['decisions']): string[] {
  return [
    ...boardPage(boardModel(boardInput({ decisions }, 8)), EXTRA).matchAll(/value="([^"]*)" aria-pressed="true"/g),
  ]
    .map(([, value = '']) => value.replaceAll('&quot;', '"'))
    .filter((value) => value.includes('"put"'));
}

describe('what the teacher set', () => {
  const INTRO = [
    '## Your word on the day',
    'Open a name to record a raised hand or to put a student elsewhere; open a message to strike it or to change its words. Everything can be taken back, and nothing is sent before you approve.',
  ];
  const [lucia] = boardInput({}, 8).decisions.learners.filter(({ name }) => name.startsWith('Lucía'));

  it('stands in one list, each with the way back, and no list where nothing was set', () => {
    if (lucia === undefined) throw new Error('the builder has a Lucía');

    expect(read('hand')).toEqual(INTRO);
    expect(read('hand', { decisions: set(lucia.id, 'workshop') })).toEqual([
      ...INTRO,
      '### You decided today',
      'Lucía Fernández: workshop since Tue, May 12, 07:00',
      '[Take back: Lucía Fernández]',
    ]);
    expect(read('hand', {}, { tokens: { ...TOKENS, hand: null } })).toEqual([]);
  });

  it('can be taken back at the name too, by whom something was set for alone', () => {
    if (lucia === undefined) throw new Error('the builder has a Lucía');

    expect(takenBack()).toBe(0);
    expect(takenBack({ decisions: set(lucia.id, 'workshop') })).toBe(1);
  });

  it('is the one of the choices at the name that is pressed', () => {
    if (lucia === undefined) throw new Error('the builder has a Lucía');

    expect(placesPressed(boardInput({}, 8).decisions)).toEqual([]);
    expect(placesPressed(set(lucia.id, 'workshop'))).toEqual([
      JSON.stringify({ is: 'put', learner: lucia.id, to: 'workshop' }),
    ]);
  });
});

describe('the reasons of a cell', () => {
  it('tell since when there is nothing newer, where an old result should be asked about again', () => {
    const asked = { learner: LearnerId.parse('9003'), target: TargetCode.parse('5.NF.B.4') };
    const { estimate } = boardInput({ asked }, 8);
    if (estimate === null) throw new Error('the builder has an estimate of every cell');
    const reasons = (stale: boolean) => {
      const input = { ...boardInput({ asked }, 8), estimate: { ...estimate, stale } };
      return asRead(boardPage(boardModel(input), EXTRA), 'why').filter((line) => line.startsWith('- '));
    };

    expect(reasons(false)).toEqual([]);
    expect(reasons(true)).toEqual(['- Newest evidence is from Mon, May 11: nothing is recommended on it.']);
  });

  it('are read as a part of their own, which the page goes to and leads back from to the cell', () => {
    const asked = { learner: LearnerId.parse('9003'), target: TargetCode.parse('5.NF.B.4') };
    const page = boardPage(boardModel(boardInput({ asked }, 8)), EXTRA);

    expect(asRead(page, 'why').slice(0, 7)).toEqual([
      '### Lucía Fernández · 5.NF.B.4',
      '<Close, back to the grid>',
      'I can multiply a fraction by a fraction',
      'not enough yet',
      'Estimate 70%, likely between 56% and 79%',
      'Not enough yet: one more ticket. So far: 1 result on 1 occasion.',
      'Too little to say · 1 result on 1 occasion · mastered from 80%',
    ]);
    expect(page).toContain('<aside id="why" class="card cell-panel" aria-labelledby="why-title" tabindex="-1">');
    expect(page).toContain('href="/?course=6001&amp;lang=en&amp;sort=support#c-9003~5.NF.B.4"');
    expect(page).toContain(
      '<a id="c-9003~5.NF.B.4" href="/?course=6001&amp;lang=en&amp;sort=support&amp;why=9003%7E5.NF.B.4#why"',
    );
  });
});
