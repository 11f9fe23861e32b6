import { describe, expect, it } from '@jest/globals';
import { FormId, TargetCode } from '../../src/ids.ts';
import { DEFAULT_RULE } from '../../src/mastery/rule.ts';
import { chanceRule } from '../../src/pathway/chance-words.ts';
import { withheldWords } from '../../src/pathway/withheld-words.ts';
import { namingOf } from '../../src/school/i-can.ts';
import { instant } from '../../src/time.ts';
import { activity } from '../builders/activity.ts';
import { atLevel } from '../builders/level.ts';
import { target } from '../builders/target.ts';

const [OLD, ZONE] = [TargetCode.parse('OLD'), 'America/Chicago'];
const NAMING = namingOf([target({ code: OLD, grade: 4, iCan: { en: 'I can OLD', es: 'Puedo OLD' } })]);
const DUE = instant('2026-11-18T05:59:00Z');

type Given = Parameters<typeof chanceRule>[0];

function rule(change: Partial<Given> = {}, level: 'not-yet' | 'slipped' | 'mastered' = 'not-yet') {
  return chanceRule(
    {
      purpose: 'redo',
      round: 1,
      activity: activity(),
      repeats: false,
      check: null,
      prerequisite: null,
      liked: false,
      ...change,
    },
    atLevel(level),
    DEFAULT_RULE,
    NAMING,
  );
}

describe('why a chance is given', () => {
  it.each<[string, ReturnType<typeof rule>, string, string]>([
    [
      'below the mark',
      rule(),
      'Not at 80% yet: one more chance (round 1). The first practice activity on file for it.',
      'Todavía no llega al 80\u00a0%: una oportunidad más (ronda 1). La primera actividad de práctica registrada para él.',
    ],
    [
      'after slipping',
      rule({ round: 2 }, 'slipped'),
      'Mastered before, and the newer results are not at 80%: one more chance (round 2). Another activity than before.',
      'Dominado antes, y los resultados nuevos no llegan al 80\u00a0%: una oportunidad más (ronda 2). Una actividad distinta de las anteriores.',
    ],
    [
      'with what the student likes, which marks itself',
      rule({ liked: true, check: { of: { form: FormId.parse('1AbC') }, address: 'https://quiz.example' } }),
      'Not at 80% yet: one more chance (round 1). A practice activity of a kind this student likes. Its questions mark themselves.',
      'Todavía no llega al 80\u00a0%: una oportunidad más (ronda 1). Una actividad de práctica de las que le gustan a este estudiante. Sus preguntas se corrigen solas.',
    ],
    [
      'to check again',
      rule({ purpose: 'recheck', round: 3, activity: null }, 'mastered'),
      'It was shown before, and nothing new has come in on it for some time. No ticket came for five school days to ask about it: a quick check tells.',
      'Ya se mostró, y hace tiempo que no llega nada nuevo. En cinco días de clase no llegó ningún boleto para preguntarlo: lo dice una comprobación breve.',
    ],
    [
      'with the same activity again',
      rule({ round: 3, repeats: true }),
      'Not at 80% yet: one more chance (round 3). Every practice activity on file was used before, so one of them comes again.',
      'Todavía no llega al 80\u00a0%: una oportunidad más (ronda 3). Todas las actividades de práctica registradas ya se usaron, así que una de ellas se repite.',
    ],
    [
      'after workshop was chosen',
      rule({ purpose: 'check', activity: null }),
      "The student chose workshop before the evidence shows it: 3 to 5 new questions within a week are the next evidence. No practice activity is on file for it, so the target's own words are the task.",
      'El estudiante eligió el taller antes de que la evidencia lo muestre: de 3 a 5 preguntas nuevas en una semana serán la siguiente evidencia. No hay ninguna actividad de práctica registrada, así que las palabras del objetivo son la tarea.',
    ],
  ])('is said %s in both languages', (_when, said, en, es) => {
    expect(said).toEqual({ en, es });
  });

  it('names the step back beside it', () => {
    const { en, es } = rule({ prerequisite: { target: OLD, activity: null } });

    expect(en).toMatch(/ Beside it, a step back to “I can OLD”, which it builds on\.$/);
    expect(es).toMatch(/ Junto a ella, un paso atrás a «Puedo OLD», en lo que se apoya\.$/);
  });
});

describe('why a chance is withheld', () => {
  it.each<[string, ReturnType<typeof withheldWords.seatFirst>, string, string]>([
    [
      'the one before is open',
      withheldWords.stillOpen(DUE, ZONE),
      'The chance given before is open until Tuesday, November 17.',
      'La oportunidad anterior sigue abierta hasta el martes, 17 de noviembre.',
    ],
    [
      'it waits for its score',
      withheldWords.waitsForScore(),
      'The last chance is handed in and waits for its score.',
      'La última oportunidad está entregada y espera su calificación.',
    ],
    [
      'a seat comes first',
      withheldWords.seatFirst(),
      'A seat in seminar comes before another sheet; after a new result on another occasion there is one more chance.',
      'Un lugar en el seminario va antes que otra hoja; tras un resultado nuevo en otra ocasión habrá otra oportunidad.',
    ],
    [
      'the target is of an earlier grade',
      withheldWords.besideOnly(),
      'The target is of an earlier grade: it is offered only beside the grade-level task it unlocks.',
      'El objetivo es de un grado anterior: solo se ofrece junto a la tarea del grado a la que da acceso.',
    ],
    [
      'the evidence is old',
      withheldWords.tooOld(DEFAULT_RULE),
      'The newest evidence is more than 60 days old: one more ticket first.',
      'La evidencia más reciente tiene más de 60 días: primero, un boleto más.',
    ],
    [
      'the last one reached the mark',
      withheldWords.reached(DUE, ZONE, DEFAULT_RULE),
      'The last chance reached 80%: the re-check follows on Tuesday, November 17.',
      'La última oportunidad alcanzó el 80\u00a0%: la nueva revisión será el martes, 17 de noviembre.',
    ],
    [
      "of today's seat on it",
      withheldWords.seatToday(),
      "A seat in today's seminar on it comes first; a chance can come the day after.",
      'Primero va el lugar en el seminario de hoy sobre él; la oportunidad puede venir al día siguiente.',
    ],
    [
      'it is better taught to all',
      withheldWords.taughtToAll(),
      'Over half the class needs it: the teaching comes before the practice, so nobody gets a chance on it this morning.',
      'Más de la mitad de la clase lo necesita: la enseñanza va antes que la práctica, así que esta mañana nadie recibe una oportunidad.',
    ],
    [
      'a ticket will ask it',
      withheldWords.nextTicket(),
      'It is due for a question: that goes into the next ticket. Only when no ticket comes for five school days is a quick check posted.',
      'Toca preguntarlo otra vez: la pregunta va en el próximo boleto. Solo si no llega ningún boleto en cinco días de clase se publica una comprobación breve.',
    ],
    [
      'the day has its seat',
      withheldWords.full('seat'),
      "The seat in today's seminar is enough for one day; this one comes next.",
      'El lugar en el seminario de hoy basta para un día; esta viene después.',
    ],
    [
      'the day has its chance',
      withheldWords.full('chance'),
      'One new chance a day is the most; this one comes next.',
      'Una oportunidad nueva por día es el máximo; esta viene después.',
    ],
    [
      'two are open',
      withheldWords.full('open'),
      'Two chances are open already; this one comes when one of them is done.',
      'Ya hay dos oportunidades abiertas; esta viene cuando termine una de ellas.',
    ],
    [
      "the teacher's marking is used up",
      withheldWords.markingUsed(30),
      'The 30 pieces a week that you mark by hand are asked for already; it comes next week, or when you raise the number or give an activity a check.',
      'Ya están pedidos los 30 trabajos por semana que usted corrige a mano; vendrá la próxima semana, o cuando usted aumente el número o ponga un cuestionario a una actividad.',
    ],
    [
      'the week is full',
      withheldWords.budgetUsed(30, 'mathematics'),
      "This week's 30 minutes for mathematics are planned already; it comes next week, or when you raise the minutes.",
      'Los 30 minutos de esta semana para mathematics ya están planificados; vendrá la próxima semana, o cuando usted aumente los minutos.',
    ],
    [
      'the week is full without areas',
      withheldWords.budgetUsed(30, null),
      "This week's 30 minutes are planned already; it comes next week, or when you raise the minutes.",
      'Los 30 minutos de esta semana ya están planificados; vendrá la próxima semana, o cuando usted aumente los minutos.',
    ],
    [
      'nothing on file is short enough',
      withheldWords.tooLong(30),
      "Every activity on file for it takes more than the week's 30 minutes: raise the minutes or add a shorter one.",
      'Todas las actividades registradas para él duran más que los 30 minutos de la semana: aumente los minutos o añada una más corta.',
    ],
  ])('because %s, is said in both languages', (_why, said, en, es) => {
    expect(said).toEqual({ en, es });
  });
});
