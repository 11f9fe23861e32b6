import type { Language } from '../../../language.ts';
import type { InLanguages, Operator } from '../document.ts';
import { KEPT } from '../retention.ts';

const keptRows = (language: Language): string[][] => KEPT.map(({ what, long }) => [what[language], long[language]]);

/** What families are told; the repository has it as PRIVACY.md and PRIVACIDAD.md. */
export const privacy: InLanguages = {
  en: (operator) => ({
    title: 'Privacy, for families',
    lead: [
      'Waymark is a tool of your child’s school. Students open class with a short ticket; Waymark shows the teacher who needs help with what, and suggests where each student goes next. The teacher reads every suggestion before anything is sent, unless the teacher has chosen otherwise for the class, and students may choose differently.',
    ],
    parts: [
      {
        title: 'What Waymark knows',
        blocks: [
          {
            head: ['what', 'from where', 'why'],
            rows: [
              [
                'the name that stands in the class list, and the student’s number there',
                'Google Classroom or Schoology',
                'so that the teacher knows whom a suggestion is about',
              ],
              [
                'answers to tickets, and points on class work',
                'the same, or what the student types into a ticket',
                'to see what is learned and what is not yet',
              ],
              [
                'what was suggested, sent and chosen, and short words beside a choice',
                'the teacher and the student',
                'so that no one gets the same thing twice, and choices count',
              ],
              [
                'how the student likes to learn, and the language of notes, where the school has said so',
                'the school',
                'so that notes and activities fit',
              ],
            ],
          },
          'Waymark does not ask for birth dates, addresses, telephone numbers, photos or health information. It does not measure how fast a student answers.',
          'A school’s e-mail address is used to match answers to a student, and is not kept for students. Of teachers, and of whoever looks after Waymark at the school, the address they sign in with is kept.',
        ],
      },
      {
        title: 'Who sees it',
        blocks: [
          {
            list: [
              'A **student** sees their own answers, their own levels in words, and notes to them. Never anybody else’s.',
              'The **teachers of the class** see the class. What hangs on a wall or stands on a projector has names and places only, no levels.',
              '**Whoever looks after Waymark at the school** sees whether the nights went well, and can download or erase data; that page shows no child’s level.',
              'Whoever **runs the machine** that Waymark is on (the school, or somebody it asked to) keeps it going for the school, and for nothing else.',
              '**Nobody else.** Nothing is sold, nothing is shown to advertisers, no page loads anything from another company, and nothing is used to train anything.',
            ],
          },
          'A post with words about a student goes to that student alone. The class list of Google Classroom or Schoology decides who is in a class, and a student who left it is no longer shown.',
        ],
      },
      {
        title: 'How long it is kept',
        blocks: [
          { head: ['what', 'how long'], rows: keptRows('en') },
          'A program lets go of it every night, and the night’s report counts it. Copies that the school makes for safety (backups) are the school’s; they hold what they held until they are thrown away.',
        ],
      },
      {
        title: 'What you can ask for',
        blocks: [
          'Ask the school, not us: the school decides about its data. It can, at any time and without our help,',
          {
            list: [
              'give you **everything that is kept about your child**, as one file,',
              '**correct** it where it is wrong, at its source: a score in Classroom or Schoology, a mark in a ticket, a route the teacher set,',
              '**erase** everything about your child, and keep Waymark from reading about them again. For that it keeps one scrambled code, made with a secret key, which tells nothing by itself, until the school lets it read about the child again or leaves. Lessons go on: a ticket can be done on paper.',
            ],
          },
          'The school answers within 45 days. Posts that stand in Google Classroom or Schoology belong to the teacher, and are removed there.',
        ],
      },
      {
        title: 'How it is protected',
        blocks: [
          'Every school’s data stands behind a wall of its own in the database. The teachers’ permissions are kept encrypted. Names and answers stand in no log and in no web address. Whoever uses a shared computer is signed out after an hour without use. If data ever came into wrong hands, the school is told within 72 hours of our knowing for sure.',
        ],
      },
      {
        title: 'What comes from Google',
        blocks: [
          'What Waymark gets from Google it uses as this page says, and passes on to nobody: its use and transfer of information received from Google APIs keeps to the Google API Services User Data Policy, including the Limited Use requirements. A teacher can take the permission back at any time on the “third-party access” page of their Google account.',
        ],
      },
      { title: 'Who we are', blocks: [whoEn(operator)] },
    ],
  }),
  es: (operator) => ({
    title: 'Privacidad, para las familias',
    lead: [
      'Waymark es una herramienta de la escuela de su hijo o hija. La clase empieza con un boleto corto; Waymark muestra a la maestra o al maestro quién necesita ayuda y con qué, y sugiere adónde va cada estudiante. Quien enseña lee cada sugerencia antes de que se envíe, salvo que haya decidido otra cosa para su clase, y cada estudiante puede elegir de otra manera.',
    ],
    parts: [
      {
        title: 'Qué sabe Waymark',
        blocks: [
          {
            head: ['qué', 'de dónde', 'para qué'],
            rows: [
              [
                'el nombre que está en la lista de la clase, y el número que tiene allí',
                'Google Classroom o Schoology',
                'para que quien enseña sepa de quién trata una sugerencia',
              ],
              [
                'las respuestas a los boletos y los puntos de los trabajos',
                'lo mismo, o lo que se escribe en un boleto',
                'para ver qué se aprendió y qué todavía no',
              ],
              [
                'lo que se sugirió, se envió y se eligió, y unas palabras junto a una elección',
                'quien enseña y cada estudiante',
                'para que nadie reciba dos veces lo mismo y para que las elecciones cuenten',
              ],
              [
                'cómo le gusta aprender y en qué idioma van las notas, si la escuela lo dijo',
                'la escuela',
                'para que las notas y las actividades le sirvan',
              ],
            ],
          },
          'Waymark no pide fechas de nacimiento, direcciones, teléfonos, fotos ni datos de salud. No mide la rapidez con que se responde.',
          'El correo de la escuela sirve para unir las respuestas con cada estudiante, y el de estudiantes no se guarda. De quienes enseñan, y de quien se ocupa de Waymark en la escuela, se guarda el correo con que inician sesión.',
        ],
      },
      {
        title: 'Quién lo ve',
        blocks: [
          {
            list: [
              '**Cada estudiante** ve sus propias respuestas, sus propios niveles en palabras y las notas dirigidas a él o ella. Nunca lo de otra persona.',
              '**Quienes enseñan la clase** ven la clase. Lo que se cuelga en la pared o se proyecta lleva solo nombres y lugares, sin niveles.',
              '**Quien se ocupa de Waymark en la escuela** ve si las noches fueron bien, y puede descargar o borrar datos; esa página no muestra el nivel de nadie.',
              'Quien **mantiene la máquina** en la que está Waymark (la escuela, o alguien a quien ella se lo pidió) la mantiene en marcha para la escuela, y para nada más.',
              '**Nadie más.** No se vende nada, no se muestra nada a anunciantes, ninguna página carga nada de otra empresa y nada sirve para entrenar nada.',
            ],
          },
          'Un mensaje con palabras sobre un estudiante va solo a esa persona. La lista de la clase en Google Classroom o Schoology decide quién está, y quien se fue ya no aparece.',
        ],
      },
      {
        title: 'Cuánto tiempo se guarda',
        blocks: [
          { head: ['qué', 'cuánto tiempo'], rows: keptRows('es') },
          'Un programa lo borra cada noche, y el informe de la noche lo cuenta. Las copias de seguridad que hace la escuela son de la escuela: contienen lo que contenían hasta que se tiran.',
        ],
      },
      {
        title: 'Qué puede pedir',
        blocks: [
          'Pídalo a la escuela, no a nosotros: la escuela decide sobre sus datos. Puede, en cualquier momento y sin nuestra ayuda,',
          {
            list: [
              'darle **todo lo que se guarda de su hijo o hija**, en un archivo,',
              '**corregirlo** donde esté mal, en su origen: una calificación en Classroom o Schoology, una marca en un boleto, un lugar que puso quien enseña,',
              '**borrar** todo lo que se guarda de su hijo o hija, y hacer que Waymark no vuelva a leer sobre él o ella. Para eso guarda un código cifrado, hecho con una clave secreta, que por sí mismo no dice nada, hasta que la escuela permita leer de nuevo o se vaya. La clase sigue: un boleto se puede hacer en papel.',
            ],
          },
          'La escuela responde dentro de 45 días. Lo que está en Google Classroom o Schoology es de quien enseña, y se quita allí.',
        ],
      },
      {
        title: 'Cómo se protege',
        blocks: [
          'Los datos de cada escuela están detrás de un muro propio en la base de datos. Los permisos de quienes enseñan se guardan cifrados. Los nombres y las respuestas no están en ningún registro técnico ni en ninguna dirección web. En una computadora compartida la sesión se cierra tras una hora sin uso. Si alguna vez los datos llegaran a manos ajenas, la escuela lo sabrá dentro de las 72 horas después de que lo sepamos con certeza.',
        ],
      },
      {
        title: 'Lo que viene de Google',
        blocks: [
          'Lo que Waymark recibe de Google lo usa como dice esta página, y no lo pasa a nadie: el uso y la transferencia de la información recibida de las API de Google cumplen la Política de Datos del Usuario de los Servicios de las API de Google, incluidos los requisitos de Uso Limitado. Quien enseña puede retirar el permiso en cualquier momento en la página de acceso de terceros de su cuenta de Google.',
        ],
      },
      { title: 'Quiénes somos', blocks: [whoEs(operator)] },
    ],
  }),
};

function whoEn({ name, contact }: Operator): string {
  const by = name === null ? 'This Waymark is run by the school, or for it.' : `This Waymark is run by ${name}.`;
  const to = contact === null ? '' : ` or to ${contact}`;
  return `${by} Questions go to the school${to}; [what a school does with a parent’s request](/requests) stands on a page of its own.`;
}

function whoEs({ name, contact }: Operator): string {
  const by =
    name === null
      ? 'De este Waymark se ocupa la escuela, o alguien en su nombre.'
      : `De este Waymark se ocupa ${name}.`;
  const to = contact === null ? '' : ` o a ${contact}`;
  return `${by} Las preguntas van a la escuela${to}; [lo que hace una escuela con lo que pide una familia](/requests) está en una página propia.`;
}
