import type { Said } from '../language.ts';
import type { LmsError, LmsErrorKind, LmsErrorScope } from '../lms/errors.ts';
import type { StoreError, StoreErrorKind } from '../store/errors.ts';

/** What a person should do next about an LMS's refusal: its adapter says it exactly in English, this table in Spanish for the kind. */
export function nextStep(error: Pick<LmsError, 'kind' | 'scope' | 'todo' | 'uncertain'>): Said {
  if (error.uncertain) return { en: error.todo, es: LOOK_FIRST };
  return { en: error.todo, es: error.scope === 'call' ? OF_CALL[error.kind] : OF_SCOPE[error.scope] };
}

/** The same for a failure of the store. */
export function storeNextStep({ kind, todo }: Pick<StoreError, 'kind' | 'todo'>): Said {
  return { en: todo, es: OF_STORE[kind] };
}

const LOOK_FIRST = 'No está claro si llegó a hacerse: mírelo en la plataforma antes de enviarlo otra vez.';
const LATER = 'Inténtelo más tarde; la próxima noche también lo intenta.';

const OF_CALL: Readonly<Record<LmsErrorKind, string>> = {
  busy: LATER,
  down: LATER,
  denied: 'Compruebe en la plataforma que este docente puede hacerlo.',
  gone: 'Compruebe en la plataforma si todavía está; lo que se quitó no se envía otra vez.',
  malformed: 'Inténtelo más tarde; si sigue igual, avise a quien cuida de Waymark con esta línea.',
};

const OF_SCOPE: Readonly<Record<Exclude<LmsErrorScope, 'call'>, string>> = {
  credential: 'Conecte otra vez esta cuenta; si no basta, pida a la administración que permita Waymark.',
  course:
    'Compruebe en la plataforma que la clase está abierta y que este docente la da, y que Waymark está bien configurado.',
  quizzes: 'Haga que el dueño de los cuestionarios conecte otra vez su cuenta.',
};

const OF_STORE: Readonly<Record<StoreErrorKind, string>> = {
  busy: 'Espere a que termine la otra ejecución.',
  unreachable: 'Compruebe que la base de datos funciona y tiene espacio, e inténtelo otra vez.',
  behind: 'Quien cuida de Waymark debe actualizar la base de datos (waymark migrate).',
  ahead: 'Quien cuida de Waymark debe instalar una versión más nueva.',
  changed: 'Quien cuida de Waymark debe restaurar la base de datos: no es la que esta versión hizo.',
  folder: 'Quien cuida de Waymark debe poner en orden la carpeta de datos.',
  file: 'Cargue otra vez el archivo de la escuela.',
  conflict: 'Inténtelo otra vez: otra ejecución cambió lo mismo antes.',
  overtaken: 'Espere a que termine la otra ejecución, que hace el mismo trabajo.',
  key: 'Quien cuida de Waymark debe poner la clave con la que se cifró.',
  refused: 'Es un fallo de Waymark: avise con esta línea.',
  misuse: 'Es un fallo de Waymark: avise con esta línea.',
};
