import { afterEach, describe, expect, it } from '@jest/globals';
import type { Evidence } from '../../../src/evidence/types.ts';
import { CourseId, CourseworkId, ItemId, LearnerId, SchoolId } from '../../../src/ids.ts';
import { loadCredential, saveCredential } from '../../../src/store/people/credentials.ts';
import { loadEvidence } from '../../../src/store/results/evidence.ts';
import { saveImportedResults } from '../../../src/store/results/imported-results.ts';
import { sealedBefore } from '../../builders/memory/vault.ts';
import { instant } from '../../../src/time.ts';
import { FORM_SCOPES, formsWorld, OWNER, OWNERS_TOKEN, ownersQuiz } from '../../builders/lms/forms.ts';
import { SECTION, uidOf, type SmallSchoology } from '../../builders/lms/schoology.ts';
import { schoologyNightsOf, type SchoologyNights } from '../../builders/lms/schoology-night.ts';

const THURSDAY_NIGHT = '2026-09-10T07:00:00Z';
const ANSWERED = instant('2026-09-08T15:00:00Z');
const SCHOOL = SchoolId.parse('bell');
const COURSE = CourseId.parse(SECTION);

/** A ticket that is linked by its address for respondents, one by its own in the words of the assignment, and a test without a form. */
const WORK: SmallSchoology = {
  learners: 4,
  items: [
    {
      id: '7101',
      title: 'Monday check',
      due: instant('2026-09-09T20:00:00Z'),
      links: [{ title: 'Quiz', url: 'https://docs.google.com/forms/d/e/1FAIpQLf1/viewform' }],
    },
    {
      id: '7102',
      title: 'Exit',
      due: instant('2026-09-09T20:00:00Z'),
      description: '<p><a href="https://docs.google.com/forms/d/f2/viewform?usp=sharing">Go</a></p>',
    },
    { id: '7103', title: 'Test [5.NF.A.1]', type: 'assessment', grades: { 1: 3, 2: 9 } },
  ],
};

/** Two targets in one form; learner 2 writes the address in capitals; somebody nobody knows answers too. */
const FORMS = formsWorld(
  {
    form: ownersQuiz('f1', [{}, {}]),
    at: ANSWERED,
    answers: {
      1: ['right', 'wrong'],
      'LEARNER2@small.example': ['right', 'right'],
      'stranger@small.example': ['right', 'right'],
    },
  },
  { form: ownersQuiz('f2', [{ title: 'Add [5.NF.A.1]' }]), at: ANSWERED, answers: { 1: ['wrong'], 3: ['right'] } },
);

const TAGS = [
  { form: 'f1', item: 'q1', target: '5.NF.A.1' },
  { form: 'f1', item: 'q2', target: '5.NF.A.2' },
  { titlePattern: '\\[(?<code>[^\\]]+)\\]' },
];

let nights: SchoologyNights;
afterEach(async () => {
  await nights.close();
});

async function open({ named = true, granted = true, work = WORK, forms = FORMS } = {}): Promise<SchoologyNights> {
  nights = await schoologyNightsOf(work, THURSDAY_NIGHT, {
    forms,
    file: {
      tags: TAGS,
      courses: [
        {
          id: SECTION,
          teacher: '5101',
          units: [{ title: 'Fractions', targets: ['5.NF.A.1', '5.NF.A.2'] }],
          ...(named && { formsOwner: OWNER.email }),
        },
      ],
    },
  });
  if (granted) await nights.app.grant(SCHOOL, 'google', OWNER.email, OWNERS_TOKEN, instant(THURSDAY_NIGHT), 'quizzes');
  return nights;
}

async function evidence(): Promise<Evidence[]> {
  const learners = [1, 2, 3, 4].map((n) => LearnerId.parse(uidOf(n)));
  return nights.app.store.school(SCHOOL, (db) => loadEvidence(db, learners));
}

/** Learner, coursework, question and share of all current evidence. */
async function rows(): Promise<string[]> {
  return (await evidence())
    .map(
      ({ learner, coursework, item, target, share }) =>
        `${learner} ${coursework} ${item ?? 'whole'} ${target} ${share}`,
    )
    .toSorted();
}

const WHOLE = ['5201 7103 whole 5.NF.A.1 0.3', '5202 7103 whole 5.NF.A.1 0.9'];
const QUESTIONS = [
  '5201 7101 q1 5.NF.A.1 1',
  '5201 7101 q2 5.NF.A.2 0',
  '5201 7102 q1 5.NF.A.1 0',
  '5202 7101 q1 5.NF.A.1 1',
  '5202 7101 q2 5.NF.A.2 1',
  '5203 7102 q1 5.NF.A.1 1',
];

function calls(): Record<string, number> {
  return { ...nights.google?.calls };
}

async function stateOfOwner(): Promise<string | undefined> {
  return (await nights.app.store.school(SCHOOL, (db) => loadCredential(db, 'google', OWNER.email)))?.state;
}

function linked(id: number, url: string): NonNullable<SmallSchoology['items']>[number] {
  return { id: String(id), title: `Week ${id} [5.NF.A.1]`, links: [{ title: 'Quiz', url }] };
}

describe('a night at a Schoology school whose teacher quizzes with forms', () => {
  it("takes each answer as evidence of its question's target, of the learner with that address, and sets a stranger's aside", async () => {
    await open();

    const report = await nights.sync();

    expect(report).toMatchObject({
      unfinished: false,
      responses: 5,
      evidence: { new: 8, changed: 0, kept: 0 },
      calls: { google: expect.any(Number), schoology: expect.any(Number) },
    });
    expect(await rows()).toEqual([...WHOLE, ...QUESTIONS].toSorted());
    expect(report.problems).toEqual([
      expect.objectContaining({
        kind: 'unmatched',
        what: expect.objectContaining({ en: expect.stringMatching(/^A response to the quiz "Form f1".*not enrolled/) }),
      }),
    ]);
    expect(JSON.stringify(report)).not.toMatch(/@small/);
  });

  it('writes nothing the second time, and asks for little', async () => {
    await open();
    await nights.sync();
    await nights.approve();
    const [sent, before] = [nights.writesSent(), calls()];
    nights.moveTo('2026-09-10T08:00:00Z');

    const again = await nights.sync();

    expect(again).toMatchObject({
      evidence: { new: 0, changed: 0, kept: 8 },
      writes: { created: 0, updated: 0, waiting: 0, failed: [] },
    });
    expect(nights.writesSent()).toBe(sent);
    // The answers of two open quizzes, and the addresses to match them by; the forms themselves are known.
    expect(before['forms.forms.get']).toBe(2);
    expect(calls()).toEqual({
      ...before,
      'oauth.token': (before['oauth.token'] ?? 0) + 1,
      'forms.forms.responses.list': 4,
    });
    expect(nights.sandbox.calls['multiget']).toBe(2);
    expect(again.calls).toMatchObject({ google: 2 });
  });

  it('takes a corrected answer and a new question along', async () => {
    await open();
    await nights.sync();
    nights.google?.world.regrade('f2', 'r-f2-1', 'q1', 1, true);
    nights.moveTo('2026-09-11T07:00:00Z');

    expect(await nights.sync()).toMatchObject({ evidence: { new: 0, changed: 1, kept: 7 } });
  });

  it('asks nothing and changes nothing where no account is named', async () => {
    await open({ named: false, granted: false });

    const report = await nights.sync();

    expect(report).toMatchObject({ problems: [], responses: 0, evidence: { new: 2 }, unfinished: false });
    expect(await rows()).toEqual(WHOLE);
    expect(calls()).toEqual({});
    expect(nights.sandbox.calls['multiget']).toBeUndefined();
  });

  it('tells once that the owner of the forms has not connected, and goes on', async () => {
    await open({ granted: false });

    const report = await nights.sync();

    expect(report).toMatchObject({ unfinished: false, evidence: { new: 2 }, calls: { schoology: expect.any(Number) } });
    expect(report.problems).toEqual([
      {
        kind: 'denied',
        what: expect.objectContaining({
          en: expect.stringMatching(/"Monday check".*"Exit".*owner of the forms of course 7001 has not connected/),
        }),
        do: expect.objectContaining({ en: expect.stringContaining('waymark grant google --school bell') }),
      },
    ]);
    expect(calls()).toEqual({});
  });

  it("tells once that the owner's credential is refused, goes on, leaves the teacher's alone, and asks no more for some hours", async () => {
    await open();
    nights.google?.world.revoke(OWNER.id);

    const report = await nights.sync();

    const problem = {
      kind: 'denied',
      what: expect.objectContaining({ en: expect.stringContaining('invalid_grant') }),
      do: expect.objectContaining({
        en: expect.stringMatching(/owner of the forms of course 7001.*waymark grant google/),
      }),
    };
    expect(report).toMatchObject({ unfinished: false, evidence: { new: 2 }, problems: [problem] });
    expect(await stateOfOwner()).toBe('reconnect');
    expect((await nights.app.store.school(SCHOOL, (db) => loadCredential(db, 'schoology', '5101')))?.state).toBe('ok');
    const asked = calls();
    nights.moveTo('2026-09-10T09:00:00Z');
    expect(await nights.sync()).toMatchObject({
      unfinished: false,
      problems: [{ ...problem, what: expect.objectContaining({ en: expect.stringContaining('refused') }) }],
    });
    expect(calls()).toEqual(asked);
  });

  it('reads them as soon as the owner has connected again', async () => {
    await open();
    nights.google?.world.revoke(OWNER.id);
    await nights.sync();
    nights.google?.world.grant(OWNER.id, '1//again', FORM_SCOPES);
    await nights.app.grant(SCHOOL, 'google', OWNER.email, '1//again', instant(THURSDAY_NIGHT), 'quizzes');

    expect(await nights.sync()).toMatchObject({ evidence: { new: 6, kept: 2 } });
  });

  it("goes on without them when the owner's credential was stored with another key", async () => {
    await open();
    const sealed = sealedBefore(OWNERS_TOKEN, {
      school: SCHOOL,
      user: OWNER.email,
      purpose: 'lms',
    });
    await nights.app.store.school(SCHOOL, (db) =>
      saveCredential(db, {
        lms: 'google',
        user: OWNER.email,
        sealed,
        scopes: FORM_SCOPES,
        at: instant(THURSDAY_NIGHT),
      }),
    );

    expect(await nights.sync()).toMatchObject({
      unfinished: false,
      evidence: { new: 2 },
      problems: [
        {
          kind: 'denied',
          what: expect.objectContaining({ en: expect.stringContaining('does not open with this key') }),
          do: expect.objectContaining({ en: expect.stringContaining('waymark grant google --school bell') }),
        },
      ],
    });
  });

  it('notes nothing of a refusal in a dry run', async () => {
    await open();
    nights.google?.world.revoke(OWNER.id);

    await nights.sync({ dryRun: true });

    expect(await stateOfOwner()).toBe('ok');
  });

  it('leaves a form that the account may not edit, and reads the others', async () => {
    await open({
      forms: formsWorld(
        { form: ownersQuiz('f1', [{}, {}], { editors: ['somebody'] }), at: ANSWERED, answers: {} },
        { form: ownersQuiz('f2', [{ title: 'Add [5.NF.A.1]' }]), at: ANSWERED, answers: { 3: ['right'] } },
      ),
    });

    const report = await nights.sync();

    expect(await rows()).toEqual([...WHOLE, '5203 7102 q1 5.NF.A.1 1'].toSorted());
    expect(report.problems).toEqual([
      expect.objectContaining({
        kind: 'unmatched',
        what: expect.objectContaining({ en: expect.stringContaining('"Monday check"') }),
      }),
    ]);
  });

  it('keeps an outage of the forms from ending the night', async () => {
    await open();
    nights.google?.fail({ method: 'oauth.token', kind: 'error', code: 503, times: 99 });

    expect(await nights.sync()).toMatchObject({
      unfinished: false,
      evidence: { new: 2 },
      problems: [{ kind: 'down' }],
    });
    expect(await stateOfOwner()).toBe('ok');
  });

  it('lets the answers wait for a night in which the addresses can be read', async () => {
    await open();
    nights.sandbox.fail({ method: 'multiget', kind: 'error', code: 403 });

    const first = await nights.sync();
    expect(first).toMatchObject({
      unfinished: false,
      responses: 0,
      evidence: { new: 2 },
      problems: [
        { kind: 'denied', what: expect.objectContaining({ en: expect.stringMatching(/could not be matched.*wait/) }) },
      ],
    });

    nights.moveTo('2026-09-30T07:00:00Z');
    expect(await nights.sync()).toMatchObject({ evidence: { new: 6, kept: 2 } });
  });

  it('says of a short address that nobody can tell which form it is, and follows none', async () => {
    await open({
      work: {
        learners: 1,
        items: [{ id: '7101', title: 'Quick', links: [{ title: 'Quiz', url: 'https://forms.gle/AbC123' }] }],
      },
    });

    const report = await nights.sync();

    expect(report.problems).toEqual([
      {
        kind: 'unmatched',
        what: expect.objectContaining({ en: expect.stringContaining('"Quick"') }),
        do: expect.objectContaining({ en: expect.stringContaining("form's own address") }),
      },
    ]);
    expect(calls()['forms.forms.get'] ?? 0).toBe(0);
  });

  it('says once of all short addresses, and once of all public ones, that nobody can name their forms', async () => {
    await open({
      work: {
        learners: 1,
        items: [
          ...[7101, 7102, 7103, 7104, 7105].map((id) => linked(id, `https://forms.gle/Ab${id}`)),
          ...[7106, 7107].map((id) => linked(id, `https://docs.google.com/forms/d/e/1FAIpQLnobodys${id}/viewform`)),
        ],
      },
    });

    const report = await nights.sync();

    expect(report.problems).toEqual([
      {
        kind: 'unmatched',
        what: expect.objectContaining({
          en: expect.stringMatching(/"Week 710\d.*"Week 710\d.*"Week 710\d.* and 2 more/),
        }),
        do: expect.objectContaining({ en: expect.stringContaining("form's own address") }),
      },
      {
        kind: 'unmatched',
        what: expect.objectContaining({ en: expect.stringMatching(/"Week 7106.*"Week 7107[^,]*\): its questions/) }),
        do: expect.objectContaining({ en: expect.stringContaining('Name the form in a tag') }),
      },
    ]);
  });

  it('counts a form once that an assignment has two addresses of', async () => {
    await open({
      work: {
        learners: 4,
        items: [
          {
            id: '7101',
            title: 'Twice',
            links: [{ title: 'Quiz', url: 'https://docs.google.com/forms/d/e/1FAIpQLf2/viewform' }],
            description: 'https://docs.google.com/forms/d/f2/edit',
          },
        ],
      },
    });

    const report = await nights.sync();

    expect(report).toMatchObject({ responses: 2, evidence: { new: 2 }, problems: [] });
  });

  it('takes what a file brought for a piece of work in the place of its form, for whom it names, and never both', async () => {
    await open();
    await nights.sync();
    const held = await nights.app.store.school(SCHOOL, (db) =>
      saveImportedResults(
        db,
        COURSE,
        {
          coursework: CourseworkId.parse('7101'),
          questions: [{ item: ItemId.parse('n1'), text: 'Add [5.NF.A.1]', possible: 1 }],
          results: [{ learner: LearnerId.parse(uidOf(1)), points: { n1: 0 }, at: null }],
        },
        { undated: ANSWERED, at: instant(THURSDAY_NIGHT) },
      ),
    );
    expect(held).toMatchObject({ new: 1 });
    nights.moveTo('2026-09-11T07:00:00Z');
    const before = calls();

    const report = await nights.sync();

    expect(report).toMatchObject({ unfinished: false, evidence: { new: 1, changed: 2 } });
    expect(await rows()).toEqual(
      [...WHOLE, '5201 7101 n1 5.NF.A.1 0', ...QUESTIONS.filter((row) => !row.startsWith('5201 7101'))].toSorted(),
    );
    // The form of the other work alone is asked for.
    expect((calls()['forms.forms.responses.list'] ?? 0) - (before['forms.forms.responses.list'] ?? 0)).toBe(1);
    nights.moveTo('2026-09-12T07:00:00Z');
    expect(await nights.sync()).toMatchObject({ evidence: { new: 0, changed: 0 } });
  });
});
