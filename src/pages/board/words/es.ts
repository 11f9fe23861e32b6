import { PLANNED_NAMES, type Write } from '../../../plan/kinds/registry.ts';
import { countIn } from './counting.ts';
import type { Words } from './words.ts';

const count = countIn('es');
const list = new Intl.ListFormat('es');
const COUNTED: Readonly<Record<Write['kind'], (number: number) => string>> = {
  route: (number) => count(number, 'invitación', 'invitaciones'),
  reassign: (number) => count(number, 'nueva oportunidad', 'nuevas oportunidades'),
  note: (number) => count(number, 'nota', 'notas'),
  withdraw: (number) => count(number, 'mensaje anterior que se retira', 'mensajes anteriores que se retiran'),
};

export const es: Words = {
  page: {
    title: 'Tablero de la mañana', skip: 'Ir al tablero', classes: 'Sus clases', schools: 'Escuelas', languages: 'Idioma', sections: 'En esta página',
    groups: 'Grupos de hoy', questions: 'Preguntas para usted', slip: 'Solo nombres, para la pared', mastery: 'Dominio por objetivo', messages: 'Lo que leerán los estudiantes', problems: 'Avisos de la noche', held: 'Espera su decisión',
  },
  morning: {
    title: 'La mañana en tres líneas',
    handIns: (number) => `${count(number, 'entrega espera', 'entregas esperan')} calificación.`,
    handInsHint: 'Mientras no la tengan, nadie recibe una nueva oportunidad sobre lo mismo.',
    sit: 'Siéntese con', ask: 'Próximo boleto', praise: 'Felicite a', talk: 'Hable con',
    noSit: 'Hoy nadie necesita un grupo pequeño: hay tiempo para recorrer el aula.',
    noAsk: 'No queda nada abierto que una pregunta pueda aclarar.',
    noPraise: 'Nada nuevo dominado desde el último día de clases.',
    missed: (wrong, of) => `la fallaron ${wrong} de ${of}`,
    settles: (questions, on, settles, of) => `Con ${count(questions, 'pregunta', 'preguntas')} sobre ${on} se aclararían ${settles} de ${of}.`,
    more: (number) => `y ${number} más`,
  },
  questions: {
    intro: 'Solo usted puede responderlas; nada ocurre por sí solo.',
    kind: { held: '¿Se hizo?', mismatch: 'Elección y evidencia no coinciden', 'standing-group': 'Otra vez el mismo grupo' },
    ways: 'Qué puede hacer',
  },
  headline: {
    lastNight: (time) => `Anoche ${time}`,
    lastRun: (moment) => `Última lectura: ${moment}`,
    pulled: ({ learners, of, coursework, responses }) =>
      `${learners} de ${count(of, 'estudiante', 'estudiantes')}, ${count(coursework, 'trabajo de clase', 'trabajos de clase')}, ${count(responses, 'respuesta a cuestionarios', 'respuestas a cuestionarios')}`,
    whereTo: 'Adónde va cada quien hoy',
    route: { seminar: 'Seminario', workshop: 'Taller', undecided: 'Por decidir' },
    students: (number) => count(number, 'estudiante', 'estudiantes'),
  },
  notices: {
    noSchool: 'Hoy no hay clases.',
    planned: (day) => `Este es el plan para el ${day}.`, comes: (day) => `El próximo plan llega la noche antes del ${day}.`,
    'class-held': { title: 'La lista de la clase no parecía correcta, así que la noche se detuvo.', text: 'No se decidió nada nuevo ni se perdió nada. Vea' },
    'not-current': { title: 'Este es el plan de un día anterior:', text: 'no terminó ninguna lectura más reciente. Vea' },
  },
  approval: {
    waiting: 'Espera su aprobación',
    counts: (counts) => list.format(PLANNED_NAMES.flatMap((kind) => (counts[kind] > 0 ? [COUNTED[kind](counts[kind])] : []))),
    button: 'Aprobar y enviar',
    unchanged: 'Se envía tal como se ve, a nadie más y una sola vez.',
    sent: 'Este plan está aprobado. Más abajo está qué fue de cada mensaje.',
    nothing: 'No hay nada en espera.', nothingHint: 'No hace falta ningún mensaje nuevo; lo de antes se queda como está.',
    undone: 'Usted retiró este plan.', undoneHint: 'No se envía otra vez por sí solo. Se queda lo que un estudiante ya trabajó; la próxima noche planifica de nuevo.',
    look: 'Leerlo antes',
  },
  left: {
    title: 'Aprobado y hoy sin enviar:',
    why: {
      school: 'Para que un error nunca inunde a nadie, la escuela tiene un límite de mensajes por día, y ya se alcanzó.',
      class: 'Son más de cuatro mensajes por estudiante de la clase, así que Waymark se detuvo antes.',
      note: 'Nadie recibe más de una nota en un día.',
      item: 'Nadie recibe más de tres tareas en un día.',
    },
    do: {
      school: 'Lo demás sale con la próxima noche, si todavía es así. Si días como este son normales para usted, pida a quien cuida de Waymark que suba el límite («writesADay» en el archivo de la escuela).',
      class: 'Mire los mensajes de abajo. Si no son lo que espera, ponga la clase en pausa y avise a quien cuida de Waymark; si no, se intenta otra vez cada noche.',
      note: 'No tiene que hacer nada: sale con la próxima noche.',
      item: 'No tiene que hacer nada: sale con la próxima noche, si todavía es así.',
    },
  },
  receipt: {
    approve: { done: 'Aprobado', not: 'No se envió' },
    pause: { done: 'En pausa', not: 'Sin pausa' },
    resume: { done: 'Reanudado', not: 'Sigue en pausa' },
    undo: { done: 'Retirado', not: 'No se retiró todo' },
    held: { done: 'Decidido', not: 'No se envió' },
  },
  brakes: {
    pause: 'Pausar el envío', pauseNow: 'Pausar esta clase',
    pauseHint: 'Desde este momento no se envía nada más a esta clase. Las noches siguen leyendo y decidiendo; lo que ya ven los estudiantes se queda.',
    resume: 'Reanudar el envío', resumeNow: 'Reanudar esta clase',
    resumeHint: 'Un plan en espera se puede aprobar otra vez, y la próxima noche decide de nuevo. Al reanudar no se envía nada.',
    paused: 'El envío está en pausa.', pausedHint: 'Las noches siguen leyendo y decidiendo; no se envía nada.',
    pausedBy: {
      course: { teacher: (moment) => `Por un docente de esta clase, ${moment}.`, administrator: (moment) => `Por la administración, ${moment}.` },
      school: {
        teacher: (moment) => `Para toda la escuela, ${moment}.`,
        administrator: (moment) => `Para toda la escuela, por la administración, ${moment}. Quien se ocupa de Waymark puede reanudarlo.`,
      },
    },
    undo: 'Retirar lo enviado', undoNow: 'Retirarlo',
    undoWhat: (moment, counts) => `Enviado ${moment}: ${counts}.`,
    undoHint: 'Se queda lo que un estudiante ya trabajó o un docente editó. Lo que se retira no se envía otra vez por sí solo.',
  },
  held: {
    title: 'Espera su decisión', intro: 'Waymark no estaba seguro, así que se detuvo y le pregunta. No pasa nada hasta que usted decida.',
    kind: { route: 'Invitación', reassign: 'Nueva oportunidad', note: 'Nota' }, since: (moment) => `desde ${moment}`,
    happened: {
      unclear: 'No está claro si se envió: no llegó respuesta, y no se encuentra en la clase.',
      different: 'Lo que quedó en la clase no era lo que se envió, así que no siguió adelante.',
    },
    says: 'Qué dice', past: 'Lo que dice ya no es así; la próxima noche decide de nuevo.',
    anew: 'Enviarlo de nuevo', leave: 'Dejarlo así',
  },
  groups: {
    intro: 'Lo que leen los estudiantes es una sugerencia: cada quien puede elegir otra cosa, y usted puede cambiarla.',
    teachAll: (need, of) => `${need} de ${of} lo necesitan`,
    teachAllHint: 'Más de la mitad de la clase: quizá convenga enseñarlo a todos.',
    slot: { first: 'Primer seminario', second: 'Segundo seminario', workshop: 'Taller' },
    minutes: (number) => `${number} min`,
    seats: (taken, seats) => `${taken} de ${count(seats, 'lugar ocupado', 'lugares ocupados')}`,
    task: 'Tarea de hoy', unlocks: 'Abre el paso a', meanwhile: 'Mientras tanto', nobody: 'Nadie hoy.',
    undecided: 'Por decidir', undecidedHint: 'La evidencia lo deja abierto. Qué lo aclararía:',
    waiting: 'En espera de lugar', waitingHint: 'El seminario ayudaría; usted decide.',
    workshopHint: 'Abra un nombre para ver su menú de opciones y las razones.',
    missed: 'La más fallada', talks: 'Medio minuto junto al pupitre', talksHint: 'Hoy nadie más necesita lo mismo: una conversación en lugar de un grupo.',
    notToday: 'Hoy no',
  },
  why: {
    why: 'Por qué', evidence: 'Evidencia', rule: 'Regla', wouldChange: 'Qué lo cambiaría',
    suggested: 'Sugerido', chose: 'Eligió', youSet: 'Usted indicó', notYet: '–', notToday: 'Hoy no', targets: 'Objetivos de hoy', story: 'Toda la historia en una pantalla',
    menu: 'Menú de opciones', deeper: 'para profundizar', noEvidence: 'Todavía no hay resultados.', untitled: 'Trabajo sin título',
    more: (number) => `y ${number} anteriores`,
    points: (points, possible) => `${points} de ${possible}`,
    attempt: (number) => `intento ${number}`, provisional: 'aún no devuelto',
    kind: {
      entrance: 'boleto de entrada', exit: 'boleto de salida', station: 'boleto de estación', habit: 'boleto de hábitos', unit: 'evaluación de la unidad',
      coursework: 'trabajo de clase', chance: 'nueva oportunidad', conference: 'conversación',
    },
    by: { teacher: 'calificado por la maestra o el maestro', machine: 'calificado por el cuestionario', self: 'calificado por el estudiante' },
    activity: { practice: 'práctica', deeper: 'profundizar', 'real-world': 'de la vida real' },
  },
  level: {
    mastered: 'dominado', approaching: 'cerca', 'not-yet': 'todavía no', slipped: 'estuvo dominado; conviene comprobarlo otra vez', 'not-enough': 'todavía no basta', 'no-evidence': 'sin datos',
  },
  levelInCell: {
    mastered: 'dominado', approaching: 'cerca', 'not-yet': 'todavía no', slipped: 'comprobar', 'not-enough': 'no basta', 'no-evidence': 'sin datos',
  },
  meaning: {
    mastered: 'se alcanzó, en más de una ocasión',
    approaching: 'cerca, o los resultados aún no coinciden',
    'not-yet': 'la evidencia dice: todavía no',
    slipped: 'estuvo dominado; conviene comprobarlo otra vez',
    'not-enough': 'falta evidencia para decirlo: un boleto más',
    'no-evidence': 'sin evidencia, que no es cero',
  },
  grid: {
    byTarget: 'La clase por objetivo', student: 'Estudiante', caption: 'Nivel de cada estudiante en cada objetivo',
    region: 'Cuadro de dominio', legend: 'Cómo leerlo', rule: 'La regla', exactRule: 'La regla completa', ruleInShort: (threshold, occasions) => `Dominado es un ${threshold} o más, mostrado en al menos ${count(occasions, 'ocasión', 'ocasiones')}; lo más reciente cuenta más.`,
    sort: 'Orden', bySupport: 'primero quien necesita apoyo', byName: 'por nombre', skip: 'Saltar el cuadro',
    hint: 'Elija una casilla para ver sus razones.', stale: 'sin resultados recientes',
    cell: (name, code, level) => `${name}, ${code}: ${level}`,
    count: (level, number) => `${number} ${level}`,
    otherTargets: 'Otros objetivos',
  },
  cell: {
    close: 'Cerrar y volver al cuadro', estimate: 'Estimación', between: (low, high) => `probablemente entre ${low} y ${high}`,
    atLeast: (threshold) => `dominado desde ${threshold}`, picture: 'Resultados en el tiempo frente al umbral',
    noValue: 'Todavía sin estimación',
    certainty: { sure: 'Bastante seguro', leaning: 'Apunta a esto, aún sin certeza', 'too-little': 'Todavía falta para decirlo' },
    rests: (results, sources) => `${count(results, 'resultado', 'resultados')} en ${count(sources, 'ocasión', 'ocasiones')}`,
    staleSince: (day) => `La evidencia más reciente es del ${day}: no se recomienda nada con ella.`,
    masteredSince: (day) => `Dominado desde el ${day}.`, recheckOn: (day) => `Próxima comprobación: ${day}.`, recheckDue: 'Toca comprobarlo otra vez: basta una pregunta en el próximo boleto.',
    next: { redo: 'Se da otra vez', recheck: 'Comprobación', check: 'Revisión tras elegir el taller' }, due: (day) => `hasta el ${day}`, results: 'Resultados, primero el más reciente',
    columns: { what: 'Qué', when: 'Cuándo', share: 'Aciertos', source: 'Tipo' },
  },
  messages: {
    intro: 'Palabra por palabra, como estará en la clase cuando usted lo apruebe.',
    of: { route: 'Invitaciones a los grupos de hoy', reassign: 'Nuevas oportunidades', note: 'Notas para cada estudiante' }, none: 'Ninguna hoy.',
    state: {
      waiting: 'en espera', underway: 'en curso', left: 'hoy no: límite diario', sent: 'enviado', unchanged: 'ya estaba', held: 'detenido: revíselo', removed: 'retirado, no se envía otra vez', cancelled: 'ya no hace falta',
    },
    channel: {
      shared: 'trabajo asignado individualmente', frame: 'página propia de Waymark', comment: 'comentario privado', 'grade-comment': 'comentario de calificación',
      post: 'anuncio individual', paste: 'para que usted lo pegue',
    },
    seenBy: {
      shared: 'Lo ve cada estudiante de la lista y los docentes de la clase. No dice nada de nadie.',
      frame: 'Lo ven este estudiante y los docentes de la clase, dentro de la clase.',
      comment: 'Lo ven este estudiante y los docentes de la clase.',
      'grade-comment': 'Lo ven este estudiante y los docentes de la clase, junto a la calificación.',
      post: 'Lo ven este estudiante y los docentes de la clase; no es un comentario privado.',
      paste: 'Nadie lo ve hasta que usted lo pegue en un comentario privado.',
    },
    to: 'Para', due: (moment) => `Entrega: ${moment}`, links: 'Enlaces', copy: 'Texto para copiar',
    rests: (number) => `Se apoya en ${count(number, 'resultado', 'resultados')}.`,
    withdrawn: 'Se retira', withdrawnRow: (title, learners) => `${title}: ${count(learners, 'estudiante', 'estudiantes')}`,
    people: (number) => count(number, 'estudiante', 'estudiantes'), channelHint: 'Cómo llegan las notas',
  },
  problems: {
    none: 'Una noche tranquila: todo se pudo leer.',
    weekly: 'Los trabajos cerrados hace más de cuatro semanas se leen una vez por semana: una nota que cambie en ellos aparece en el plazo de una semana.',
    kind: {
      denied: 'Sin permiso', busy: 'Ocupado', down: 'No respondió', gone: 'Ya no está', malformed: 'No se pudo leer', held: 'Detenido para usted',
      unmatched: 'Sin estudiante', untagged: 'Sin objetivo', roster: 'Lista de la clase', edited: 'Editado por un docente', cap: 'Límite diario', paused: 'En pausa',
      settings: 'Configuración', fault: 'Error nuestro',
    },
    do: 'Qué hacer', failed: 'No se pudo enviar', more: (number) => `y ${number} más como este`,
  },
  connection: {
    title: 'Su conexión', missing: 'Waymark todavía no está conectado con esta clase: aquí no puede leer ni publicar.',
    ended: 'El permiso para esta clase terminó: nada se lee ni se publica hasta que se dé de nuevo.',
    ending: (days) => `El permiso para esta clase termina en ${count(days, 'día', 'días')}. Conéctelo ahora otra vez y nada se interrumpe.`,
    connect: 'Conectar', again: 'Conectar otra vez', others: 'Solo puede darlo, desde su propia cuenta, quien figura en el archivo de la escuela como docente de esta clase.',
  },
  empty: {
    title: 'Ya casi está',
    noSchool: 'Todavía no hay ninguna escuela cargada. Cargue el archivo de la escuela y abra de nuevo esta página:',
    noCourse: 'El archivo de la escuela no tiene ninguna clase con su cuenta. Agréguela en «courses» con su cuenta como «teacher» y cargue el archivo otra vez:',
    noRun: 'Esta clase todavía no ha tenido su primera noche. Será esta noche, por sí sola; para ver un plan ahora, hágalo a mano:',
    command: 'Comando',
  },
};
