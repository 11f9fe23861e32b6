import type { Said } from '../../../language.ts';
import { allows, type Permission } from '../scopes.ts';
import type { ComingFor } from '../../sign-in.ts';

/** What a page cannot do without, as the boxes of Google's own consent page name it. */
const BOXES = {
  addon: { en: 'its own attachments in Classroom', es: 'sus propios archivos adjuntos en Classroom' },
  attach: {
    en: 'its own attachments in the classes you teach',
    es: 'sus propios archivos adjuntos en las clases que usted da',
  },
  courses: { en: 'your classes', es: 'sus clases' },
  rosters: { en: 'who is in your classes', es: 'quién está en sus clases' },
  coursework: { en: 'classwork and grades', es: 'el trabajo de clase y las calificaciones' },
  submissions: { en: 'classwork and grades', es: 'el trabajo de clase y las calificaciones' },
  post: { en: 'classwork and grades', es: 'el trabajo de clase y las calificaciones' },
} as const satisfies Partial<Record<Permission, Said>>;

const NIGHTS = ['courses', 'rosters', 'coursework', 'submissions', 'post'] as const;
const TEACHER = ['attach', ...NIGHTS] as const;

const NEEDED: Readonly<Record<ComingFor, readonly (keyof typeof BOXES)[]>> = {
  discovery: TEACHER,
  teacher: TEACHER,
  review: TEACHER,
  student: ['addon'],
  link: [], // the identity token says who it is
  nights: NIGHTS,
};

/** The consent boxes left without a tick that this page needs; null: none. */
export function boxesLeft(coming: ComingFor, granted: readonly string[]): Said | null {
  const left = NEEDED[coming]
    .filter((permission) => !allows(granted, permission))
    .map((permission) => BOXES[permission]);
  if (left.length === 0) return null;
  const list = (language: keyof Said): string =>
    [...new Set(left.map((box) => `“${box[language]}”`))].join(language === 'en' ? ' and ' : ' y ');
  return {
    en: `Waymark was not allowed to use ${list('en')}. Sign in again and tick the box for ${list('en')}.`,
    es: `No se le permitió a Waymark usar ${list('es')}. Inicie sesión de nuevo y marque la casilla de ${list('es')}.`,
  };
}

export const OTHER_ACCOUNT: Said = {
  en: 'You signed in with another account than the one this page was opened with. Choose the account you use in Classroom. If that does not help, open your class in a private window, or in a browser profile with one account only.',
  es: 'Inició sesión con otra cuenta que la de esta página. Elija la cuenta que usa en Classroom. Si no basta, abra su clase en una ventana privada, o en un perfil del navegador con una sola cuenta.',
};

export const NOT_TOLD: Said = {
  en: 'Google did not say who you are in a way Waymark can trust. Close this window and sign in again.',
  es: 'Google no dijo quién es usted de un modo en que Waymark pueda confiar. Cierre esta ventana e inicie sesión de nuevo.',
};

export const USED_UP: Said = {
  en: 'This sign-in was used already, or took too long. Close this window and sign in again.',
  es: 'Este inicio de sesión ya se usó o tardó demasiado. Cierre esta ventana e inicie sesión de nuevo.',
};

export const SILENT: Said = {
  en: 'Google does not answer. Close this window and try again in a minute.',
  es: 'Google no responde. Cierre esta ventana e inténtelo de nuevo en un minuto.',
};
