import type { Language } from '../../language.ts';
import type { ClassTried } from '../kit/deps.ts';

export interface AccountWords {
  readonly title: string;
  readonly signedInAs: (name: string) => string;
  readonly board: string;
  readonly setUp: string;
  readonly school: string;
  readonly notNamed: string;
  readonly classes: (count: number) => string;
  readonly connected: string;
  readonly ended: string;
  readonly missing: string;
  readonly connect: string;
  readonly again: string;
  readonly mayNot: string;
  readonly mayAll: string;
  readonly tried: string;
  readonly allRead: string;
  readonly can: Readonly<Record<ClassTried['can'], string>>;
  readonly places: string;
  readonly here: string;
  readonly since: (began: string, seen: string) => string;
  readonly end: string;
  readonly endAll: string;
  readonly signOut: string;
  readonly ends: string;
}

export const accountWords: Readonly<Record<Language, AccountWords>> = {
  en: {
    title: 'Your account',
    signedInAs: (name) => `Signed in as ${name}.`,
    board: 'To the morning board',
    setUp: 'Set up your classes',
    school: 'To the school page',
    notNamed:
      'No school file names this account as a teacher, so there is no class to show. Ask whoever looks after Waymark at your school to add it, or sign out and choose the account you teach with.',
    classes: (count) => (count === 1 ? '1 class' : `${count} classes`),
    connected: 'Connected: in the night Waymark reads this account’s classes and lays the plan on the board.',
    ended: 'The permission has ended: nothing is read or posted until it is given again.',
    missing: 'Not connected yet: Waymark can neither read nor post in these classes.',
    connect: 'Connect',
    again: 'Connect again',
    mayNot: 'Works without, but Waymark may not',
    mayAll: 'Waymark was allowed everything it asked for.',
    tried: 'What the LMS answers just now',
    allRead: 'Done: every class can be read',
    can: { read: 'can be read', closed: 'is closed there, so it is left alone', nothing: 'cannot be read' },
    places: 'Where you are signed in',
    here: 'this browser',
    since: (began, seen) => `since ${began}, last seen ${seen}`,
    end: 'End',
    endAll: 'Sign out everywhere',
    signOut: 'Sign out',
    ends: 'A sign-in ends by itself after an hour without use, and after twelve hours at most.',
  },
  es: {
    title: 'Su cuenta',
    signedInAs: (name) => `Sesión iniciada como ${name}.`,
    board: 'Al tablero de la mañana',
    setUp: 'Preparar sus clases',
    school: 'A la página de la escuela',
    notNamed:
      'Ningún archivo de escuela nombra esta cuenta como docente, así que no hay ninguna clase que mostrar. Pida a quien se ocupa de Waymark en su escuela que la agregue, o cierre la sesión y elija la cuenta con la que enseña.',
    classes: (count) => (count === 1 ? '1 clase' : `${count} clases`),
    connected: 'Conectada: por la noche Waymark lee las clases de esta cuenta y deja el plan en el tablero.',
    ended: 'El permiso terminó: nada se lee ni se publica hasta que se dé de nuevo.',
    missing: 'Todavía no está conectada: Waymark no puede leer ni publicar en estas clases.',
    connect: 'Conectar',
    again: 'Conectar otra vez',
    mayNot: 'Funciona sin ello, pero Waymark no puede',
    mayAll: 'Se permitió a Waymark todo lo que pidió.',
    tried: 'Qué responde el LMS ahora mismo',
    allRead: 'Listo: se pueden leer todas las clases',
    can: { read: 'se puede leer', closed: 'está cerrada allí, así que se deja en paz', nothing: 'no se puede leer' },
    places: 'Dónde tiene la sesión iniciada',
    here: 'este navegador',
    since: (began, seen) => `desde ${began}, vista por última vez ${seen}`,
    end: 'Terminar',
    endAll: 'Cerrar la sesión en todas partes',
    signOut: 'Cerrar sesión',
    ends: 'Una sesión termina sola tras una hora sin uso, y a las doce horas como máximo.',
  },
};
