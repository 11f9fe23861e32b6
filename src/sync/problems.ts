import type { CourseId } from '../ids.ts';
import { onlyEnglish } from '../language.ts';
import type { LmsError } from '../lms/errors.ts';
import type { StoreError, StoreErrorKind } from '../store/errors.ts';
import { nextStep, storeNextStep } from '../report/next-step.ts';
import type { Problem } from '../report/types.ts';

export function frozen(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: {
      en: `course ${course} is archived or closed in the LMS; it was neither read nor written`,
      es: `la clase ${course} está archivada o cerrada en la plataforma; no se leyó ni se escribió nada en ella`,
    },
    do: {
      en: 'Take it out of the school file, or restore the class in the LMS.',
      es: 'Quítela del archivo de la escuela o restaure la clase en la plataforma.',
    },
  };
}

/** The credential's account teaches the class no longer: nothing of it is Waymark's to read or write (writeback/PROTOCOL.md F40). */
export function notTeaching(course: CourseId): Problem {
  return {
    kind: 'denied',
    what: {
      en: `the account that Waymark acts for no longer teaches course ${course}; nothing was taken over and nothing was sent`,
      es: `la cuenta en cuyo nombre actúa Waymark ya no da la clase ${course}; no se tomó ni se envió nada`,
    },
    do: {
      en: 'Name a teacher of the class as "teacher" in the school file, load it, and let that teacher connect: waymark grant.',
      es: 'Ponga a un docente de la clase como «teacher» en el archivo de la escuela, cárguelo y haga que ese docente se conecte: waymark grant.',
    },
  };
}

/** The course is another run's, now or meanwhile. */
export function busy(course: CourseId): Problem {
  return {
    kind: 'busy',
    what: {
      en: `another run is working on course ${course}`,
      es: `otra ejecución está trabajando en la clase ${course}`,
    },
    do: {
      en: 'Wait until it has ended; it does the same work.',
      es: 'Espere a que termine; hace el mismo trabajo.',
    },
  };
}

/** An LMS's refusal in its adapter's words, in English. The remedy is given in both languages. */
export function refusedBy(error: LmsError): Problem {
  return { kind: error.kind, what: onlyEnglish(error.message), do: nextStep(error) };
}

/** A store's failure: some pass by themselves, some are mended in the settings, some are ours. */
export function stoppedBy(course: CourseId, error: StoreError): Problem {
  return { kind: STORE[error.kind], what: onlyEnglish(`course ${course}: ${error.message}`), do: storeNextStep(error) };
}

/** A school of which no course can be told, as what it says of itself cannot be read. */
export function unreadSchool(error: StoreError): Problem {
  return { kind: STORE[error.kind], what: onlyEnglish(error.message), do: storeNextStep(error) };
}

const STORE = {
  busy: 'down',
  unreachable: 'down',
  conflict: 'down',
  overtaken: 'busy',
  behind: 'settings',
  ahead: 'settings',
  changed: 'settings',
  folder: 'settings',
  file: 'settings',
  key: 'settings',
  refused: 'fault',
  misuse: 'fault',
} satisfies Readonly<Record<StoreErrorKind, Problem['kind']>>;

export function faultProblem(course: CourseId, reference: string): Problem {
  return {
    kind: 'fault',
    what: {
      en: `course ${course}: something went wrong on our side, reference ${reference}`,
      es: `clase ${course}: algo falló de nuestro lado, referencia ${reference}`,
    },
    do: {
      en: 'Tell whoever looks after Waymark the reference; the log says under it where it happened. The next night begins anew.',
      es: 'Dé la referencia a quien cuida de Waymark; con ella el registro dice dónde ocurrió. La próxima noche empieza de nuevo.',
    },
  };
}

/** A record of the LMS that cannot be read; the adapter says which and why, in English. */
export function setAsideRecord(what: string, why: string): Problem {
  return {
    kind: 'malformed',
    what: onlyEnglish(`${what} was set aside: ${why}`),
    do: {
      en: 'Nothing else is affected. If it stays, report it with this line.',
      es: 'No afecta a nada más. Si sigue igual, avise con esta línea.',
    },
  };
}
