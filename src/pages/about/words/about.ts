import type { InLanguages } from '../document.ts';

/** What Waymark is, for who has never heard of it: also the home page that a consent screen names. */
export const about: InLanguages = {
  en: () => ({
    title: 'What Waymark is',
    lead: [
      'Students open class with a short ticket. In the night Waymark reads the tickets and the work of the class from Google Classroom or Schoology, estimates for each student what is learned and what is not yet, and lays a plan on the teacher’s desk.',
    ],
    parts: [
      {
        title: 'What the teacher finds in the morning',
        blocks: [
          {
            list: [
              'whom to invite to **seminar**, a small group with the teacher, on which question,',
              'who works in **workshop**, on work they choose themselves,',
              'who gets a fresh chance on what, and a short note for each student,',
              'the reasons for all of it. Nothing is sent before the teacher has read it, unless the class says otherwise, and students may choose differently.',
            ],
          },
        ],
      },
      {
        title: 'What it asks for at Google, and why',
        blocks: [
          {
            list: [
              '**Who you are** (your address and name), so that only teachers of the class come in.',
              '**Your classes, who is in them and their addresses**, so that answers find the right student.',
              '**Class work and grades**: to read results, and to give out what you approved, as drafts first, to exactly the students it is for.',
              '**Topics and announcements**: the heading that posts stand under, and notes to single students.',
              '**Forms and their answers**, read and never changed: results question by question.',
              '**Add-ons**: tickets inside an assignment.',
            ],
          },
        ],
      },
      {
        title: 'What it promises',
        blocks: [
          'Never twice, never half-done, never to the wrong child. No evidence is not zero, and one result decides nothing. What is kept, who sees it and for how long stands under [Privacy, for families](/privacy).',
        ],
      },
    ],
  }),
  es: () => ({
    title: 'Qué es Waymark',
    lead: [
      'La clase empieza con un boleto corto. Por la noche Waymark lee los boletos y los trabajos de la clase en Google Classroom o Schoology, estima qué ha aprendido cada estudiante y qué todavía no, y deja un plan en la mesa de quien enseña.',
    ],
    parts: [
      {
        title: 'Lo que hay por la mañana',
        blocks: [
          {
            list: [
              'a quién invitar al **seminario**, un grupo pequeño con quien enseña, y sobre qué pregunta,',
              'quién trabaja en el **taller**, en lo que elige,',
              'quién recibe otra oportunidad y de qué, y una nota corta para cada estudiante,',
              'las razones de todo. Nada se envía antes de que quien enseña lo haya leído, salvo que la clase diga otra cosa, y cada estudiante puede elegir de otra manera.',
            ],
          },
        ],
      },
      {
        title: 'Qué pide en Google, y para qué',
        blocks: [
          {
            list: [
              '**Quién es usted** (correo y nombre), para que solo entren quienes enseñan la clase.',
              '**Sus clases, quiénes están en ellas y sus correos**, para que cada respuesta encuentre a su estudiante.',
              '**Trabajos y calificaciones**: para leer resultados y para dar lo que usted aprobó, primero como borrador y solo a quienes corresponde.',
              '**Temas y anuncios**: el título bajo el que están las publicaciones, y las notas a una sola persona.',
              '**Formularios y sus respuestas**, que se leen y nunca se cambian: resultados pregunta por pregunta.',
              '**Complementos**: boletos dentro de una tarea.',
            ],
          },
        ],
      },
      {
        title: 'Lo que promete',
        blocks: [
          'Nunca dos veces, nunca a medias, nunca a quien no corresponde. Que no haya evidencia no es un cero, y un solo resultado no decide nada. Qué se guarda, quién lo ve y por cuánto tiempo está en [Privacidad, para las familias](/privacy?lang=es).',
        ],
      },
    ],
  }),
};
