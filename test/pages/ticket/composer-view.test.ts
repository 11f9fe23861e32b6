import { describe, expect, it } from '@jest/globals';
import { CourseId, CourseworkId, SchoolId } from '../../../src/ids.ts';
import { composerData, type ComposerPageData } from '../../../src/pages/ticket/discovery/data.ts';
import {
  newDraft,
  takeFromBank,
  ticketOf,
  typedBeside,
  withoutChoice,
  type Draft,
} from '../../../src/pages/ticket/discovery/draft.ts';
import { composerPage } from '../../../src/pages/ticket/discovery/page.tsx';
import { problemsOf } from '../../../src/pages/ticket/discovery/problems.ts';
import type { Opening } from '../../../src/sync/tickets/desk.ts';
import { ComposedTicket } from '../../../src/ticket/types.ts';
import { ADDING, composing, PLACES } from '../../builders/ticket/composing.ts';

const OWN = { title: 'Entrance ticket', station: 'Station 1' };

function draftOf(change: Partial<Draft> = {}, first: Partial<Draft['questions'][number]> = {}): Draft {
  const draft = newDraft(composing(), 'd'.repeat(36));
  return {
    ...draft,
    target: ADDING,
    questions: draft.questions.map((each) => ({ ...each, text: 'Which?', choices: ['a', 'b'], one: 0, ...first })),
    ...change,
  };
}

function problemsIn(draft: Draft, page: ComposerPageData = composing()): string[] {
  return problemsOf(draft, page, OWN).map(({ question, what }) => `${question ?? 'ticket'} ${what}`);
}

describe('the page of a new ticket', () => {
  it('says how many asked to be checked on what, and stands ready for the first of these targets, in its unit', () => {
    const page = composing({
      asked: [
        { target: PLACES, learners: 2 },
        { target: ADDING, learners: 1 },
      ],
    });
    expect(newDraft(page)).toMatchObject({ target: PLACES, unit: 'Decimals and place value' });
    const html = composerPage(page, 'en');
    expect(html).toContain('2 students asked to be checked on 5.NBT.A.1:');
    expect(html).toContain('1 student asked to be checked on 5.NF.A.1:');
    expect(html.match(/Ask it in this ticket/g)).toHaveLength(1);
    expect(composerPage(page, 'es')).toContain('2 estudiantes pidieron una comprobación de 5.NBT.A.1:');
  });

  it('has one question with two choices ready, in the unit asked about last, and a title', () => {
    const html = composerPage(composing(), 'en');
    expect(html.match(/<fieldset class="card question"/g)).toHaveLength(1);
    expect(html).toContain('<option value="Fractions" selected>');
    expect(html).toContain('value="Entrance ticket: Fractions"');
    expect(html).toMatch(/Choice 2 is right/);
    expect(html).not.toMatch(/Choice 3/);
  });

  it('speaks Spanish to teachers of whom one says usted', () => {
    const html = composerPage(composing(), 'es');
    expect(html).toContain('<html lang="es">');
    expect(html).toContain('Elija un objetivo');
    expect(html).toContain('Adjuntar a la tarea');
  });

  it('has another button where Waymark makes the assignment, and closes nothing there', () => {
    expect(composerPage(composing({ door: 'link' }), 'en')).toContain('Make the assignment');
    expect(composerData(composingFrom({ door: 'link' }), ['https://classroom.google.com']).closes).toEqual([]);
  });

  it('shows a draft that was begun for one assignment on no other', () => {
    const [first, second] = ['7001', '7002'].map(
      (item) => composerData(composingFrom({ item: CourseworkId.parse(item) }), []).keptUnder,
    );
    expect(first).not.toBe(second);
  });

  it('says of a material that a ticket needs an assignment, and offers nothing to fill in', () => {
    const data = composerData(composingFrom({ place: place('material') }), []);
    const html = composerPage(data, 'en');
    expect(html).toContain('A ticket needs an assignment');
    expect(html).not.toContain('<input');
  });

  it('keeps what was asked before as text, whatever it holds', () => {
    const [first] = composing().bank;
    const bank =
      first === undefined ? [] : [{ ...first, question: { ...first.question, text: '"><script>x</script>' } }];
    expect(composerPage(composing({ bank }), 'en')).not.toContain('<script>x');
  });
});

describe('a ticket that is composed', () => {
  it.each<[string, Draft]>([
    ['one choice', draftOf()],
    ['several choices', draftOf({}, { kind: 'several', several: [0, 1] })],
    ['a short text', draftOf({}, { kind: 'text', rights: ['a half', ' '] })],
    ['a number', draftOf({}, { kind: 'number', rights: ['37,5'] })],
    ['a sentence at a station', draftOf({ kind: 'station' }, { kind: 'sentence' })],
    ['a habit without a target', draftOf({ kind: 'habit', target: null })],
  ])('with %s is what the server takes', (_, draft) => {
    expect(problemsIn(draft)).toEqual([]);
    expect(ComposedTicket.safeParse(ticketOf(draft, OWN)).error).toBeUndefined();
  });

  it('leaves blank choices out, and what is right stays right', () => {
    const draft = draftOf({}, { choices: ['', 'a', ' b ', ''], one: 2 });
    expect(ticketOf(draft, OWN).questions[0]).toMatchObject({ choices: ['a', 'b'], right: [1] });
    const [question] = draft.questions;
    expect(question && withoutChoice(question, 0)).toMatchObject({ choices: ['a', ' b ', ''], one: 1 });
  });

  it.each<[string, Draft, string[]]>([
    ['no title', draftOf({ title: ' ' }), ['ticket title']],
    ['no target', draftOf({ target: null }), ['ticket target']],
    ['a unit of another class', draftOf({ unit: 'Poems' }), ['ticket unit']],
    ['a station without a name', draftOf({ kind: 'station', station: '' }), ['ticket station']],
    ['a single choice', draftOf({}, { choices: ['a', ''], one: 0 }), ['1 few']],
    ['a blank question', draftOf({}, { text: '', choices: ['', ''], one: null }), ['1 text', '1 few', '1 right']],
    ['the same choice twice', draftOf({}, { choices: ['a', 'a '] }), ['1 choice']],
    ['a right answer that is blank', draftOf({}, { choices: ['a', 'b', ''], one: 2 }), ['1 right']],
    ['a number that is none', draftOf({}, { kind: 'number', rights: ['three'] }), ['1 number']],
    ['a question on an unknown target', draftOf({}, { target: PLACES }), ['1 target']],
  ])('with %s is not sent, and says so there', (_, draft, problems) => {
    const page = composing({ targets: composing().targets.filter(({ code }) => code === ADDING) });
    expect(problemsIn(draft, page)).toEqual(problems);
  });

  it('takes its target from the first question of the bank, and lets others keep their own', () => {
    const [first, , third] = composing().bank;
    if (first === undefined || third === undefined) throw new Error('the bank is empty');
    const one = takeFromBank(newDraft(composing()), first);
    expect(one).toMatchObject({ target: ADDING, questions: [{ target: null, one: 1 }] });
    expect(takeFromBank(one, third).questions[1]).toMatchObject({ target: PLACES, kind: 'sentence' });
  });
});

function place(kind: Opening['place']['kind']): Opening['place'] {
  return { course: CourseId.parse('6001'), item: CourseworkId.parse('7001'), kind };
}

function composingFrom(over: Partial<Opening>): Parameters<typeof composerData>[0] {
  const { courseName, units, targets, bank } = composing();
  const opening: Opening = {
    id: 'o1',
    school: SchoolId.parse('cedar'),
    course: CourseId.parse('6001'),
    item: CourseworkId.parse('7001'),
    place: place('assignment'),
    attachment: null,
    submission: null,
    ticket: null,
    door: 'addon',
    frame: 'discovery',
    role: 'teacher',
    person: '8001',
    name: null,
    learner: null,
    ...over,
  };
  return { opening, language: 'en', courseName, units, targets, asked: [], bank };
}

describe('what was typed on the page before its script came', () => {
  const blank = newDraft(composing());
  const begun = { ...blank.questions[0], key: 1, text: 'Begun' } as Draft['questions'][number];

  it('takes the blank place of what was composed before, or comes after its questions, under the key it was typed under', () => {
    const typed = { ...blank, questions: [begun] };
    expect(typedBeside(draftOf({ questions: blank.questions }), typed, blank).questions).toEqual([begun]);
    const after = typedBeside(draftOf(), typed, blank);
    expect(after.questions.map(({ key, text }) => [key, text])).toEqual([
      [2, 'Which?'],
      [1, 'Begun'],
    ]);
    expect(after.next).toBe(3);
  });

  it('holds where something else was chosen, and leaves the rest, and a whole ticket, as they were', () => {
    const before = draftOf({ title: 'Before', kind: 'exit' });
    expect(typedBeside(before, { ...blank, title: 'After' }, blank)).toEqual({ ...before, title: 'After' });
    const full = { ...before, questions: [3, 4, 5, 6, 7, 8].map((key) => ({ ...begun, key })), next: 9 };
    expect(typedBeside(full, { ...blank, kind: 'habit', questions: [begun] }, blank)).toEqual({
      ...full,
      kind: 'habit',
    });
  });
});
