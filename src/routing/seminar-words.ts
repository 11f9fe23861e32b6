import { saidIn, type Said } from '../language.ts';
import { activityTitle } from '../school/activity-title.ts';
import type { Activity } from '../school/file.ts';
import type { SeminarPlan } from './types.ts';

/** One need of a session: the target it serves, through what it is reached, and what the group needs first, beside it (P8). */
interface Task {
  readonly serves: Said;
  readonly through: Said | null;
  readonly stepBack: Said | null;
}

/** The grade-level task of a session; null where it would only repeat the target's own sentence. */
export function taskWords(tasks: readonly Task[]): Said | null {
  const told = tasks.filter(({ through, stepBack }) => through !== null || stepBack !== null);
  return told.length === 0 ? null : saidIn((language) => told.map((task) => taskOf(task)[language]).join(' '));
}

function taskOf({ serves, through, stepBack }: Task): Said {
  if (through !== null) {
    return {
      en: `The grade-level task on ${serves.en}, unlocked by ${through.en}.`,
      es: `La tarea del grado sobre ${serves.es}, a la que se llega con ${through.es}.`,
    };
  }
  return {
    en: `The grade-level task on ${serves.en}, beginning with a short step back to ${stepBack?.en ?? ''}.`,
    es: `La tarea del grado sobre ${serves.es}, que empieza con un breve paso atrás a ${stepBack?.es ?? ''}.`,
  };
}

/** What everybody else does in the time of one session; up to two activities are named. */
export function meanwhileWords(
  minutes: number,
  fitting: readonly Activity[],
  otherSession: 'before' | 'after' | null,
): Said {
  const titles = fitting.slice(0, 2).map(activityTitle);
  return saidIn((language) =>
    [
      workshopFor(
        minutes,
        titles.map((title) => title[language]),
      )[language],
      ...(otherSession === null ? [] : [OTHER_GROUP[otherSession][language]]),
    ].join(' '),
  );
}

function workshopFor(minutes: number, titles: readonly string[]): Said {
  if (titles.length === 0) {
    return {
      en: `${minutes} minutes of workshop: work of one's own choice on the day's targets.`,
      es: `${minutes} minutos de taller: trabajo a elección sobre los objetivos del día.`,
    };
  }
  return {
    en: `${minutes} minutes of workshop: work from their own choice menu, such as ${titles.map((title) => `“${title}”`).join(' or ')}.`,
    es: `${minutes} minutos de taller: trabajo del menú propio, por ejemplo ${titles.map((title) => `«${title}»`).join(' u otra como ')}.`,
  };
}

const OTHER_GROUP: Readonly<Record<'before' | 'after', Said>> = {
  after: {
    en: 'Those of the second group begin with their own practice.',
    es: 'Quienes van al segundo grupo empiezan con su propia práctica.',
  },
  before: {
    en: 'Those of the first group go on with what they began there.',
    es: 'Quienes estuvieron en el primer grupo siguen con lo que empezaron allí.',
  },
};

/** Why somebody who goes to seminar has no seat today; the teacher decides. */
export const WAITING: Readonly<Record<'no-seat' | 'not-served' | 'no-task', SeminarPlan['waiting'][number]['why']>> = {
  'no-seat': {
    en: 'All seats on this target are taken today. You decide: one seat more, or the next day.',
    es: 'Hoy todos los lugares de este objetivo están ocupados. Usted decide: un lugar más, o el próximo día.',
  },
  'not-served': {
    en: 'Neither session today serves the target needed here. You decide: another session, a short talk, or the next day.',
    es: 'Ninguna sesión de hoy atiende el objetivo que hace falta aquí. Usted decide: otra sesión, una breve conversación, o el próximo día.',
  },
  'no-task': {
    en: 'No grade-level target of this course builds on what is needed here, and no ticket gives another. You decide: a short talk may tell.',
    es: 'Ningún objetivo del grado en este curso se apoya en lo que hace falta aquí, y ningún boleto da otro. Usted decide: una breve conversación puede aclararlo.',
  },
};
