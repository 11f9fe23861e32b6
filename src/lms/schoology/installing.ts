import type { Installing } from '../facts.ts';

/** How a district installs Waymark in its Schoology (FACTS.md 1.3 to 1.6). Not yet tried against the real service. */
export const installing: Installing = {
  steps: [
    {
      en: 'In the App Center, with the permission “Install applications”: Install App, agree, Add to Organization.',
      es: 'En el App Center, con el permiso «Install applications»: Install App, aceptar, Add to Organization.',
    },
    {
      en: 'Under Organization Apps, Install/Remove: choose some courses first, all of them later.',
      es: 'En Organization Apps, Install/Remove: elija primero algunos cursos y más tarde todos.',
    },
    {
      en: 'Give teachers the role permission “Access Schoology API”. They must be administrators of their own sections.',
      es: 'Dé a los docentes el permiso de rol «Access Schoology API». Deben ser administradores de sus propias secciones.',
    },
    {
      en: 'A teacher opens Waymark from a course and sees a code: enter it on this page. So nobody else can claim your installation.',
      es: 'Un docente abre Waymark desde un curso y ve un código: escríbalo en esta página. Así nadie más puede reclamar su instalación.',
    },
    {
      en: 'Each teacher then presses “Connect” on the board.',
      es: 'Después cada docente pulsa «Conectar» en el tablero.',
    },
  ],
  consent: {
    en: 'Each teacher lets Waymark read and post in their own courses. Schoology ends that after 90 days; fifteen days ahead it is told here and on the teacher’s board.',
    es: 'Cada docente permite que Waymark lea y publique en sus propios cursos. Schoology lo termina a los 90 días; quince días antes se dice aquí y en el tablero del docente.',
  },
  forAll: {
    en: 'A system key could act for everybody, but what it writes bears the key owner’s name. Waymark does not use one, and asks for no right to impersonate.',
    es: 'Una clave de sistema podría actuar por todos, pero lo que escribe lleva el nombre de su dueño. Waymark no la usa, ni pide el derecho de suplantar.',
  },
  answers: [
    {
      name: '403',
      todo: {
        en: 'The role permission “Access Schoology API” is missing for this teacher, or they do not administer the section.',
        es: 'A este docente le falta el permiso de rol «Access Schoology API», o no administra la sección.',
      },
    },
    {
      name: '401',
      todo: {
        en: 'The teacher’s permission has ended: they press “Connect” again.',
        es: 'El permiso del docente terminó: debe pulsar «Conectar» otra vez.',
      },
    },
  ],
};
