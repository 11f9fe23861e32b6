import type { Words } from './types.ts';

const SEMINAR = 'el seminario, un grupo pequeño con tu docente';
const WORKSHOP = 'el taller, con trabajo que eliges tú';
const WHICH = { only: 'al seminario de hoy', first: 'al primer seminario de hoy', second: 'al segundo seminario de hoy' } as const;

export const es: Words = {
  done: {
    mastered: (iCan) => `Tu trabajo ya lo muestra: ${iCan}.`,
    secondChance: (iCan) => `Aprovechaste otra oportunidad en ${iCan}. Volver sobre algo es una buena manera de aprenderlo.`,
    moreRight: (iCan, more) => `Tuviste ${more} ${more === 1 ? 'acierto' : 'aciertos'} más que la vez anterior en ${iCan}.`,
    handedIn: (iCan) => `Entregaste un trabajo sobre ${iCan}.`,
  },
  next: {
    chance: (iCan, due) => `Tu próximo paso: otra oportunidad en ${iCan}. Tienes hasta el ${due}, y hasta ese día puedes volver a entregarla.`,
    seminar: (iCan) => `Tu próximo paso: el grupo pequeño con tu docente sobre ${iCan}.`,
    choice: (iCan, activity) => `Tu próximo paso: seguir con ${iCan}. Puedes empezar con «${activity}».`,
    ticket: (iCan) => (iCan === null
      ? 'Tu próximo paso: un boleto más, para mostrar lo que sabes hacer.'
      : `Tu próximo paso: un boleto más, para mostrar lo que sabes hacer en ${iCan}.`),
  },
  route: (route, by) => {
    if (route === 'undecided') return 'Por ahora, tu propio trabajo deja abiertas las dos opciones: seminario o taller. Elige con tu docente lo que más te ayude.';
    const place = route === 'seminar' ? SEMINAR : WORKSHOP;
    if (by === 'declared') return `Elegiste ${place}. Tu elección cuenta.`;
    if (by === 'assigned') return `Tu docente pensó esto para ti: ${place}. Si lo ves de otra manera, díselo.`;
    return `Por ahora, tu propio trabajo sugiere ${place}. Es una sugerencia: puedes elegir lo otro, solo díselo a tu docente.`;
  },
  nextTicket: 'El próximo boleto es una nueva oportunidad para mostrar lo que sabes hacer.',
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
