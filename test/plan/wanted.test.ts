import { describe, expect, it } from '@jest/globals';
import { EvidenceId, FormId, LearnerId, TargetCode, WriteKey } from '../../src/ids.ts';
import type { PostWords } from '../../src/plan/kinds/registry.ts';
import type { Decided } from '../../src/plan/kinds/wish.ts';
import { wantedWrites } from '../../src/plan/wanted.ts';
import type { NotePlace } from '../../src/plan/note-place.ts';
import type { Note } from '../../src/notes/types.ts';
import type { Reassignment } from '../../src/pathway/types.ts';
import type { SeminarSession } from '../../src/routing/types.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { seminarPlan, seminarSession } from '../builders/seminar.ts';
import { dayRoute } from '../builders/day-route.ts';

const DATE = SchoolDate.parse('2026-11-16');
const TARGET = TargetCode.parse('A');
const TOLD = { kind: 'handed-in' as const, target: TARGET, way: 0 };
const ids = (...names: string[]): LearnerId[] => names.map((name) => LearnerId.parse(name));
const SAID = { en: '', es: '' };
const why = (rule: string) => ({ evidence: [], rule: { en: rule, es: rule }, wouldChange: SAID });
const WORDS: PostWords = {
  route: (slot, _date, _session, _sessions, hasMenu) => ({
    called: ({ title, titleEs }) => titleEs ?? title,
    title: slot,
    text: `route ${slot}${hasMenu ? ' with links' : ''}`,
  }),
  reassign: ({ target, round, due }) => ({
    title: `${target} ${round}`,
    text: `until ${due}`,
    questions: 'The questions',
    called: ({ title, titleEs }) => titleEs ?? title,
  }),
  note: () => 'A note for you',
};
const POST: NotePlace = { channel: 'post', carrier: 'announcement', on: null };

function chance(learner: string, change: Partial<Reassignment> = {}): Reassignment {
  return {
    learner: LearnerId.parse(learner),
    target: TARGET,
    round: 1,
    purpose: 'redo',
    due: instant('2026-11-24T05:59:00Z'),
    activity: activity({ target: 'A' }),
    repeats: false,
    check: null,
    prerequisite: null,
    minutes: 15,
    why: why('Not yet.'),
    ...change,
  };
}

function session(...learners: LearnerId[]): SeminarSession {
  return seminarSession(TARGET, learners);
}

function note(learner: string): Note {
  return {
    learner: LearnerId.parse(learner),
    week: DATE,
    language: 'en',
    text: 'Well done.',
    said: TOLD,
    factsHash: 'f',
    why: why('A note.'),
  };
}

function wanted(change: Partial<Decided> = {}, reassignments: readonly Reassignment[] = [], place: NotePlace = POST) {
  const decided: Decided = {
    date: DATE,
    routes: [],
    seminar: seminarPlan({ date: DATE }),
    pathway: { reassignments, withheld: [], menus: [], misses: [] },
    notes: [],
    ...change,
  };
  return wantedWrites(
    decided,
    WORDS,
    () => place,
    (...parts) => WriteKey.parse(parts.join(' ')),
  );
}

describe('chances that are wanted', () => {
  it('share one post where everything they say is the same', () => {
    expect(wanted({}, [chance('s2'), chance('s1')])).toMatchObject([
      { kind: 'reassign', key: 'reassign A 1 s1 s2', learners: ['s1', 's2'], minutes: 15, points: 10, date: DATE },
    ]);
  });

  it.each<[string, Partial<Reassignment>]>([
    ['when they are due', { due: instant('2026-11-25T05:59:00Z') }],
    ['whether it is a quick check', { purpose: 'recheck' }],
    ['their check', { check: { of: { form: FormId.parse('1AbC') }, address: 'https://quiz.example' } }],
    ['their target', { target: TargetCode.parse('B') }],
    ['their activity', { activity: activity({ target: 'A', title: 'Film', url: 'https://example.org/film' }) }],
    ['their step back', { prerequisite: { target: TargetCode.parse('OLD'), activity: null } }],
    [
      'the activity of their step back',
      { prerequisite: { target: TargetCode.parse('OLD'), activity: activity({ target: 'OLD' }) } },
    ],
  ])('are posts of their own where they differ in %s, for each learner reads what is theirs', (_what, change) => {
    const alike =
      'activity' in change || !('prerequisite' in change)
        ? chance('s1')
        : chance('s1', {
            prerequisite: { target: TargetCode.parse('OLD'), activity: activity({ target: 'OLD', title: 'Blocks' }) },
          });
    expect(wanted({}, [alike, chance('s2', change)]).map(({ learners }) => learners)).toEqual([['s1'], ['s2']]);
  });

  it('share it whatever round it is for each, and it counts as the latest of them', () => {
    const [write, ...more] = wanted({}, [chance('s1', { round: 2 }), chance('s2', { round: 3, purpose: 'check' })]);
    expect(more).toEqual([]);
    expect(write).toMatchObject({ key: 'reassign A 3 s1 s2', round: 3, learners: ['s1', 's2'] });
  });

  it('link the check, keep it, and ask nobody for points', () => {
    const [write] = wanted({}, [
      chance('s1', { check: { of: { form: FormId.parse('1AbC') }, address: 'https://quiz.example' } }),
    ]);
    expect(write).toMatchObject({ check: { form: '1AbC' }, points: null });
    expect(write?.links).toEqual([
      { title: activity().title, url: activity().url },
      { title: 'The questions', url: 'https://quiz.example' },
    ]);
    expect(wanted({}, [chance('s1')])[0]).toMatchObject({ check: null, points: 10 });
  });

  it('link the activity and the one of the step back, where these have an address', () => {
    const prerequisite = {
      target: TargetCode.parse('OLD'),
      activity: activity({ target: 'OLD', title: 'Blocks', url: undefined }),
    };
    const [write] = wanted({}, [chance('s1', { prerequisite })]);
    expect(write?.links).toEqual([{ title: activity().title, url: activity().url }]);
    expect(write).toMatchObject({ activity: activity().url });
    const [spanish] = wanted({}, [chance('s1', { activity: activity({ titleEs: 'Tiras' }) })]);
    expect(spanish?.links).toEqual([{ title: 'Tiras', url: activity().url }]);
    expect(wanted({}, [chance('s1', { activity: activity({ title: 'Talk', url: undefined }) })])).toMatchObject([
      { links: [], activity: 'Talk' },
    ]);
    expect(wanted({}, [chance('s1', { activity: null })])).toMatchObject([{ links: [], activity: null }]);
  });

  it('carry each reason that stands behind them once, three at most', () => {
    const [write] = wanted(
      {},
      ['a', 'b', 'a', 'c', 'd'].map((rule, i) => chance(`s${i}`, { why: why(rule) })),
    );
    expect(write?.why.rule.en).toBe('a · b · c');
    const evidence = [EvidenceId.parse('e1'), EvidenceId.parse('e2')];
    const behind = (ids: readonly EvidenceId[], change: string) => ({
      evidence: ids,
      rule: SAID,
      wouldChange: { en: change, es: `${change} es` },
    });
    const [shared] = wanted({}, [
      chance('s1', { why: behind(evidence, 'x') }),
      chance('s2', { why: behind(evidence.slice(1), 'y') }),
    ]);
    expect(shared?.why).toEqual({ evidence, rule: SAID, wouldChange: { en: 'x · y', es: 'x es · y es' } });
  });
});

describe('the same decisions in another order', () => {
  it('want the same writes under the same keys', () => {
    const routes = ids('s1', 's2', 's3').map((learner) => dayRoute('workshop', { learner }));
    const seminar = (...order: LearnerId[]): Decided['seminar'] =>
      seminarPlan({ date: DATE, sessions: [session(...order.slice(0, 2))], workshop: order.slice(2) });
    const one = wanted({ routes, seminar: seminar(...ids('s1', 's2', 's3', 's4')) }, [
      chance('s1'),
      chance('s2'),
      chance('s3'),
    ]);
    const other = wanted({ routes: routes.toReversed(), seminar: seminar(...ids('s2', 's1', 's4', 's3')) }, [
      chance('s3'),
      chance('s1'),
      chance('s2'),
    ]);

    expect(other.map(({ key, learners }) => ({ key, learners }))).toEqual(
      one.map(({ key, learners }) => ({ key, learners })),
    );
    expect(one.map(({ key }) => key)).toEqual([
      `route ${DATE} first`,
      `route ${DATE} workshop`,
      'reassign A 1 s1 s2 s3',
    ]);
  });
});

describe('route posts that are wanted', () => {
  it('are one for each session and the workshop, for those who are there, and none for nobody', () => {
    const seminar = seminarPlan({ date: DATE, sessions: [session(...ids('s1', 's1'))], undecided: ids('s2') });
    const routes = [dayRoute('seminar', { learner: LearnerId.parse('s1'), why: why('Needs it.') })];

    expect(wanted({ seminar, routes })).toEqual([
      {
        kind: 'route',
        key: `route ${DATE} first`,
        slot: 'first',
        date: DATE,
        route: 'seminar',
        target: TARGET,
        targets: [TARGET],
        learners: ['s1'],
        why: why('Needs it.'),
        title: 'first',
        text: 'route first',
        links: [],
        due: null,
        points: null,
      },
    ]);
    expect(wanted({ seminar: { ...seminar, sessions: [], workshop: ids('s3') } })).toMatchObject([
      { slot: 'workshop', route: 'workshop', target: null },
    ]);
  });
});

describe('the menu of the day', () => {
  it('is linked and told in every route post, the same in each', () => {
    const url = 'https://activities.example/strips';
    const menu = [{ title: 'Strips', titleEs: 'Tiras', url }];
    const writes = wanted({
      seminar: seminarPlan({ date: DATE, menu, sessions: [session(...ids('s1'))], workshop: ids('s3') }),
    });
    expect(writes.map(({ text, links }) => ({ text, links }))).toEqual([
      { text: 'route first with links', links: [{ title: 'Tiras', url }] },
      { text: 'route workshop with links', links: [{ title: 'Tiras', url }] },
    ]);
  });
});

describe('a note that is wanted', () => {
  it('is one for each learner and week, where the host has a place for it', () => {
    expect(wanted({ notes: [note('s1')] })).toEqual([
      {
        kind: 'note',
        key: `note ${DATE} s1`,
        learners: ['s1'],
        week: DATE,
        language: 'en',
        ...POST,
        factsHash: 'f',
        said: TOLD,
        why: why('A note.'),
        title: null,
        text: 'Well done.',
        links: [],
        due: null,
        points: null,
      },
    ]);
  });

  it('has a title that says nothing where it has to be an assignment', () => {
    expect(wanted({ notes: [note('s1')] }, [], { channel: 'post', carrier: 'assignment', on: null })).toMatchObject([
      { title: 'A note for you' },
    ]);
  });
});
