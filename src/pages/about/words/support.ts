import type { InLanguages } from '../document.ts';

/** Where help is: also the support address of the listings. */
export const support: InLanguages = {
  en: ({ contact }) => ({
    title: 'Help',
    lead: [
      contact === null
        ? 'Ask whoever looks after Waymark at your school; they can reach those who run it.'
        : `Ask whoever looks after Waymark at your school, or write to [${contact}](mailto:${contact}). Please send no names and no answers of students: the reference on the page is enough.`,
    ],
    parts: [
      {
        title: 'What helps most often',
        blocks: [
          {
            head: ['what you see', 'what to do'],
            rows: [
              [
                '“Sign in with Google” again and again',
                'Open Classroom in a window with one account only; with several at once Classroom does not say who you are.',
              ],
              [
                '“Your administrator has not allowed this app”',
                'The school’s Google administrator sets the app to trusted (Admin console, Security, API controls).',
              ],
              [
                '“Waymark does not know this class yet”',
                'Whoever looks after Waymark at the school adds the class to the school file.',
              ],
              [
                'the board says “connect again”',
                'Press **Connect** on [/account](/account), or open Waymark from inside the Schoology course: a Schoology permission lives ninety days.',
              ],
              [
                'the plan of today is missing',
                'On [/school](/school) the last nights stand with what to do. Nothing was sent that nobody saw.',
              ],
              [
                'a page with a reference',
                'Write it down with day and time: the log of the machine has the same reference.',
              ],
            ],
          },
        ],
      },
      {
        title: 'Stop, if something is wrong',
        blocks: [
          'A teacher presses **Pause sending** on the board, an administrator on [/school](/school): from then on nothing is sent, and drafts are taken back. What was sent last can be taken back on the board, except what students have worked on.',
        ],
      },
      {
        title: 'Something unsafe?',
        blocks: [
          'Write at once, also if you are not sure. What is promised about safety, and how to report, stands in the file SECURITY.md of the program.',
        ],
      },
    ],
  }),
  es: ({ contact }) => ({
    title: 'Ayuda',
    lead: [
      contact === null
        ? 'Pregunte a quien se ocupa de Waymark en su escuela; esa persona puede hablar con quienes lo mantienen.'
        : `Pregunte a quien se ocupa de Waymark en su escuela, o escriba a [${contact}](mailto:${contact}). Por favor, no envíe nombres ni respuestas de estudiantes: basta la referencia que muestra la página.`,
    ],
    parts: [
      {
        title: 'Lo que más ayuda',
        blocks: [
          {
            head: ['lo que ve', 'qué hacer'],
            rows: [
              [
                '“Iniciar sesión con Google” una y otra vez',
                'Abra Classroom en una ventana con una sola cuenta; con varias a la vez Classroom no dice quién es usted.',
              ],
              [
                '“Su administrador no ha permitido esta aplicación”',
                'Quien administra Google en la escuela marca la aplicación como de confianza (consola de administración, Seguridad, controles de API).',
              ],
              [
                '“Waymark todavía no conoce esta clase”',
                'Quien se ocupa de Waymark en la escuela agrega la clase al archivo de la escuela.',
              ],
              [
                'el tablero dice “conectar de nuevo”',
                'Pulse **Conectar** en [/account](/account?lang=es), o abra Waymark desde dentro del curso de Schoology: un permiso de Schoology dura noventa días.',
              ],
              [
                'falta el plan de hoy',
                'En [/school](/school?lang=es) están las últimas noches y qué hacer. No se envió nada que nadie haya visto.',
              ],
              [
                'una página con una referencia',
                'Anótela con día y hora: el registro de la máquina tiene la misma referencia.',
              ],
            ],
          },
        ],
      },
      {
        title: 'Parar, si algo va mal',
        blocks: [
          'Quien enseña pulsa **Pausar el envío** en el tablero; quien se ocupa de la escuela, en [/school](/school?lang=es): desde entonces no se envía nada y los borradores se retiran. Lo último que se envió se puede retirar en el tablero, salvo aquello en lo que ya se trabajó.',
        ],
      },
      {
        title: '¿Algo inseguro?',
        blocks: [
          'Escriba enseguida, también si no está seguro o segura. Lo que se promete sobre la seguridad, y cómo avisar, está en el archivo SECURITY.md del programa.',
        ],
      },
    ],
  }),
};
