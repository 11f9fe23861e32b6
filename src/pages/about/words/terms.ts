import type { InLanguages } from '../document.ts';

/** On which terms a school uses this Waymark. A school's own agreement with whoever runs it stands above them. */
export const terms: InLanguages = {
  en: ({ name }) => ({
    title: 'Terms',
    lead: [
      `These are the terms on which ${name ?? 'whoever runs this Waymark'} lets a school use it. Where the school has an agreement of its own (a data privacy agreement, say), that one stands above this page.`,
    ],
    parts: [
      {
        title: 'Whose what is',
        blocks: [
          {
            list: [
              'The data is the **school’s**. It is used for the lessons of that school, as the school says, and for nothing else; nobody is advertised to, nothing is sold, nothing trains anything.',
              'Posts in Google Classroom or Schoology are the **teacher’s**.',
              'The program is free software under the MIT licence: anyone may read it, run it and change it. It comes without warranty, as that licence says.',
            ],
          },
        ],
      },
      {
        title: 'What the school does',
        blocks: [
          {
            list: [
              'It decides which classes take part, and tells families so; where the law asks for consent, it has it.',
              'It keeps the list of who looks after Waymark there, and takes out who has left.',
              'It answers what families ask for, [within 45 days](/requests).',
            ],
          },
        ],
      },
      {
        title: 'What whoever runs it does',
        blocks: [
          {
            list: [
              'Keeps it running and up to date, and the data behind the wall of that school.',
              'Tells the school within 72 hours once it is sure that data came into wrong hands, and what was done about it.',
              'When the school leaves: gives it everything as a file, erases it within 30 days, backups included, and hands over the receipt.',
            ],
          },
        ],
      },
      {
        title: 'What Waymark is not',
        blocks: [
          'It advises; it decides nothing about a child. Its estimates are of what was shown on some questions and can be wrong; how often they were stands on the teacher’s scorecard. It is no gradebook and no official record.',
        ],
      },
    ],
  }),
  es: ({ name }) => ({
    title: 'Condiciones',
    lead: [
      `Con estas condiciones ${name ?? 'quien se ocupa de este Waymark'} lo pone a disposición de una escuela. Si la escuela tiene un acuerdo propio (de privacidad de datos, por ejemplo), ese vale antes que esta página.`,
    ],
    parts: [
      {
        title: 'De quién es cada cosa',
        blocks: [
          {
            list: [
              'Los datos son de **la escuela**. Se usan para las clases de esa escuela, como ella diga, y para nada más; no hay publicidad, no se vende nada y nada sirve para entrenar nada.',
              'Las publicaciones en Google Classroom o Schoology son de **quien enseña**.',
              'El programa es software libre con licencia MIT: cualquiera puede leerlo, usarlo y cambiarlo. Viene sin garantía, como dice esa licencia.',
            ],
          },
        ],
      },
      {
        title: 'Lo que hace la escuela',
        blocks: [
          {
            list: [
              'Decide qué clases participan y lo dice a las familias; donde la ley pide consentimiento, lo tiene.',
              'Mantiene la lista de quienes se ocupan de Waymark allí, y quita a quien se fue.',
              'Responde a lo que piden las familias, [dentro de 45 días](/requests?lang=es).',
            ],
          },
        ],
      },
      {
        title: 'Lo que hace quien lo mantiene',
        blocks: [
          {
            list: [
              'Lo mantiene en marcha y al día, y los datos detrás del muro de esa escuela.',
              'Avisa a la escuela dentro de las 72 horas desde que sabe con certeza que los datos llegaron a manos ajenas, y qué se hizo.',
              'Cuando la escuela se va: le da todo en un archivo, lo borra en 30 días, también en las copias de seguridad, y entrega el recibo.',
            ],
          },
        ],
      },
      {
        title: 'Lo que Waymark no es',
        blocks: [
          'Aconseja; no decide nada sobre nadie. Sus estimaciones son de lo que se mostró en algunas preguntas y pueden fallar; cuántas veces fallaron está en el balance de quien enseña. No es un libro de calificaciones ni un registro oficial.',
        ],
      },
    ],
  }),
};
