import type { Doing, Words } from './types.ts';

const SEMINAR = 'el seminario, un grupo pequeño con tu docente';
const WORKSHOP = 'el taller, con trabajo que eliges tú';
const WHICH = { only: 'al seminario de hoy', first: 'al primer seminario de hoy', second: 'al segundo seminario de hoy' } as const;

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
    noteTitle: (day) => `Una nota para la semana del ${day}`,
    chanceTitle: (iCan, day) => `Práctica: ${iCan} (${day})`,
    chance: ({ iCan, due, activity, check, prerequisite }) => [
      `Se trata de: ${iCan}.`,
      activity === null ? `Qué hacer: ${OWN_EXAMPLES}` : `Qué hacer: ${DO[activity.does](activity.title)} (unos ${activity.minutes} minutos).`,
      ...(check ? [ANSWER] : activity === null ? [] : [`Qué entregar: ${HAND_IN[activity.does]}`]),
      ...(prerequisite === null ? [] : [prerequisite.activity === null
        ? `Un buen comienzo: recuerda ${prerequisite.iCan}.`
        : `Un buen comienzo: recuerda ${prerequisite.iCan} con «${prerequisite.activity}».`]),
      `Tienes hasta el ${due}. Hasta ese día puedes volver a ${check ? 'responder' : 'entregarlo'}. Tómate el tiempo que necesites.`,
    ].join('\n'),
    quickCheckTitle: (iCan, day) => `Comprobación breve: ${iCan} (${day})`,
    quickCheck: ({ iCan, due, check }) => [
      `Esto ya lo has mostrado antes: ${iCan}.`,
      'Ha pasado un poco de tiempo, así que aquí puedes ver en un momento si todavía te sale. No trae ninguna práctica.',
      check ? 'Qué hacer: responde las preguntas del enlace. No hay que entregar nada más.' : 'Qué hacer: prepara dos ejemplos nuevos tuyos que lo muestren y entrégalos.',
      `Tienes hasta el ${due}. Tómate el tiempo que necesites.`,
    ].join('\n'),
    questions: 'Las preguntas',
  },
};
