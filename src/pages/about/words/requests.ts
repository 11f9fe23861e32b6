import type { InLanguages } from '../document.ts';

/** How a school answers what parents ask for, in time. */
export const requests: InLanguages = {
  en: () => ({
    title: 'When a parent asks: within 45 days',
    lead: [
      'Parents, and students of age, may ask a school what is kept about them, have it corrected, and have it erased. This page says how whoever looks after Waymark at the school does that. It takes minutes; the law and most agreements give the school 45 days from the day of the request.',
    ],
    parts: [
      {
        title: 'The same for every request',
        blocks: [
          {
            steps: [
              'Write down the day of the request, and make sure that whoever asks is the parent of that student, or the student of age. The school knows them; Waymark does not.',
              'Open [the children’s data](/school/data) of the school’s own page, and find the student by name under **Find a student**. For this you have signed in within the last ten minutes.',
              'Do one of the three below, and answer in writing. Keep the receipt with the request.',
            ],
          },
        ],
      },
      {
        title: 'To see what is kept',
        blocks: [
          'Press **Download what is held** beside the student: everything held about that one, as a file for machines (JSON), and about nobody else. On the machine it is `waymark export --school S --learner L`. Read the file before you hand it over: it names posts and questions as the teacher wrote them. The teacher shows the same on the student’s page of the board.',
        ],
      },
      {
        title: 'To correct it',
        blocks: [
          {
            list: [
              'A **score** is corrected where it was given, in Classroom or Schoology; the next night takes it up.',
              'A **mark in a ticket** is corrected by the teacher in the ticket’s room; the older mark does not count any more.',
              'A **level** follows from the results: strike the result that does not count on the board, with a reason, and the level is reckoned anew.',
              'A **name** comes from the class list, every night.',
            ],
          },
        ],
      },
      {
        title: 'To erase it',
        blocks: [
          {
            steps: [
              'Press **Erase for good** beside the student. On the machine it is `waymark erase --school S --learner L`.',
              'The receipt counts what went, table by table, without a name. The student is not read again, whatever the class list says, until `waymark erase --learner L --let-in`.',
              'What is left to people: posts that stand in the LMS are the teacher’s to remove (the receipt lists them), files that somebody downloaded, and backups, which hold it until they are thrown away: thirty days, if the school follows the page on backups.',
            ],
          },
          'Lessons go on: the student does tickets on paper, and nothing of them is typed in.',
        ],
      },
      {
        title: 'When the answer is no, or not yet',
        blocks: [
          'A school may have to keep some records by law. Waymark is no such record: grades and rosters stand in the LMS. If a request cannot be done, say why, in writing, within the same 45 days.',
        ],
      },
    ],
  }),
  es: () => ({
    title: 'Cuando una familia pide algo: dentro de 45 días',
    lead: [
      'Las familias, y cada estudiante mayor de edad, pueden preguntar a la escuela qué se guarda, pedir que se corrija y pedir que se borre. Esta página dice cómo lo hace quien se ocupa de Waymark en la escuela. Son minutos; la ley y la mayoría de los convenios dan a la escuela 45 días desde el día de la solicitud.',
    ],
    parts: [
      {
        title: 'Lo mismo en cada caso',
        blocks: [
          {
            steps: [
              'Anote el día de la solicitud, y compruebe que quien pide es madre, padre o tutor, o la persona misma si es mayor de edad. La escuela los conoce; Waymark no.',
              'Abra [los datos de estudiantes](/school/data?lang=es) en la página de la escuela, y busque a la persona por su nombre bajo **Buscar a un estudiante**. Para esto debe haber iniciado sesión en los últimos diez minutos.',
              'Haga una de las tres cosas que siguen, y responda por escrito. Guarde el recibo con la solicitud.',
            ],
          },
        ],
      },
      {
        title: 'Para ver lo que se guarda',
        blocks: [
          'Pulse **Descargar lo que se guarda** junto a la persona: todo lo que se guarda de ella, en un archivo para máquinas (JSON), y de nadie más. En la máquina es `waymark export --school S --learner L`. Lea el archivo antes de entregarlo: nombra publicaciones y preguntas como las escribió quien enseña. Su docente muestra lo mismo en la página del estudiante del tablero.',
        ],
      },
      {
        title: 'Para corregirlo',
        blocks: [
          {
            list: [
              'Una **calificación** se corrige donde se puso, en Classroom o Schoology; la noche siguiente la recoge.',
              'Una **marca en un boleto** la corrige quien enseña en la sala del boleto; la anterior deja de contar.',
              'Un **nivel** se deduce de los resultados: en el tablero se tacha, con un motivo, el resultado que no cuenta, y el nivel se calcula de nuevo.',
              'Un **nombre** viene de la lista de la clase, cada noche.',
            ],
          },
        ],
      },
      {
        title: 'Para borrarlo',
        blocks: [
          {
            steps: [
              'Pulse **Borrar para siempre** junto a la persona. En la máquina es `waymark erase --school S --learner L`.',
              'El recibo cuenta lo que se fue, tabla por tabla, sin ningún nombre. No se vuelve a leer sobre esa persona, diga lo que diga la lista, hasta `waymark erase --learner L --let-in`.',
              'Queda para las personas: las publicaciones que están en el LMS las quita quien enseña (el recibo las enumera), los archivos que alguien descargó, y las copias de seguridad, que lo contienen hasta que se tiran: treinta días, si la escuela sigue la página sobre copias.',
            ],
          },
          'La clase sigue: esa persona hace los boletos en papel, y nada de ellos se escribe en Waymark.',
        ],
      },
      {
        title: 'Cuando la respuesta es no, o todavía no',
        blocks: [
          'Puede que la ley obligue a la escuela a conservar algo. Waymark no es ese registro: las calificaciones y las listas están en el LMS. Si algo no se puede hacer, diga por qué, por escrito, dentro de los mismos 45 días.',
        ],
      },
    ],
  }),
};
