import { percent, saidIn, type Said } from '../language.ts';
import type { Rule } from '../mastery/rule.ts';
import { dayInWords, type Instant } from '../time.ts';

/** Why a chance that the evidence asks for is not given now, to the teacher. */
export const withheldWords = {
  stillOpen: (due: Instant, zone: string): Said => ({
    en: `The chance given before is open until ${dayInWords(zone, due, 'en')}.`,
    es: `La oportunidad anterior sigue abierta hasta el ${dayInWords(zone, due, 'es')}.`,
  }),
  askedFor: (): Said => ({
    en: 'They asked to be checked on it and you said yes: the next ticket is this chance.',
    es: 'Pidió que se lo comprobaran y usted dijo que sí: el próximo boleto es esta oportunidad.',
  }),
  waitsForScore: (): Said => ({
    en: 'The last chance is handed in and waits for its score.',
    es: 'La última oportunidad está entregada y espera su calificación.',
  }),
  seatFirst: (): Said => ({
    en: 'A seat in seminar comes before another sheet; after a new result on another occasion there is one more chance.',
    es: 'Un lugar en el seminario va antes que otra hoja; tras un resultado nuevo en otra ocasión habrá otra oportunidad.',
  }),
  besideOnly: (): Said => ({
    en: 'The target is of an earlier grade: it is offered only beside the grade-level task it unlocks.',
    es: 'El objetivo es de un grado anterior: solo se ofrece junto a la tarea del grado a la que da acceso.',
  }),
  tooOld: ({ cuts: { lapseDays } }: Rule): Said => ({
    en: `The newest evidence is more than ${lapseDays} days old: one more ticket first.`,
    es: `La evidencia más reciente tiene más de ${lapseDays} días: primero, un boleto más.`,
  }),
  reached: (recheckAt: Instant, zone: string, rule: Rule): Said => ({
    en: `The last chance reached ${percent(rule.threshold).en}: the re-check follows on ${dayInWords(zone, recheckAt, 'en')}.`,
    es: `La última oportunidad alcanzó el ${percent(rule.threshold).es}: la nueva revisión será el ${dayInWords(zone, recheckAt, 'es')}.`,
  }),
  seatToday: (): Said => ({
    en: "A seat in today's seminar on it comes first; a chance can come the day after.",
    es: 'Primero va el lugar en el seminario de hoy sobre él; la oportunidad puede venir al día siguiente.',
  }),
  taughtToAll: (): Said => ({
    en: 'Over half the class needs it: the teaching comes before the practice, so nobody gets a chance on it this morning.',
    es: 'Más de la mitad de la clase lo necesita: la enseñanza va antes que la práctica, así que esta mañana nadie recibe una oportunidad.',
  }),
  nextTicket: (): Said => ({
    en: 'It is due for a question: that goes into the next ticket. Only when no ticket comes for five school days is a quick check posted.',
    es: 'Toca preguntarlo otra vez: la pregunta va en el próximo boleto. Solo si no llega ningún boleto en cinco días de clase se publica una comprobación breve.',
  }),
  /** What is the day's item already, or how many are open. */
  full: (by: 'seat' | 'chance' | 'open'): Said => FULL[by],
  markingUsed: (marking: number): Said => ({
    en: `The ${marking} pieces a week that you mark by hand are asked for already; it comes next week, or when you raise the number or give an activity a check.`,
    es: `Ya están pedidos los ${marking} trabajos por semana que usted corrige a mano; vendrá la próxima semana, o cuando usted aumente el número o ponga un cuestionario a una actividad.`,
  }),
  budgetUsed: (weeklyMinutes: number, area: string | null): Said =>
    saidIn((language) =>
      language === 'en'
        ? `This week's ${weeklyMinutes} minutes${area === null ? '' : ` for ${area}`} are planned already; it comes next week, or when you raise the minutes.`
        : `Los ${weeklyMinutes} minutos de esta semana${area === null ? '' : ` para ${area}`} ya están planificados; vendrá la próxima semana, o cuando usted aumente los minutos.`,
    ),
  tooLong: (weeklyMinutes: number): Said => ({
    en: `Every activity on file for it takes more than the week's ${weeklyMinutes} minutes: raise the minutes or add a shorter one.`,
    es: `Todas las actividades registradas para él duran más que los ${weeklyMinutes} minutos de la semana: aumente los minutos o añada una más corta.`,
  }),
};

const FULL: Readonly<Record<'seat' | 'chance' | 'open', Said>> = {
  seat: {
    en: "The seat in today's seminar is enough for one day; this one comes next.",
    es: 'El lugar en el seminario de hoy basta para un día; esta viene después.',
  },
  chance: {
    en: 'One new chance a day is the most; this one comes next.',
    es: 'Una oportunidad nueva por día es el máximo; esta viene después.',
  },
  open: {
    en: 'Two chances are open already; this one comes when one of them is done.',
    es: 'Ya hay dos oportunidades abiertas; esta viene cuando termine una de ellas.',
  },
};
