import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { reassignWords, routeWords, topicWords } from '../../src/notes/posts.ts';
import type { ReassignPost, RoutePost } from '../../src/notes/posts.ts';
import { SchoolDate, instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { target } from '../builders/target.ts';
import { FORBIDDEN } from './forbidden-words.ts';

const SPOKEN = {
  hasMenu: false,
  date: SchoolDate.parse('2026-11-16'),
  zone: 'America/Chicago',
  languages: ['en', 'es'] as const,
};
const I_CAN = { en: '“I can add fractions”', es: '«Puedo sumar fracciones»' };
const SLOTS: readonly RoutePost['slot'][] = [
  { kind: 'workshop' },
  { kind: 'seminar', which: 'first', of: 1, minutes: 20, iCan: I_CAN },
  { kind: 'seminar', which: 'first', of: 2, minutes: 20, iCan: I_CAN },
  { kind: 'seminar', which: 'second', of: 2, minutes: 20, iCan: I_CAN },
];

function chancePost(change: Partial<ReassignPost> = {}) {
  return reassignWords({
    ...SPOKEN,
    target: target({ code: '5.NF.A.1', iCan: { en: 'I can add fractions.', es: 'Puedo sumar fracciones.' } }),
    due: instant('2026-11-24T05:59:00Z'),
    activity: activity(),
    check: false,
    again: false,
    prerequisite: null,
    ...change,
  });
}

describe('a route post', () => {
  it("has one title for every slot of the day, in each of the school's languages", () => {
    const titles = new Set(SLOTS.map((slot) => routeWords({ ...SPOKEN, slot }).title));
    expect([...titles]).toEqual(['Plan for Monday, November 16 / Plan para el lunes, 16 de noviembre']);
  });

  it('invites, and says that the student may choose the other', () => {
    for (const slot of SLOTS) {
      const { text } = routeWords({ ...SPOKEN, slot });
      expect(text).toMatch(/invited[\s\S]*you may choose that/);
      expect(text).toMatch(/invitamos[\s\S]*puedes elegirlo/);
    }
  });

  it('tells the sessions apart only where there are two', () => {
    const texts = SLOTS.map((slot) => routeWords({ ...SPOKEN, slot, languages: ['en'] }).text);
    expect(texts[1]).toContain("today's seminar (20 minutes)");
    expect(texts[2]).toContain("today's first seminar");
    expect(texts[3]).toContain("today's second seminar");
  });

  it('tells a child of the activities it links, where it links any', () => {
    const texts = SLOTS.map((slot) => routeWords({ ...SPOKEN, hasMenu: true, slot }).text);
    for (const text of texts)
      expect(text).toMatch(/the links here are activities to choose from[\s\S]*los enlaces de aquí son actividades/i);
    expect(texts[0]).toContain('toma la que más te ayude');
    expect(routeWords({ ...SPOKEN, slot: { kind: 'workshop' } }).text).not.toMatch(/links|enlaces/);
  });

  it('speaks one language in a school of one', () => {
    expect(routeWords({ ...SPOKEN, slot: { kind: 'workshop' }, languages: ['es'] }).title).toBe(
      'Plan para el lunes, 16 de noviembre',
    );
  });
});

describe('a post with a chance', () => {
  it('says the target, what to do, until when, and that it may be handed in again', () => {
    const { title, text } = chancePost({ languages: ['en'] });
    expect(title).toBe('Practice: “I can add fractions” (Monday, November 16)');
    expect(text).toBe(
      [
        'This is about: “I can add fractions”.',
        'What to do: work with “Fraction strips” (about 15 minutes).',
        'What to hand in: what you worked out, and how you got there.',
        'You have until Monday, November 23. Until then you may hand it in again. Take the time you need.',
      ].join('\n'),
    );
  });

  it('says the same in Spanish', () => {
    const { title, text } = chancePost({ languages: ['es'] });
    expect(title).toBe('Práctica: «Puedo sumar fracciones» (lunes, 16 de noviembre)');
    expect(text).toContain('Tienes hasta el lunes, 23 de noviembre.');
  });

  it('has a title that depends on the target and the date alone', () => {
    const { title } = chancePost();
    expect(chancePost({ due: instant('2026-12-01T05:59:00Z'), activity: null }).title).toBe(title);
    expect(chancePost({ date: SchoolDate.parse('2026-11-17') }).title).not.toBe(title);
  });

  it('names the step back as a start, with its activity where there is one', () => {
    const old = target({ code: '4.NF.B.3', iCan: 'I can build fractions', grade: 4 });
    const blocks = activity({ target: '4.NF.B.3', title: 'Blocks' });
    expect(chancePost({ prerequisite: { target: old, activity: blocks } }).text).toContain(
      'A good start: think back to “I can build fractions” with “Blocks”.',
    );
    expect(chancePost({ prerequisite: { target: old, activity: null } }).text).toContain(
      'Un buen comienzo: recuerda «I can build fractions».',
    );
  });

  it.each([
    ['video', 'watch “Fraction strips”', 'one example of your own like those in the film'],
    ['Partner', 'do “Fraction strips” with a partner', 'what the two of you found'],
    ['hands-on', 'do “Fraction strips” with your hands', 'a photo or a drawing of what you made'],
    ['lectura', 'read “Fraction strips”', 'two sentences on what you read'],
    ['our own word', 'work with “Fraction strips”', 'what you worked out'],
  ])("says in a child's words what to do and what to hand in for %s", (modality, does, handsIn) => {
    const { text } = chancePost({ languages: ['en'], activity: activity({ modality }) });
    expect(text).toContain(`What to do: ${does} (about 15 minutes).\nWhat to hand in: ${handsIn}`);
    expect(chancePost({ languages: ['es'], activity: activity({ modality }) }).text).toMatch(
      /Qué hacer: .* \(unos 15 minutos\)\.\nQué entregar: /,
    );
  });

  it('asks for the answers alone where it links questions', () => {
    const { text, questions } = chancePost({ languages: ['en'], check: true });
    expect(text).toContain(
      '(about 15 minutes).\nThen answer the questions linked here. There is nothing else to hand in.',
    );
    expect(text).toContain('Until then you may answer again.');
    expect(text).not.toContain('hand it in');
    expect(questions).toBe('The questions');
    expect(chancePost({ check: true }).questions).toBe('The questions / Las preguntas');
  });

  it("makes the target's own words the task where no activity is on file", () => {
    expect(chancePost({ activity: null }).text).toContain('two or three examples of your own');
  });
});

function quick(change: Partial<ReassignPost>) {
  return chancePost({ again: true, activity: null, ...change });
}

describe('a post with a quick check', () => {
  it('is titled so, says that it was shown before, and brings no practice', () => {
    const { title, text } = quick({ languages: ['en'] });
    expect(title).toBe('Quick check: “I can add fractions” (Monday, November 16)');
    expect(text).toMatch(
      /^You have shown this before: “I can add fractions”\.\n.*No practice comes with it\.\nWhat to do: make two new examples/,
    );
    expect(text).not.toMatch(/chance|Practice:/);
  });

  it('says the same in Spanish, and asks for answers where it links questions', () => {
    const { title, text } = quick({ languages: ['es'], check: true });
    expect(title).toBe('Comprobación breve: «Puedo sumar fracciones» (lunes, 16 de noviembre)');
    expect(text).toMatch(/^Esto ya lo has mostrado antes: .*\n.*\nQué hacer: responde las preguntas del enlace/);
  });
});

describe('posts that several share', () => {
  it('judge nobody, name no colour and compare with nobody, whatever they are about', () => {
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => SchoolDate.parse(new Date(Date.UTC(2026, 7, 1 + n)).toISOString().slice(0, 10)));
    fc.assert(
      fc.property(day, fc.constantFrom(...SLOTS), fc.boolean(), fc.boolean(), (date, slot, withActivity, stepBack) => {
        const route = routeWords({ ...SPOKEN, date, slot, hasMenu: withActivity });
        const chance = chancePost({
          date,
          again: !withActivity && !stepBack,
          activity: withActivity ? activity() : null,
          prerequisite: stepBack
            ? { target: target({ code: 'OLD' }), activity: withActivity ? activity() : null }
            : null,
        });
        const all = [route.title, route.text, chance.title, chance.text, topicWords(['en', 'es'])].join('\n');
        expect(all).not.toMatch(FORBIDDEN);
      }),
    );
  });

  it('stand under one heading', () => {
    expect(topicWords(['en', 'es'])).toBe('Next steps / Próximos pasos');
    expect(topicWords(['es'])).toBe('Próximos pasos');
  });
});
