import { ES_DONE } from './done-es.ts';
import type { Doing, Words } from './types.ts';
import { sayDone } from './ways.ts';

const WHICH = {
  only: 'al seminario de hoy',
  first: 'al primer seminario de hoy',
  second: 'al segundo seminario de hoy',
} as const;

/** What to do with an activity, by what a child does with it. */
const DO: Readonly<Record<Doing, (title: string) => string>> = {
  watch: (title) => `mira «${title}»`,
  together: (title) => `haz «${title}» en pareja`,
  build: (title) => `haz «${title}» con tus manos`,
  read: (title) => `lee «${title}»`,
  work: (title) => `trabaja con «${title}»`,
};

const HAND_IN: Readonly<Record<Doing, string>> = {
  watch: 'un ejemplo tuyo como los del video, con todos los pasos, y una frase sobre lo que viste.',
  together: 'lo que encontraron entre los dos, y una frase tuya sobre cómo llegaron ahí.',
  build: 'una foto o un dibujo de lo que hiciste, y una frase sobre lo que muestra.',
  read: 'dos frases sobre lo que leíste, con tus propias palabras, y un ejemplo tuyo.',
  work: 'lo que resolviste, y cómo llegaste ahí.',
};

const OWN_EXAMPLES = 'prepara dos o tres ejemplos propios que lo muestren y entrégalos.';
const ANSWER = 'Después responde las preguntas del enlace. No hay que entregar nada más.';

export const es: Words = {
  done: (done, way, on) => sayDone(ES_DONE, done, way, on),
  below: 'la meta de abajo',
  next: (iCan, how) => `Tu próximo paso: ${iCan}. ${how}`,
  how: {
    seat: 'Piensa en una pregunta que te gustaría hacer sobre esto.',
    chance: (due) =>
      `En tu clase tienes un trabajo sobre esto hasta el ${due}. Hasta ese día puedes entregarlo más de una vez.`,
    activity: (activity) => `Puedes empezar con «${activity}».`,
    deeper: (activity) => `Puedes ir más allá con «${activity}».`,
    ticket: 'El próximo boleto es una nueva oportunidad para mostrar lo que sabes hacer.',
  },
  posts: {
    topic: 'Próximos pasos',
    routeTitle: (day) => `Plan para el ${day}`,
    seminar: (which, minutes, iCan) =>
      `Te invitamos ${WHICH[which]} (${minutes} minutos): un grupo pequeño con tu docente sobre ${iCan}. ` +
      'Si hoy te ayuda más el taller, puedes elegirlo. Solo díselo a tu docente.',
    workshop:
      'Te invitamos al taller de hoy: trabajo que eliges tú, por tu cuenta o en pareja. ' +
      'Si hoy te ayuda más el seminario, puedes elegirlo. Solo díselo a tu docente.',
    menu: {
      workshop: 'Los enlaces de aquí son actividades para elegir: toma la que más te ayude.',
      seminar: 'Para el tiempo fuera del grupo, los enlaces de aquí son actividades entre las que puedes elegir.',
    },
    noteTitle: (day) => `Una nota para la semana del ${day}`,
    chanceTitle: (iCan, day) => `Práctica: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, check, prerequisite }) =>
      [
        `Se trata de: ${iCan}.`,
        activity === null
          ? `Qué hacer: ${OWN_EXAMPLES}`
          : `Qué hacer: ${DO[activity.does](activity.title)} (unos ${activity.minutes} minutos).`,
        ...(check ? [ANSWER] : activity === null ? [] : [`Qué entregar: ${HAND_IN[activity.does]}`]),
        ...(prerequisite === null
          ? []
          : [
              prerequisite.activity === null
                ? `Un buen comienzo: recuerda ${prerequisite.iCan}.`
                : `Un buen comienzo: recuerda ${prerequisite.iCan} con «${prerequisite.activity}».`,
            ]),
        `Tienes hasta el ${due}. Hasta ese día puedes volver a ${check ? 'responder' : 'entregarlo'}. Tómate el tiempo que necesites.`,
      ].join('\n'),
    quickCheckTitle: (iCan, day) => `Comprobación breve: ${iCan} (${day})`,
    quickCheck: ({ iCan, due, check }) =>
      [
        `Esto ya lo has mostrado antes: ${iCan}.`,
        'Ha pasado un poco de tiempo, así que aquí puedes ver en un momento si todavía te sale. No trae ninguna práctica.',
        check
          ? 'Qué hacer: responde las preguntas del enlace. No hay que entregar nada más.'
          : 'Qué hacer: prepara dos ejemplos nuevos tuyos que lo muestren y entrégalos.',
        `Tienes hasta el ${due}. Tómate el tiempo que necesites.`,
      ].join('\n'),
    questions: 'Las preguntas',
  },
};
