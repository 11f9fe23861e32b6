import { describe, expect, it } from '@jest/globals';
import { meanwhileWords, taskWords, WAITING } from '../../src/routing/seminar-words.ts';
import { activity } from '../builders/activity.ts';

const [A, OLD] = [
  { en: '“I can A”', es: '«Puedo A»' },
  { en: '“I can OLD”', es: '«Puedo OLD»' },
];

describe('the task of a session', () => {
  it('is said in both languages with what unlocks it, or with the step back it begins with, and is left out where it would only repeat the target', () => {
    expect(taskWords([{ serves: A, through: null, stepBack: null }])).toBeNull();
    expect(taskWords([{ serves: A, through: OLD, stepBack: null }])).toEqual({
      en: 'The grade-level task on “I can A”, unlocked by “I can OLD”.',
      es: 'La tarea del grado sobre «Puedo A», a la que se llega con «Puedo OLD».',
    });
    expect(taskWords([{ serves: A, through: null, stepBack: OLD }])).toEqual({
      en: 'The grade-level task on “I can A”, beginning with a short step back to “I can OLD”.',
      es: 'La tarea del grado sobre «Puedo A», que empieza con un breve paso atrás a «Puedo OLD».',
    });
  });
});

describe('what the others do meanwhile', () => {
  const [one, two, three] = ['One', 'Two', 'Three'].map((title) => activity({ title })) as [
    ReturnType<typeof activity>,
    ReturnType<typeof activity>,
    ReturnType<typeof activity>,
  ];

  it('is work of their own choice where nothing fits the time', () => {
    expect(meanwhileWords(20, [], null)).toEqual({
      en: "20 minutes of workshop: work of one's own choice on the day's targets.",
      es: '20 minutos de taller: trabajo a elección sobre los objetivos del día.',
    });
  });

  it('names two activities at most, and what the other group does', () => {
    expect(meanwhileWords(20, [one, two, three], 'after')).toEqual({
      en: '20 minutes of workshop: work from their own choice menu, such as “One” or “Two”. Those of the second group begin with their own practice.',
      es: '20 minutos de taller: trabajo del menú propio, por ejemplo «One» u otra como «Two». Quienes van al segundo grupo empiezan con su propia práctica.',
    });
    expect(meanwhileWords(20, [one], 'before')).toEqual({
      en: '20 minutes of workshop: work from their own choice menu, such as “One”. Those of the first group go on with what they began there.',
      es: '20 minutos de taller: trabajo del menú propio, por ejemplo «One». Quienes estuvieron en el primer grupo siguen con lo que empezaron allí.',
    });
  });
});

describe('why somebody waits for a seat', () => {
  it('ends with what the teacher can decide, in both languages', () => {
    for (const said of Object.values(WAITING)) {
      expect(said.en).toMatch(/^[A-Z].*\. You decide: .*\.$/);
      expect(said.es).toMatch(/^[A-Z].*\. Usted decide: .*\.$/);
    }
  });
});
