import type { SetupWords } from './words.ts';

const PROBLEMS = {
  missing: 'falta',
  'too-long': 'es demasiado largo o contiene algo que no puede ir ahí',
  hidden: 'contiene un carácter de control oculto; escríbalo de nuevo',
  number: 'no es un número que valga aquí',
  between: 'no es un número que valga aquí',
  twice: 'aparece por segunda vez',
  unknown: 'no es un objetivo de aquí; añádalo como fila o corrija el código',
  circle: 'forma un círculo',
  codes: 'debería tener líneas como «TEKS: 5.3H = su redacción»',
  'code-elsewhere': 'ya pertenece a otro objetivo',
  'no-unit': 'falta: nombre la unidad o escriba - para un objetivo que solo sirve de base',
  shared:
    'la clase de otro docente también tiene este objetivo, así que su texto queda como está; aquí solo se elige su unidad',
  address: 'no es una dirección web como https://example.org/pagina',
  kind: 'no es ninguno de los tipos',
  form: 'no es el enlace de un formulario del que lleguen resultados',
  'form-public': 'es el enlace donde se responde; copie aquel donde usted edita el formulario',
  'form-unread': 'aquí nadie lee las respuestas de formularios; elija un cuestionario de la clase',
  'two-checks': 'elija un cuestionario o dé un formulario, no ambos',
} as const;

export const es: SetupWords = {
  title: 'Preparar una clase',
  languages: 'Idioma',
  board: 'Al tablero',
  account: 'Su cuenta',
  steps: 'Pasos',
  step: { targets: '1 Unidades y objetivos', activities: '2 Actividades', rule: '3 Regla', check: '4 Revisión' },
  tags: 'Etiquetas',
  told: {
    saved: 'Guardado. La próxima noche lo tendrá en cuenta.',
    both: 'Guardado. Otra persona había cambiado mientras tanto otras filas: se conservan los dos cambios, como dice la lista de abajo.',
    same: 'Nada era distinto, así que no se guardó nada.',
    in: 'La clase está dentro. Ahora sus unidades y objetivos.',
    already: 'Esa clase ya estaba dentro.',
    gone: 'Esa clase ya no está aquí.',
    taken: 'Las filas de abajo están leídas y todavía no guardadas. Revíselas y guarde.',
    connected: 'Conectada.',
  },
  save: 'Guardar',
  next: (step) => `Siguiente: ${step}`,
  problems: (count) =>
    count === 1
      ? 'Hay una cosa que corregir; todavía no se guardó nada.'
      : `Hay ${count} cosas que corregir; todavía no se guardó nada.`,
  problem: (is, about) => {
    if (about === '') return PROBLEMS[is];
    return is === 'between' ? `tiene que ser un número de ${about.replace('–', ' a ')}` : `«${about}» ${PROBLEMS[is]}`;
  },
  row: (row) => `Fila ${row}`,
  line: (line) => `Línea ${line}`,
  wrong: 'Junto con lo que otra persona cambió mientras tanto, esto no encaja; por eso no se guardó nada',
  clash: {
    title: 'Otra persona cambió las mismas filas. No se guardó nada, y lo que usted escribió sigue aquí.',
    who: (who, when) => `${who} guardó ${when}.`,
    nobody: 'Cambió después de que usted abriera esta página.',
    what: 'Abajo está lo que hay guardado ahora. Tome lo que quiera y guarde: cuenta lo que está en sus campos.',
    theirs: 'Guardado ahora',
    removed: 'quitado',
  },
  history: {
    title: 'Quién cambió qué',
    none: 'Todavía no se cambió nada en estas páginas.',
    part: {
      class: 'Sobre la clase',
      targets: 'Unidades y objetivos',
      activities: 'Actividades',
      rule: 'Regla',
      tags: 'Etiquetas',
      added: 'Incorporó la clase',
      file: 'Cargó el archivo de la escuela',
    },
    change: {
      added: (name) => `añadió ${name}`,
      removed: (name) => `quitó ${name}`,
      changed: (name) => `cambió ${name}`,
      moved: () => 'cambió el orden',
    },
    operator: 'quien administra Waymark aquí',
  },
  courses: {
    title: 'Sus clases',
    intro:
      'Prepare una clase una vez: qué aprende, cómo se define el dominio y qué pueden elegir los estudiantes. Lleva unos diez minutos, y puede parar y seguir cuando quiera.',
    own: 'En Waymark',
    none: 'Todavía ninguna.',
    units: (units, targets) =>
      `${units} ${units === 1 ? 'unidad' : 'unidades'}, ${targets} ${targets === 1 ? 'objetivo' : 'objetivos'}`,
    open: 'Preparar',
    others: 'Otras clases que usted da',
    noOthers: 'No se encontró otra clase abierta suya.',
    add: 'Incorporar',
    notConnected: 'Para ver sus clases, primero conecte su cuenta.',
    connect: 'Conectar',
    refused: 'La plataforma no dejó que Waymark hiciera eso.',
    zone: (zone, languages) =>
      `Esta escuela: ${languages}; su reloj es el de ${zone}. Lo decide quien se ocupa de Waymark en su escuela.`,
  },
  targets: {
    title: 'Unidades y objetivos',
    intro:
      'Una fila por objetivo de aprendizaje, con las palabras que leen los estudiantes. Deje la unidad vacía donde sea la de arriba.',
    field: {
      unit: 'Unidad',
      code: 'Código',
      iCan: 'I can … (inglés)',
      iCanEs: 'Español: puedo …',
      grade: 'Grado',
      requires: 'Se apoya en',
      codes: 'Otros códigos y redacciones',
    },
    hint: {
      unit: 'como arriba',
      requires: 'códigos, con comas',
      codes: 'Uno por línea, p. ej. TEKS: 5.3H = su redacción',
    },
    more: 'Más',
    moreRows: 'Más filas',
    up: 'Subir',
    down: 'Bajar',
    out: 'Quitar',
    rowOf: (row, code) => (code === '' ? `fila ${row}` : `fila ${row}, ${code}`),
    shared: 'también en la clase de otro docente',
    goes: 'Un objetivo que se quita se lleva sus etiquetas y actividades.',
    csv: 'Desde una hoja de cálculo',
    csvIntro: 'Pegue filas o elija un archivo CSV. La primera línea nombra las columnas:',
    csvColumns: [
      ['código', 'el código; tiene que estar'],
      ['i can', 'la frase con palabras del estudiante; tiene que estar'],
      ['unidad', 'vacía: como la fila de arriba; -: solo sirve de base'],
      ['puedo es', 'la frase en español'],
      ['grado', 'de 0 a 13'],
      ['se apoya en', 'códigos, con comas'],
      ['otros códigos', 'TEKS: 5.3H = su redacción'],
    ],
    paste: 'Filas',
    file: 'o un archivo CSV',
    take: 'Leer',
    taken: (count) =>
      `Se ${count === 1 ? 'leyó una fila' : `leyeron ${count} filas`} abajo. Todavía no se guardó nada.`,
    csvProblem: (problem) => {
      switch (problem.is) {
        case 'table':
          return `La tabla no se puede leer (${problem.about}).`;
        case 'no-column':
          return `Ninguna columna se llama «${problem.about === 'code' ? 'código' : 'i can'}». La primera línea debe nombrarla.`;
        case 'no-rows':
          return 'No hay ninguna fila bajo la primera línea.';
        case 'too-many':
          return `Hay ${problem.about} filas; una clase tiene como mucho 400.`;
        default:
          return problem satisfies never;
      }
    },
    standards: 'Desde un marco de estándares',
    standardsIntro: 'Marque estándares de su estado o distrito en lugar de escribirlos.',
  },
  standards: {
    title: 'Desde un marco de estándares',
    intro:
      'Los estados publican sus estándares como paquetes CASE (JSON). Dé el archivo o su dirección https; luego marque lo que aprende esta clase.',
    kept: 'Leídos antes',
    file: 'Un archivo CASE (JSON)',
    address: 'o su dirección',
    read: 'Leer',
    problem: {
      nothing: 'Dé un archivo o una dirección.',
      unreadable: 'El archivo no es texto en UTF-8.',
      'too-large': 'Pasa de 8 MB. Tome el paquete de una sola materia.',
      'no-json': 'No es JSON.',
      'no-package':
        'No es un paquete CASE: debería contener CFDocument y CFItems. Si es una dirección, tome la que lleva CFPackages.',
      empty: 'No se pudo leer ningún estándar.',
      'too-many': 'Tiene más de 5000 estándares. Tome el paquete de una sola materia.',
      'no-address': 'Dé una dirección que empiece por https:// sin nada más delante del nombre.',
      private: 'Esa dirección no lleva a la internet pública.',
      'unknown-host': 'No existe ese nombre en internet.',
      refused: 'Esa dirección no respondió con un archivo.',
      'too-slow': 'Esa dirección tardó demasiado. Inténtelo de nuevo o dé el archivo.',
      unreachable: 'No se pudo llegar a esa dirección. Inténtelo de nuevo o dé el archivo.',
    },
    search: 'Palabras o código',
    grade: 'Grado',
    anyGrade: 'todos',
    find: 'Mostrar',
    shown: (shown, all) => (shown === all ? `${all} estándares` : `${shown} de ${all} estándares`),
    unit: 'Ponerlos en la unidad',
    take: 'Tomar los marcados',
    have: 'ya está aquí',
    list: 'Estándares',
    noneTicked: 'Marque al menos uno.',
  },
  activities: {
    title: 'Actividades',
    intro:
      'Lo que los estudiantes pueden elegir en el taller, objetivo por objetivo. Una comprobación (un cuestionario breve que se corrige solo) muestra que una oportunidad se logró sin que usted corrija.',
    field: {
      target: 'Objetivo',
      title: 'Título',
      titleEs: 'Título en español',
      url: 'Enlace',
      kind: 'Tipo',
      modality: 'Cómo (video, en pareja …)',
      minutes: 'Minutos',
      form: 'Comprobación: enlace de un formulario que usted edita',
      work: 'Comprobación: un cuestionario de la clase',
    },
    kind: { practice: 'práctica', deeper: 'más a fondo', 'real-world': 'de la vida real' },
    noCheck: 'ninguno',
    noTargets: 'Primero los objetivos: una actividad pertenece a uno.',
    rowOf: (row, title) => (title === '' ? `fila ${row}` : `fila ${row}, ${title}`),
    formHint: 'https://docs.google.com/forms/d/…',
    fromSchool: (count) =>
      `${count} más de la escuela, para objetivos que también tienen clases de otros docentes; lo que añada para ellos es solo para esta clase`,
  },
  rule: {
    title: '¿Cuándo se domina algo?',
    intro:
      'Lo que deje vacío es como dice la escuela. Pruebe antes un cambio: muestra quién cambiaría y cuántas veces se habría equivocado la recomendación.',
    now: 'Ahora',
    setBy: {
      default: 'como lo trae Waymark',
      school: 'como dice la escuela',
      course: 'como dice esta clase',
      unit: 'como dice la unidad',
    },
    field: {
      threshold: 'Dominado desde (%)',
      minEvidence: 'Resultados, al menos',
      minSources: 'De ocasiones distintas, al menos',
      recheckDays: 'Comprobar otra vez a los (días)',
      missesToSeminar: 'Oportunidades sin lograr hasta un lugar en el seminario',
      windowDays: 'Una oportunidad queda abierta (días)',
    },
    empty: (value) => `vacío: ${value}`,
    try: '¿Y si…?',
    tried: 'Qué cambiaría',
    notSaved: 'Todavía no se guardó nada.',
    nobody: 'Todavía no se leyó a nadie de esta clase, así que no hay con qué probar la regla. Se puede guardar igual.',
    levels: (changed, of) => `Cambiarían ${changed} de ${of} niveles.`,
    routes: (changed, of) => `A ${changed} de ${of} estudiantes se les recomendaría hoy otra cosa.`,
    who: 'Quién cambiaría',
    nobodyMoves: 'Nadie.',
    foretold: 'Qué regla predice mejor',
    ratesNow: 'Cuántas veces se equivocó la recomendación, con la regla de ahora',
    ratesThen: 'Con la regla que prueba',
    ownRule: (title) => `La unidad «${title}» tiene su propia regla; lo que dice se conserva.`,
    further: 'Esta clase tiene además ajustes de su regla que solo dice el archivo de la escuela; se conservan.',
    class: 'Sobre la clase',
    classField: {
      area: 'Materia',
      grade: 'Grado',
      weeklyMinutes: 'Minutos de taller por semana',
      marking: 'Trabajos que usted corregiría a mano por semana',
      seats: 'Lugares en un seminario',
      sessions: 'Seminarios por día (1 o 2)',
      minutes: 'Minutos de un seminario',
      min: 'Mínimo de estudiantes para un seminario',
    },
  },
  check: {
    title: '¿Está completa cada unidad?',
    intro: 'Una unidad que se domina paso a paso tiene cinco partes.',
    part: {
      objective: 'Objetivo',
      mastery: 'Definición de dominio',
      assessment: 'Evaluación',
      pathway: 'Camino',
      report: 'Informe',
    },
    there: 'está',
    missing: 'falta',
    what: {
      objective: 'Cada objetivo está dicho con palabras del estudiante.',
      mastery: 'Una regla dice cuándo se domina un objetivo',
      assessment:
        'Algún trabajo está señalado como la evaluación de la unidad, para avisar a tiempo de lo que falta antes.',
      pathway: 'Cada objetivo tiene algo que elegir en el taller.',
      report: 'Cada objetivo se puede decir en cada idioma de la escuela.',
    },
    lacks: {
      objective: 'Todavía no «I can …»',
      mastery: '',
      assessment: '',
      pathway: 'Sin actividad',
      report: 'Sin su frase en español',
    },
    mend: {
      objective: 'Corregir las frases',
      mastery: 'Ver la regla',
      assessment: 'Elegir la evaluación',
      pathway: 'Añadir actividades',
      report: 'Añadir las frases',
    },
    noUnits: 'Esta clase todavía no tiene unidades.',
    map: (unit) => `Mapa de la unidad ${unit}: en qué se apoya cada objetivo, de izquierda a derecha`,
    mapTitle: 'Qué se apoya en qué',
    mapAlone: 'Ningún objetivo se apoya aquí en otro.',
    buildsOn: (code, below) => `${code} se apoya en ${below}`,
    assessment: 'Trabajo de la clase',
    assessmentTarget: 'Objetivo que más pregunta',
    assessmentSave: 'Esta es la evaluación',
    noWork: 'Todavía no se leyó ningún trabajo de esta clase. Tras la próxima noche podrá elegirlo aquí.',
  },
};
