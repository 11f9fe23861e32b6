import { describe, expect, it } from '@jest/globals';
import { assert, property, shuffledSubarray } from 'fast-check';
import { EvidenceId, LearnerId, RunId, TargetCode, WriteKey } from '../../../../src/ids.ts';
import { CHANGING } from '../../../../src/plan/ledger-row.ts';
import { LEFT_BY } from '../../../../src/plan/limits.ts';
import { onlyEnglish, saidIn } from '../../../../src/language.ts';
import { LEVELS } from '../../../../src/mastery/types.ts';
import { boardModel } from '../../../../src/pages/board/model/model.ts';
import type { LedgerRow } from '../../../../src/plan/ledger-row.ts';
import { SchoolDate, instant } from '../../../../src/time.ts';
import { asking, boardInput, courseReport, type BoardMorning } from '../../../builders/board/board.ts';
import { ledgerRow } from '../../../builders/board/board-writes.ts';

const ADD = TargetCode.parse('5.NF.A.1');
const WORD = TargetCode.parse('5.NF.A.2');

function messages(over: Partial<BoardMorning> = {}) {
  return Object.values(boardModel(boardInput(over)).messages.of).flat();
}

function waitingPlan() {
  const { plan } = boardInput();
  if (plan === null) throw new Error('the builder has a plan');
  return plan;
}

function plannedNote() {
  const note = waitingPlan().plan.writes.find((write) => write.kind === 'note');
  if (note?.kind !== 'note') throw new Error('the builder plans notes');
  return note;
}

/** How the board names WORD, where the school has `only` these words for it or all there are. */
function iCan(language: 'en' | 'es', only?: { en: string }) {
  const input = boardInput({ language });
  const targets = input.school.targets.map((target) =>
    target.code === WORD && only !== undefined ? { ...target, iCan: only } : target,
  );
  return boardModel({ ...input, school: { ...input.school, targets } }).grid.columns.find(
    (column) => column.code === WORD,
  )?.iCan;
}

function because(en: string) {
  return { en, es: `${en} (es)` };
}

function sent(...ledger: LedgerRow[]) {
  return boardModel(boardInput({ ledger })).sent;
}

function noteRow(key: string, change: Partial<LedgerRow>): LedgerRow {
  return ledgerRow({ ...plannedNote(), key: WriteKey.parse(key) }, { state: 'NEW', ...change });
}

describe('the headline', () => {
  it('says what the night read, in the school’s own zone', () => {
    const { headline } = boardModel(boardInput());
    expect(headline.ran).toMatchObject({ night: true, time: '02:10' });
    expect(headline.date).toBe('Tuesday, May 12');
    expect(headline.pulled).toEqual({ learners: 31, of: 31, coursework: 12, responses: 118 });
  });

  it('says the day in Spanish when asked', () => {
    expect(boardModel(boardInput({ language: 'es' })).headline.date).toBe('martes, 12 de mayo');
  });

  it('counts every learner on exactly one route', () => {
    const { routes } = boardModel(boardInput()).headline;
    expect(routes.seminar + routes.workshop + routes.undecided).toBe(31);
  });

  it('shows that a plan is of an earlier day', () => {
    const { headline } = boardModel(boardInput({ now: instant('2026-05-13T12:00:00Z') }));
    expect(headline).toMatchObject({ current: false, ran: { night: false } });
  });

  it('says the time of day alone of a run before seven that is looked at on its own day', () => {
    const input = boardInput();
    const ranAt = (at: string, now = '2026-05-12T18:00:00Z') =>
      boardModel({ ...input, decisions: { ...input.decisions, at: instant(at) }, now: instant(now) }).headline.ran
        .night;
    expect(ranAt('2026-05-12T11:59:00Z')).toBe(true);
    expect(ranAt('2026-05-12T12:00:00Z')).toBe(false); // somebody ran it at seven
    expect(ranAt('2026-05-12T04:59:00Z')).toBe(false); // a minute before midnight there
    expect(ranAt('2026-05-12T07:10:00Z', '2026-05-13T05:00:00Z')).toBe(false); // looked at the day after
  });

  it('keeps Friday’s plan as current until Monday’s night is due', () => {
    const input = boardInput();
    const friday = { ...input.decisions, date: '2026-05-08' as typeof input.decisions.date };
    const at = (now: string) => boardModel({ ...input, decisions: friday, now: instant(now) }).headline.current;
    expect(at('2026-05-10T18:00:00Z')).toBe(true); // Sunday
    expect(at('2026-05-11T06:30:00Z')).toBe(true); // Monday, half past one at night
    expect(at('2026-05-11T06:59:00Z')).toBe(true); // a minute before the night is due
    expect(at('2026-05-11T07:00:00Z')).toBe(false); // at two, when it is
    expect(at('2026-05-11T12:00:00Z')).toBe(false); // Monday at seven
  });

  it('leaves the counts out when the last run could not read the class', () => {
    expect(
      boardModel(boardInput({ report: courseReport({ learners: 0, unfinished: true }) })).headline.pulled,
    ).toBeNull();
  });
});

describe('what waits for approval', () => {
  it('counts the writes of the waiting plan by kind', () => {
    expect(boardModel(boardInput()).approval).toMatchObject({
      state: 'waiting',
      counts: { route: 3, reassign: 1, note: 12, withdraw: 1 },
    });
  });

  it('offers no button for a plan that was applied', () => {
    expect(boardModel(boardInput({ plan: { ...waitingPlan(), state: 'applied' } })).approval).toEqual({
      state: 'sent',
    });
  });

  it('offers none for an empty plan, a replaced one, or no plan', () => {
    const plan = waitingPlan();
    for (const none of [
      null,
      { ...plan, state: 'replaced' as const },
      { ...plan, plan: { ...plan.plan, writes: [] } },
    ]) {
      expect(boardModel(boardInput({ plan: none })).approval).toEqual({ state: 'nothing' });
    }
  });
});

describe('today’s groups', () => {
  it('put every learner of the seminar plan in one place', () => {
    const { sessions, talks, waiting, undecided, workshop, notToday } = boardModel(boardInput()).groups;
    const ids = [
      ...sessions.flatMap((session) => session.people),
      ...[...talks, ...waiting].map((each) => each.person),
      ...undecided.flatMap((each) => each.people),
      ...workshop,
      ...notToday,
    ].map((person) => person.id);
    expect(ids).toHaveLength(31);
    expect(new Set(ids).size).toBe(31);
  });

  it('ask the same question once, with everyone it concerns', () => {
    const input = boardInput();
    const asked = input.decisions.seminar.questions.filter(({ kind }) => kind === 'mismatch');
    const questions = boardModel(input).questions.filter(({ kind }) => kind === 'mismatch');
    expect(new Set(questions.map(({ what }) => what)).size).toBe(questions.length);
    expect(questions.length).toBeLessThan(asked.length);
    expect(questions.flatMap(({ people }) => people.map(({ id }) => id)).toSorted()).toEqual(
      asked.flatMap(({ learners }) => learners).toSorted(),
    );
  });

  it('say of which day and which seminar they ask whether it was held', () => {
    const [held, ...rest] = boardModel(boardInput()).questions;
    expect(held).toMatchObject({ kind: 'held', seminar: { slot: 'first', day: expect.stringContaining('11') } });
    expect(rest.filter(({ seminar }) => seminar !== null)).toEqual([]);
  });

  it('name for the undecided only the targets that are open', () => {
    const told = boardModel(boardInput()).groups.undecided.flatMap(({ said, people }) =>
      people.map(({ targets }) => ({ said, targets })),
    );
    expect(told.length).toBeGreaterThan(3);
    expect(told.map(({ said }) => said)).toEqual(
      told.map(({ targets }) =>
        targets
          .filter(({ level }) => level !== 'mastered' && level !== 'not-yet')
          .map(({ code }) => `${code}: 2 of 3 on one more ticket would settle it.`),
      ),
    );
    expect(told.flatMap(({ said }) => said).length).toBeGreaterThan(3);
  });

  it('name the grade-level target only where it is another one', () => {
    const input = boardInput();
    const [first, second] = input.decisions.seminar.sessions;
    if (first === undefined || second === undefined) throw new Error('two sessions');
    const seminar = {
      ...input.decisions.seminar,
      sessions: [first, { ...second, needs: [{ ...second.needs[0], serves: TargetCode.parse('5.NF.B.3') }] as const }],
    };
    const { sessions } = boardModel({ ...input, decisions: { ...input.decisions, seminar } }).groups;
    expect(sessions.flatMap(({ needs }) => needs.map(({ serves }) => serves?.iCan ?? null))).toEqual([
      null,
      'I can see a fraction as a division',
    ]);
  });

  it('list the questions of one sitting as one result, newest first', () => {
    const input = boardInput();
    const [some] = input.evidence;
    if (some === undefined) throw new Error('evidence');
    const half = { ...some, id: EvidenceId.parse('half'), key: 'half', points: 1, possible: 1 };
    const mastery = input.decisions.mastery.map((each) =>
      each.learner === some.learner && each.target === some.target
        ? { ...each, evidence: [...each.evidence, half.id] }
        : each,
    );
    const { why } = boardModel(
      asking({ ...input, evidence: [...input.evidence, half], decisions: { ...input.decisions, mastery } }, some),
    );
    const days = why?.results.map((result) => result.at) ?? [];
    expect(days).toEqual([...days].toSorted().toReversed());
    expect(why?.results.at(-1)).toMatchObject({ points: some.points + 1, possible: some.possible + 1 });
  });

  it('keep the teacher’s, the machine’s and the student’s own grade apart', () => {
    const input = boardInput();
    const [some] = input.evidence;
    if (some === undefined) throw new Error('evidence');
    const own = { ...some, id: EvidenceId.parse('own'), key: 'own', by: 'self' as const, points: 3, share: 1 };
    const mastery = input.decisions.mastery.map((each) =>
      each.learner === some.learner && each.target === some.target ? { ...each, evidence: [some.id, own.id] } : each,
    );
    const { why } = boardModel(
      asking({ ...input, evidence: [...input.evidence, own], decisions: { ...input.decisions, mastery } }, some),
    );
    expect(why?.results.map((result) => result.by).toSorted()).toEqual(['machine', 'self']);
  });
});

describe('the grid', () => {
  it('has a cell for every learner and target, in the order of the units', () => {
    const { grid } = boardModel(boardInput());
    expect(grid.units).toEqual([
      { title: 'Fractions', targets: 5 },
      { title: 'Decimals and volume', targets: 3 },
    ]);
    expect(grid.rows).toHaveLength(31);
    expect(
      grid.rows.every(
        (row) => row.cells.map((cell) => cell.target).join() === grid.columns.map((column) => column.code).join(),
      ),
    ).toBe(true);
  });

  it('counts each column and the whole alike', () => {
    const { grid } = boardModel(boardInput());
    for (const level of LEVELS) {
      expect(grid.columns.reduce((total, column) => total + column.counts[level], 0)).toBe(grid.counts[level]);
    }
  });

  it('puts whoever needs more support before whoever needs less, and those who need as much by name', () => {
    const weights = { 'not-yet': 3, slipped: 3, approaching: 1, 'not-enough': 0, 'no-evidence': 0, mastered: 0 };
    const rows = boardModel(boardInput()).grid.rows.map(({ name, cells }) => ({
      name,
      need: cells.reduce((sum, { level }) => sum + weights[level], 0),
    }));

    expect(rows).toEqual(rows.toSorted((a, b) => b.need - a.need || a.name.localeCompare(b.name, 'en')));
    expect(new Set(rows.map(({ need }) => need)).size).toBeGreaterThan(5);
  });

  it('goes by name where asked, as the language sorts names', () => {
    const names = boardModel(boardInput({ sort: 'name' })).grid.rows.map((row) => row.name);
    expect(names[0]).toBe('Aiden Patel');
    expect(names.indexOf('Ángel Núñez')).toBeLessThan(names.indexOf('Caleb Smith'));
  });

  it('does not depend on the order in which learners and mastery come', () => {
    const input = boardInput();
    const plain = JSON.stringify(boardModel(input).grid);
    assert(
      property(shuffledSubarray([...input.decisions.learners], { minLength: 31 }), (learners) => {
        const mastery = input.decisions.mastery.toReversed();
        return (
          JSON.stringify(boardModel({ ...input, decisions: { ...input.decisions, learners, mastery } }).grid) === plain
        );
      }),
      { numRuns: 10 },
    );
  });

  it('says the rule once when all targets share it', () => {
    expect(boardModel(boardInput()).grid.rules).toHaveLength(1);
  });
});

describe('the name of a target', () => {
  it('stands in the language of the board', () => {
    expect(iCan('en')).toBe('I can solve word problems that add or subtract fractions');
    expect(iCan('es')).toBe('Puedo resolver problemas en los que se suman o restan fracciones');
  });

  it('stands in English where the school has no other words for it', () => {
    expect(iCan('es', { en: 'I can do it' })).toBe('I can do it');
  });
});

describe('the reasons of a cell', () => {
  it('tell what this learner is given next on this target and what is kept back, and nothing of anyone or anything else', () => {
    const input = boardInput();
    const [mine, theirs] = input.decisions.pathway.reassignments;
    if (mine === undefined || theirs === undefined) throw new Error('the builder gives chances to two');
    const activity = {
      target: WORD,
      title: 'Garden problems',
      modality: 'paper',
      kind: 'practice' as const,
      minutes: 15,
    };
    const pathway = {
      ...input.decisions.pathway,
      reassignments: [theirs, { ...mine, target: ADD, purpose: 'recheck' as const }, { ...mine, activity }],
      withheld: [
        { learner: theirs.learner, target: WORD, why: because('another learner') },
        { learner: mine.learner, target: ADD, why: because('another target') },
        { learner: mine.learner, target: WORD, why: because('a window is open') },
      ],
    };
    const why = (language: 'en' | 'es') =>
      boardModel(
        asking(
          { ...input, language, decisions: { ...input.decisions, pathway } },
          { learner: mine.learner, target: WORD },
        ),
      ).why;

    expect(why('en')?.next).toEqual([{ kind: 'redo', due: 'Tue, May 19', activity: 'Garden problems' }]);
    expect(why('en')?.withheld).toEqual(['a window is open']);
    expect(why('es')?.withheld).toEqual(['a window is open (es)']);
  });

  it('name no activity for a chance that has none', () => {
    const input = boardInput();
    const [mine] = input.decisions.pathway.reassignments;
    if (mine === undefined) throw new Error('the builder gives chances');
    expect(boardModel(asking(input, mine)).why?.next).toEqual([{ kind: 'redo', due: 'Tue, May 19', activity: null }]);
  });

  it('name estimate, threshold, results and what would change it', () => {
    const { why } = boardModel(boardInput({ asked: { learner: LearnerId.parse('9003'), target: WORD } }));
    expect(why).toMatchObject({ learner: { name: 'Lucía Fernández' }, target: { code: WORD }, threshold: 0.8 });
    expect(why?.results[0]).toMatchObject({
      title: 'Entrance ticket 11: fractions in word problems',
      kind: 'entrance',
    });
  });

  it('name the work, not its id, where one source decides', () => {
    const input = boardInput();
    const cell = input.decisions.mastery.find((each) => each.level === 'approaching');
    if (cell === undefined) throw new Error('someone approaches');
    expect(boardModel(asking(input, cell)).why?.reason).toContain('Entrance ticket 11');
  });

  it('are not given for a learner who is not in the class', () => {
    expect(boardModel(boardInput({ asked: { learner: LearnerId.parse('1'), target: WORD } })).why).toBeNull();
  });
});

describe('what was sent last', () => {
  const note = plannedNote();
  const row = (key: string, over: Partial<LedgerRow>) => ledgerRow({ ...note, key: WriteKey.parse(key) }, over);
  const monday = { run: RunId.parse('run-0511'), changedAt: instant('2026-05-11T07:10:00Z') };
  const tuesday = { run: RunId.parse('run-0512'), changedAt: instant('2026-05-12T07:10:00Z') };

  it('is the newest run, with what of it stands and nothing of another', () => {
    const rows = [row('a', monday), row('b', tuesday), row('c', monday), row('d', tuesday), row('e', monday)];
    const expected = { run: 'run-0512', moment: 'Tue, May 12, 02:10', counts: { route: 0, reassign: 0, note: 2 } };
    expect(sent(...rows)).toEqual(expected);
    expect(sent(...rows.toReversed())).toEqual(expected);
  });

  it('leaves out what was removed, what is held, and a text to paste', () => {
    expect(
      sent(
        row('a', tuesday),
        row('b', { ...tuesday, state: 'TOMBSTONE' }),
        row('c', { ...tuesday, state: 'HELD' }),
        row('d', { ...tuesday, carrier: 'none' }),
      ),
    ).toMatchObject({ counts: { note: 1 } });
  });

  it('is nothing where nothing that was sent still stands', () => {
    expect(sent()).toBeNull();
    expect(sent(row('a', { ...monday, state: 'TOMBSTONE' }), row('b', { ...monday, carrier: 'none' }))).toBeNull();
  });
});

describe('what a limit of the day left', () => {
  it('is counted by kind, with the limits it met, while it still matters', () => {
    const [route] = waitingPlan().plan.writes.filter((write) => write.kind === 'route');
    if (route?.kind !== 'route') throw new Error('the builder plans routes');
    const { left } = boardModel(
      boardInput({
        ledger: [
          noteRow('a', { trouble: LEFT_BY.note }),
          noteRow('b', { trouble: LEFT_BY.school, state: 'BOUND' }),
          ledgerRow(route, { state: 'NEW', trouble: LEFT_BY.school }),
          ledgerRow(
            { ...route, key: WriteKey.parse('old'), date: SchoolDate.parse('2026-05-11') },
            { state: 'NEW', trouble: LEFT_BY.class },
          ),
          noteRow('c', { trouble: LEFT_BY.item, state: 'CANCELLED' }),
          noteRow('sent-since', { trouble: LEFT_BY.class, state: 'DONE' }),
          noteRow('d', { trouble: null }),
        ],
      }),
    );

    expect(left).toEqual({ counts: { route: 1, reassign: 0, note: 2 }, limits: ['school', 'note'] });
  });

  it('is nothing where no limit was met', () => {
    expect(boardModel(boardInput({ ledger: [noteRow('a', { trouble: null })] })).left).toBeNull();
  });
});

describe('what students will read', () => {
  it('stands word for word as the plan has it', () => {
    const note = plannedNote();
    const shown = messages().find((message) => message.key === note.key);
    expect(shown).toMatchObject({ text: note.text, state: 'waiting', channel: 'post', language: note.language });
    expect(shown?.to.map((each) => each.id)).toEqual(note.learners);
  });

  it('waits while the plan does, and follows the ledger once it was applied', () => {
    const note = plannedNote();
    const applied = { ...waitingPlan(), state: 'applied' as const };
    const stateWith = (state: 'NEW' | 'BOUND' | 'DONE' | 'HELD' | 'TOMBSTONE' | 'CANCELLED') =>
      messages({ plan: applied, ledger: [ledgerRow(note, { state })] }).find((message) => message.key === note.key)
        ?.state;
    expect(
      ['NEW', 'BOUND', 'DONE', 'HELD', 'TOMBSTONE', 'CANCELLED'].map((state) => stateWith(state as 'NEW')),
    ).toEqual(['underway', 'underway', 'sent', 'held', 'removed', 'cancelled']);
  });

  it('says of a write that a limit of the day left that it waits for another day, in the state and not in English words', () => {
    const note = plannedNote();
    const applied = { ...waitingPlan(), state: 'applied' as const };
    const row = (change: Partial<LedgerRow>) =>
      boardInput({ plan: applied, ledger: [ledgerRow(note, { trouble: LEFT_BY.school, ...change })] });
    const shown = (change: Partial<LedgerRow>) => messages(row(change)).find((message) => message.key === note.key);

    expect(shown({ state: 'NEW' })).toMatchObject({ state: 'left', trouble: null });
    expect(shown({ state: 'BOUND', trouble: LEFT_BY.note })).toMatchObject({ state: 'left', trouble: null });
    expect(shown({ state: 'BOUND', trouble: CHANGING })).toMatchObject({ state: 'underway' });
  });

  it('says of a waiting write that a person must look at it first', () => {
    const note = plannedNote();
    const [shown] = messages({ ledger: [ledgerRow(note, { state: 'HELD', trouble: 'look' })] }).filter(
      (message) => message.key === note.key,
    );
    expect(shown).toMatchObject({ state: 'held', trouble: 'look' });
  });

  it('shows what still stands from before, and nothing of another week, another day or a closed window', () => {
    const note = plannedNote();
    const writes = waitingPlan().plan.writes;
    const route = writes.find((write) => write.kind === 'route');
    const again = writes.find((write) => write.kind === 'reassign');
    if (route?.kind !== 'route' || again?.kind !== 'reassign') throw new Error('the builder plans both');
    const now = { note: ledgerRow(note), route: ledgerRow(route), again: ledgerRow(again) };
    const old = {
      note: ledgerRow({ ...note, week: SchoolDate.parse('2026-05-04') }),
      route: ledgerRow({ ...route, date: '2026-05-11' as typeof route.date }),
      again: ledgerRow({ ...again, due: instant('2026-05-11T04:59:00Z') }),
    };
    expect(messages({ plan: null, ledger: Object.values(now) }).map((message) => message.state)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(messages({ plan: null, ledger: Object.values(old) })).toEqual([]);
  });
});

function own(text: string) {
  return { text, language: null };
}

describe('the problems', () => {
  it('of one kind with the same thing to do are said once', () => {
    const kind = 'unmatched';
    const report = courseReport({
      problems: [
        { kind, what: onlyEnglish('one'), do: onlyEnglish('ask') },
        { kind, what: onlyEnglish('other'), do: onlyEnglish('wait') },
        { kind, what: onlyEnglish('two'), do: onlyEnglish('ask') },
      ],
    });
    expect(boardModel(boardInput({ report })).problems).toEqual([
      { kind: 'unmatched', do: own('ask'), what: [own('one'), own('two')] },
      { kind: 'unmatched', do: own('wait'), what: [own('other')] },
    ]);
  });

  it('are told in the language of the board, and marked where only the English is known', () => {
    const report = courseReport({
      problems: [
        { kind: 'down', what: onlyEnglish('Classroom answered 503'), do: saidIn((language) => `wait-${language}`) },
      ],
    });
    expect(boardModel(boardInput({ report, language: 'es' })).problems).toEqual([
      {
        kind: 'down',
        do: { text: 'wait-es', language: null },
        what: [{ text: 'Classroom answered 503', language: 'en' }],
      },
    ]);
  });

  it('name a write that could not be sent by what the teacher knows it by', () => {
    const note = plannedNote();
    const report = courseReport({
      writes: { ...courseReport().writes, failed: [{ key: note.key, why: 'The class did not answer.' }] },
    });
    expect(boardModel(boardInput({ report })).failed).toEqual([
      { key: note.key, what: 'Amara Okafor', why: 'The class did not answer.' },
    ]);
  });
});
