import { ES_DONE } from './done-es.ts';
import type { Words } from './types.ts';
import { sayDone } from './ways.ts';

const WHICH = { only: 'al seminario de hoy', first: 'al primer seminario de hoy', second: 'al segundo seminario de hoy' } as const;

export const es: Words = {
  done: (done, way, on) => sayDone(ES_DONE, done, way, on),
  below: 'la meta de abajo',
  next: (iCan, how) => `Tu próximo paso: ${iCan}. ${how}`,
  how: {
    seat: 'Piensa en una pregunta que te gustaría hacer sobre esto.',
    chance: (due) => `En tu clase tienes un trabajo sobre esto hasta el ${due}. Hasta ese día puedes entregarlo más de una vez.`,
    activity: (activity) => `Puedes empezar con «${activity}».`,
    deeper: (activity) => `Puedes ir más allá con «${activity}».`,
    ticket: 'El próximo boleto es una nueva oportunidad para mostrar lo que sabes hacer.',
  },
  posts: {
    topic: 'Próximos pasos',
    routeTitle: (day) => `Plan para el ${day}`,
    seminar: (which, minutes, iCan) => `Te invitamos ${WHICH[which]} (${minutes} minutos): un grupo pequeño con tu docente sobre ${iCan}. `
      + 'Si hoy te ayuda más el taller, puedes elegirlo. Solo díselo a tu docente.',
    workshop: 'Te invitamos al taller de hoy: trabajo que eliges tú, por tu cuenta o en pareja. '
      + 'Si hoy te ayuda más el seminario, puedes elegirlo. Solo díselo a tu docente.',
    menu: {
      workshop: 'Los enlaces de aquí son actividades para elegir: toma la que más te ayude.',
      seminar: 'Para el tiempo fuera del grupo, los enlaces de aquí son actividades entre las que puedes elegir.',
    },
    noteTitle: (day) => `Una nota para la semana del ${day}`,
    chanceTitle: (iCan, day) => `Práctica: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, prerequisite }) => [
      `Se trata de: ${iCan}.`,
      activity === null
        ? 'Qué hacer: prepara dos o tres ejemplos propios que lo muestren y entrégalos.'
        : `Qué hacer: trabaja con «${activity.title}» (unos ${activity.minutes} minutos) y entrega lo que resolviste.`,
      ...(prerequisite === null ? [] : [prerequisite.activity === null
        ? `Un buen comienzo: recuerda ${prerequisite.iCan}.`
        : `Un buen comienzo: recuerda ${prerequisite.iCan} con «${prerequisite.activity}».`]),
      `Tienes hasta el ${due}. Hasta ese día puedes volver a entregarlo. Tómate el tiempo que necesites.`,
    ].join('\n'),
  },
};
