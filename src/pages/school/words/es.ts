import type { SchoolWords } from './words.ts';

export const es: SchoolWords = {
  title: 'Su escuela',
  account: 'Su cuenta',
  nights: 'Las últimas noches',
  noNight: 'Todavía no hubo ninguna noche programada. La primera es esta noche.',
  ended: {
    finished: 'terminada',
    running: 'en marcha',
    left: 'interrumpida; se intenta de nuevo en la próxima llamada',
  },
  night: ({ ended, courses, done, unfinished, failed }) =>
    [
      `${ended === 'finished' ? '' : `${done} ${done === 1 ? 'hecha' : 'hechas'} de `}${courses} ${courses === 1 ? 'clase' : 'clases'}`,
      ...(unfinished > 0 ? [`${unfinished} sin poder leerse`] : []),
      ...(failed > 0 ? [`${failed} ${failed === 1 ? 'mensaje' : 'mensajes'} sin enviar`] : []),
    ].join(', '),
  trouble: {
    never:
      'Nunca hubo una noche programada, aunque ya tocaba: pida a quien administra Waymark que ponga en marcha el horario.',
    overdue:
      'La noche más nueva empezó y no ha terminado tres horas después de su hora: quien administra Waymark ve en su registro qué la detiene.',
    late: 'Una noche se retrasa: pida a quien administra Waymark que mire si el horario la llama.',
    ahead:
      'La noche más nueva está en el futuro: pida a quien administra Waymark que mire los relojes de sus máquinas.',
    unfinished: 'No se pudieron leer todas las clases: abajo está qué hacer.',
  },
  classes: 'Clases',
  noClass: 'Todavía no hay ninguna clase.',
  columns: {
    class: 'Clase',
    teacher: 'Cuenta docente',
    learners: 'Estudiantes',
    connection: 'Conexión',
    review: 'Antes de enviar',
    lastRead: 'Última lectura',
    act: 'Pausa',
  },
  connection: (life) => {
    switch (life.state) {
      case 'fresh':
        return 'conectada';
      case 'ending':
        return `termina en ${life.days} ${life.days === 1 ? 'día' : 'días'}: pida a su docente que la conecte de nuevo`;
      case 'ended':
        return 'terminó: pida a su docente que la conecte de nuevo';
      case 'missing':
        return 'todavía no: pida a su docente que inicie sesión y la conecte';
      default:
        return life satisfies never;
    }
  },
  review: { teacher: 'lo aprueba quien enseña', auto: 'se envía por sí solo' },
  never: 'nunca',
  unfinished: 'sin terminar',
  toDo: 'Lo que la noche contó de las clases',
  sending: 'Envíos',
  goesOn:
    'Se envían los mensajes aprobados. Una pausa vale para todas las clases a la vez; las noches siguen leyendo y decidiendo, y lo que ya ven los estudiantes se queda.',
  pausedSince: (moment) => `En pausa para toda la escuela desde ${moment}. No se envía nada.`,
  pauseSchool: 'Poner en pausa toda la escuela',
  resumeSchool: 'Terminar la pausa',
  pause: 'Pausar',
  resume: 'Terminar la pausa',
  administrators: 'Quién se ocupa de Waymark aquí',
  joined: 'ya entró',
  invited: (day) => `invitación del ${day}, todavía sin entrar`,
  you: 'usted',
  email: 'Correo con el que inicia sesión',
  invite: 'Invitar',
  remove: 'Quitar de la lista',
  data: 'Datos de los niños y las niñas',
  kept: 'Qué se guarda, y cuánto tiempo',
  keptFor: {
    results: [
      'Respuestas, resultados, elecciones y lo que se dijo de ellas',
      'hasta treinta días después del año escolar',
    ],
    tickets: [
      'Boletos y lo que se respondió en ellos',
      'hasta treinta días después del año escolar en que se usaron por última vez; uno que nadie abrió, un año más',
    ],
    people: [
      'Nombres, clases, niveles y su historia',
      'hasta treinta días después de que el estudiante se fue, o un año más que los resultados',
    ],
    records: [
      'Lo planeado y enviado, quién hizo qué, informes de las noches, pausas, recibos de borrados',
      'trece meses; las palabras de notas en ellos, noventa días',
    ],
    keys: ['Los permisos de los docentes, cifrados', 'hasta que el docente o el LMS los termine'],
    moments: [
      'Sesiones, páginas abiertas y códigos; qué se observa de una clase',
      'de minutos a doce horas; que una visita se usó, un día; que algo cambió en una clase, ocho días',
    ],
    school: [
      'El archivo de la escuela, lo fijado en estas páginas, los estándares leídos y quién se ocupa de la escuela',
      'hasta que la escuela se vaya, o se quite; los estándares, un año',
    ],
  },
  exportAll: 'Descargar todo',
  exportWhat: 'Todo lo que se guarda de la escuela, en un archivo para máquinas (JSON), sin las credenciales.',
  pages: {
    school: 'Hoy',
    classes: 'Qué clases',
    settings: 'Ajustes y permisos',
    data: 'Datos de los niños y las niñas',
  },
  schools: 'Sus escuelas',
  schoolsIntro: 'Cada una con sus últimas noches. Primero está lo que necesita de alguien.',
  standing: {
    late: (count) => (count === 1 ? 'tiene una noche con problemas' : 'tienen una noche con problemas'),
    need: (count) => (count === 1 ? 'tiene algo por hacer' : 'tienen algo por hacer'),
    well: (count) => (count === 1 ? 'está bien' : 'están bien'),
  },
  looks: {
    whole: 'todas las clases hechas',
    partly: 'no todas las clases o mensajes',
    running: 'en marcha',
    left: 'interrumpida',
    missing: 'no la hubo',
  },
  unreadableSchool:
    'No se puede leer lo que esta escuela dice de sí misma, y sus noches esperan. Pregunte a quien administra Waymark: waymark doctor dice qué falla.',
  callsShare: (calls, percent) => `${calls} ${calls === 1 ? 'llamada' : 'llamadas'}, el ${percent} % de las de todas`,
  allWell: 'Todo está bien',
  wellMore: 'No hay nada que usted deba hacer. Vuelva cuando quiera; nada aquí necesita una mirada diaria.',
  first: 'Haga esto primero',
  after: 'Después',
  thing: {
    never: () =>
      'Nunca hubo una noche programada, aunque ya tocaba. Pida a quien administra Waymark que ponga en marcha el horario.',
    overdue: () =>
      'La noche más nueva no ha terminado tres horas después de su hora. Pida a quien administra Waymark que mire qué la detiene.',
    late: () => 'Una noche se retrasa. Pida a quien administra Waymark que mire si el horario la llama.',
    ahead: () =>
      'La última noche está en el futuro. Pida a quien administra Waymark que mire los relojes de sus máquinas.',
    'no-class': () => 'Todavía no hay ninguna clase. Elija cuáles.',
    held: (count) =>
      `${count === 1 ? 'Una lista perdió más de la mitad de su clase y no se tomó' : `${count} listas perdieron más de la mitad de su clase y no se tomaron`}. Diga si es correcto.`,
    unproved: () => 'Nadie entra desde el LMS hasta que usted confirme que la instalación es suya.',
    ended: (count) =>
      `Terminó el permiso de ${count === 1 ? 'un docente' : `${count} docentes`}. Pídales que conecten otra vez.`,
    missing: (count) =>
      `${count === 1 ? 'Un docente todavía no ha' : `${count} docentes todavía no han`} conectado. Pídales que inicien sesión y pulsen «Conectar».`,
    ending: (count) =>
      `El permiso de ${count === 1 ? 'un docente' : `${count} docentes`} termina pronto. Pídales que conecten otra vez.`,
    stopped: (count) =>
      `${count === 1 ? 'Una clase no se pudo' : `${count} clases no se pudieron`} leer la última vez. Qué hacer está junto a las clases.`,
    paused: () => 'Toda la escuela está en pausa: no se envía nada hasta que usted la termine.',
    alone: () =>
      'Cuando tenga un minuto: usted es la única persona que se ocupa de la escuela. Invite a otra, para que alguien pueda cuando usted no esté.',
  },
  go: 'Ir allí',
  rosters: 'Listas de clase retenidas',
  rostersIntro:
    'Cuando una lista pierde más de la mitad de una clase, casi siempre es un directorio que falla y no una clase que se fue; por eso Waymark pregunta. Hasta que usted responda, la clase queda como está y sus noches esperan.',
  roster: ({ known, listed, gone }) =>
    `Se conocían ${known} estudiantes y la lista tiene ahora ${listed}: ${gone} dejarían la clase. Sus resultados se guardan treinta días más.`,
  heldSince: (day) => `Retenida desde ${day}.`,
  accept: 'La lista es correcta: tomarla',
  refuse: 'La lista está mal: dejar la clase',
  acceptWhat:
    'Lo que diga vale justo para esta lista, desde la próxima noche. Si cambia otra vez, se le pregunta otra vez.',
  decided: {
    accept: 'Usted dijo que es correcta: la próxima noche la toma.',
    refuse: 'Usted dijo que está mal: la clase queda como está hasta que la lista esté completa.',
  },
  installation: 'La instalación dentro del LMS',
  proved: (day, others) =>
    `Confirmada como suya el ${day}.${others === 0 ? '' : ` ${others === 1 ? 'Otra escuela confirmó' : `Otras ${others} escuelas confirmaron`} la misma, como hacen las escuelas de un distrito.`}`,
  unproved:
    'Todavía sin confirmar. Un docente abre Waymark desde un curso y ve un código; escríbalo aquí. Así no puede reclamar su instalación quien no tiene a nadie dentro.',
  named: (id) => `El archivo de la escuela la llama ${id}; no se acepta el código de otra.`,
  code: 'Código',
  confirm: 'Confirmar',
  which: 'Qué clases están incluidas',
  whichIntro:
    'Waymark lee y ayuda en estas clases y en ninguna otra. Incluir o dejar fuera una clase vale desde la próxima noche.',
  inNow: 'Incluidas ahora',
  leaveOut: 'Dejar fuera',
  leaveOutWhat:
    'Dejar fuera no borra nada: lo guardado y lo preparado se queda mientras dure su plazo y vuelve con la clase.',
  outNow: 'Dejadas fuera',
  noneOut: 'No se dejó fuera ninguna clase.',
  takeAgain: 'Incluir otra vez',
  fromLms: 'De la lista del LMS',
  fromLmsIntro: 'Las otras clases abiertas de docentes que ya conectaron.',
  noneListed: 'No hay otra clase abierta de un docente conectado.',
  silent: 'De estas cuentas no llegó ninguna lista; primero deben conectar, o el LMS no respondió:',
  takeTicked: 'Incluir lo marcado',
  oneRoster: 'Comparar con los registros de la escuela (OneRoster)',
  oneRosterIntro:
    'Elija tres archivos de una exportación CSV de OneRoster. Se marcan las clases de la lista de arriba con el mismo docente y título; nada se incluye antes de pulsar el botón. Solo se leen las filas de docentes y los archivos no se guardan (2 MB en total: de enrollments bastan las filas de docentes).',
  csv: { classes: 'classes.csv', enrollments: 'enrollments.csv', users: 'users.csv' },
  chooseFiles: 'Elegir tres archivos',
  compare: 'Comparar',
  ticked: (count) =>
    `${count === 1 ? 'Está marcada 1 clase' : `Están marcadas ${count} clases`} de arriba. Revíselas y después inclúyalas.`,
  unfound:
    'Están en los registros, pero en ninguna lista del LMS. Primero conecta su docente, o usted escribe la clase abajo:',
  noTeacher: 'sin docente',
  lacks: (file, columns) => `A ${file} le falta ${columns}.`,
  unreadable: (file) => `${file} falta, o no es un CSV en UTF-8.`,
  byHand: 'Una clase por su número',
  byHandIntro: 'Para la primera clase de un docente: puede conectar en cuanto una clase lo nombra.',
  classId: 'Número de la clase en el LMS',
  takeIn: 'Incluir',
  defaults: 'Qué vale donde nadie dice otra cosa',
  defaultsIntro: 'Una clase o una unidad puede decir otra cosa en sus propios ajustes; allí vale eso.',
  reviewDefault: 'Antes de enviar',
  save: 'Fijar',
  setBy: {
    waymark: 'Es el valor propio de Waymark; nadie lo fijó.',
    file: (day) =>
      day === null
        ? 'Fijado en el archivo de la escuela.'
        : `Fijado en el archivo de la escuela, cargado por última vez el ${day}.`,
    person: (who, day) => `Lo fijó aquí ${who} el ${day}.`,
  },
  howWorkedOut: (further) =>
    further
      ? 'El archivo de la escuela fija también números del propio método; se cambian allí.'
      : 'Los números del propio método son los de Waymark; el archivo de la escuela puede decir otra cosa.',
  rule: {
    method: 'Método: cómo se calcula un nivel',
    methods: 'Qué hace cada método, y para quién',
    cuts: 'Los límites de los niveles',
    cutsIntro:
      'Deciden dónde empieza y termina un nivel. Se eligieron con cuidado en clases reales: cámbielos solo con un motivo, y pruébelos antes. El que no lleva nota debajo es el de Waymark.',
    group: {
      chance: 'Dónde está el nivel',
      one: 'Cuándo se contradicen las ocasiones',
      calm: 'Cuándo se deja un nivel, y qué se da por seguro',
      part: 'Para métodos que no dan probabilidad',
    },
    unused: 'El método que vale ahora no los usa.',
    order: (lower, upper, apart, why) =>
      `«${lower}» tiene que ${apart ? 'ser menor que' : 'ser como mucho'} «${upper}»; si no, ${why}.`,
    of: (name, unit) => `Con ello no cuadra la regla de ${unit === null ? name : `la unidad «${unit}» de ${name}`}:`,
  },
  tryOn: 'en la clase',
  ownRules: (count) =>
    count === 0
      ? 'Ninguna clase dice otra cosa.'
      : `${count === 1 ? 'Una clase dice' : `${count} clases dicen`} otra cosa.`,
  calls: 'Llamadas de la última noche',
  callsOf: (service, calls, limit) =>
    limit === null
      ? `${calls} a ${service}.`
      : `${calls} a ${service}, que permite ${limit} por minuto a todas las escuelas juntas: ${calls <= limit ? 'menos de lo de un minuto' : `lo de ${Math.ceil(calls / limit)} minutos`}. Waymark espera por sí solo antes del límite.`,
  noCalls: 'Todavía ninguna llamada.',
  permissions: 'Qué puede hacer Waymark, y por qué',
  permissionsIntro: 'Todo lo que pide, en palabras sencillas. No pide nada más.',
  may: 'Waymark puede',
  why: 'Por qué',
  of: 'Se pide a',
  askedOf: {
    anyone: 'quien inicia sesión',
    teacher: 'docentes, para las noches',
    'teacher-hints': 'docentes, solo donde Waymark está configurado para recibir avisos de cambios',
    'teacher-inside': 'docentes, dentro del LMS',
    'student-inside': 'estudiantes, dentro del LMS',
    school: 'la escuela',
  },
  how: 'Instalación y consentimiento',
  howState: (connected, teachers) =>
    `${connected} de ${teachers} ${teachers === 1 ? 'docente ha conectado' : 'docentes han conectado'}. Si la aplicación está instalada para el dominio lo dice la consola del propio LMS; a Waymark no se le dice.`,
  consent: 'Quién consiente',
  forAll: '¿Una palabra por todos los docentes?',
  delegation: {
    state: {
      off: 'Desactivada: cada docente conecta su cuenta y puede retirarla.',
      'domain-wide': 'Activada: Waymark actúa por los docentes que no han conectado su cuenta.',
    },
    nobody: 'Desactivada. Quien administra este Waymark no ha preparado ninguna cuenta para ello.',
    sure: (domains) =>
      domains.length === 0
        ? 'He consultado a la persona responsable de los datos. (Antes, el archivo de la escuela debe nombrar los dominios de la escuela.)'
        : `He consultado a la persona responsable de los datos, y me refiero a todos los docentes con dirección en ${domains.join(', ')}.`,
    turnOn: 'Activar',
    turnOff: 'Desactivar',
    allow: 'Qué permitir en la consola de administración (Seguridad, Controles de API, Delegación de todo el dominio)',
  },
  answers: 'Cuando el LMS responde …',
  requests: 'Cuando una familia pregunta',
  requestsHow: [
    'Una madre o un padre puede ver, corregir y hacer borrar lo que se guarda de su hijo o hija. Responda antes de 45 días desde la petición; anote el día en que llegó.',
    'Asegúrese de quién pregunta, como hace su escuela con otros registros.',
    'Para mostrar: busque abajo al estudiante y descargue lo que se guarda. Es un archivo para máquinas; su docente muestra lo mismo en la página del estudiante del tablero.',
    'Para corregir: los resultados se corrigen donde se hicieron, en el LMS, y se leen otra vez por la noche. Una nota o una ruta la corrige su docente en el tablero.',
    'Para borrar: busque abajo al estudiante y pulse «Borrar para siempre». Guarde el recibo; no nombra a nadie, así que anote en su copia de quién era.',
    'Cuando termina el acuerdo de la escuela: descargue todo y después borre la escuela, antes de 60 días.',
  ],
  find: 'Buscar a un estudiante',
  findWhat:
    'Por su nombre en el LMS o por su número en el LMS. Para esto debe haber iniciado sesión en los últimos diez minutos.',
  nameOrId: 'Nombre o número',
  found: (count) =>
    count === 0
      ? 'No se guarda a nadie con ese nombre o número.'
      : count === 1
        ? 'Un estudiante.'
        : `${count} estudiantes.`,
  classesOf: (names) => `en ${names}`,
  exportOne: 'Descargar lo que se guarda',
  eraseOne: 'Borrar para siempre',
  eraseOneWhat:
    'Todo lo que se guarda de un estudiante sale de Waymark, y desde entonces no se vuelve a leer. Lo que está en el LMS es de su docente. No se puede deshacer.',
  eraseClass: 'Borrar una clase',
  eraseClassWhat:
    'Se va todo lo guardado de una clase, con cada estudiante que no está en ninguna otra. No se puede deshacer.',
  chooseClass: 'Clase',
  eraseSchool: 'Borrar toda la escuela',
  eraseSchoolWhat:
    'Se va todo lo que Waymark guarda de esta escuela, también usted como su administrador. Descárguelo antes. No se puede deshacer.',
  typeId: (id) => `Para confirmar, escriba ${id}`,
  sure: 'Es seguro: no se puede deshacer',
  receipts: 'Recibos',
  receipt: {
    title: 'Recibo de un borrado',
    scope: 'Borrado',
    number: 'Número',
    when: 'Cuándo',
    rows: 'Filas que se fueron, por tabla',
    drafts: 'Borradores que nadie había visto, retirados del LMS',
    left: 'Clases donde todavía hay que retirar tales borradores; nadie los ve',
    standing: 'Publicaciones que siguen en el LMS y puede quitar su docente',
    keptOut: 'El estudiante no se vuelve a leer, diga lo que diga la lista de clase.',
    backups: 'Las copias de seguridad anteriores lo conservan hasta que se desechan.',
    print: 'Guarde esta página: imprímala o guárdela como archivo.',
    back: 'Volver',
  },
  scope: { learner: 'un estudiante', course: 'una clase', school: 'toda la escuela' },
  freshFor: 'Para lo que sigue, inicie sesión otra vez antes: entrega o borra datos de niños y niñas.',
  signInAgain: 'Iniciar sesión otra vez',
  told: {
    paused: 'En pausa. No se envía nada más.',
    resumed: 'La pausa terminó. La próxima noche decide de nuevo.',
    same: 'Ya estaba así; no cambió nada.',
    invited: 'Invitación hecha. No se le envió nada: dígale que inicie sesión en esta página con ese correo.',
    'no-address': 'Eso no es un correo electrónico.',
    removed: 'Ya no está en la lista.',
    last: 'La última persona que se ocupa de la escuela no puede salir: invite antes a alguien y espere a que entre.',
    unknown: 'No se guarda nada de eso.',
    busy: 'Ahora mismo hay una ejecución en marcha. No se borró nada: púlselo otra vez en unos minutos.',
    again: 'Para esto, inicie sesión otra vez; después púlselo de nuevo antes de diez minutos.',
    proved: 'Confirmado: la instalación es de su escuela. Desde ahora se entra desde el LMS.',
    other: 'Ese código es de otra instalación que la de esta escuela.',
    'no-code':
      'No hay tal código ahora. Un código vale una hora y una sola vez: pida a su docente que abra Waymark de nuevo.',
    accepted: 'La próxima noche toma la lista.',
    refused: 'La clase queda como está hasta que la lista esté completa.',
    gone: 'Esa lista ya no es la retenida. Mire lo que hay aquí ahora.',
    'taken-in': 'Incluida. La próxima noche la lee.',
    'left-out': 'Fuera. Lo guardado y lo preparado se queda.',
    set: 'Fijado. Vale desde la próxima noche.',
    'set-beside': 'Fijado. Otra persona había fijado otra cosa entretanto: las dos valen desde la próxima noche.',
    unticked: 'No cambió nada: marque que lo dice en serio.',
    'no-domains': 'No cambió nada: el archivo de la escuela no nombra dominios de la escuela (school.domains).',
    'not-sure': 'No se borró nada: lo que escribió o marcó no dice que esté segura o seguro.',
  },
};
