import type { DoneWords } from './ways.ts';

const TEACHER = 'tu maestra o maestro';
const question = (on: string, words: string | null): string =>
  words === null ? `una pregunta sobre ${on}` : `«${words}»`;

/** What was done, in Spanish, to a child: `tú`. */
export const ES_DONE: DoneWords = {
  'came-back': [
    (on) => `Lo tienes otra vez: ${on}. Volver sobre algo ayuda a que se quede.`,
    (on) => `Ha vuelto a tu trabajo: ${on}. Tus últimos resultados lo muestran.`,
    (on) => `Después de un tiempo, tu trabajo vuelve a mostrarlo: ${on}.`,
  ],
  mastered: [
    (on) => `Lo lograste, y tu trabajo lo muestra: ${on}.`,
    (on) => `Algo nuevo ya es tuyo: ${on}.`,
    (on) => `Diste un buen paso: ${on}. Más de un trabajo tuyo lo muestra.`,
  ],
  'hard-question': [
    (on, { question: words }) => `Resolviste una pregunta difícil: ${question(on, words)}.`,
    (on, { question: words }) => `No era una pregunta fácil, y te salió bien: ${question(on, words)}.`,
    (on, { question: words }) => `Era una pregunta con truco, y la resolviste: ${question(on, words)}.`,
  ],
  'after-miss': [
    (on) => `Volviste sobre ${on} y lo entregaste. Así se aprende.`,
    (on) => `Un intento más en ${on}, y lo entregaste. Volver a intentarlo es una buena estrategia.`,
    (on) => `No lo dejaste ahí: entregaste otro intento en ${on}.`,
  ],
  'more-right': [
    (on, { from, to, of }) => `La vez anterior acertaste ${from} de ${of}, y ahora ${to} de ${of}, en ${on}.`,
    (on, { from, to, of }) => `De ${from} a ${to} aciertos, de ${of} preguntas: eso avanzaste en ${on}.`,
    (on, { from, to, of }) =>
      `Mira tus dos últimos resultados en ${on}: primero ${from} de ${of}, después ${to} de ${of}.`,
  ],
  'three-full': [
    (on) => `Tres veces seguidas acertaste todo en ${on}.`,
    (on) => `Todo bien, tres veces seguidas: ${on}.`,
    (on) => `En tus tres últimos trabajos sobre ${on} acertaste todo.`,
  ],
  'now-right': [
    (on) => `La vez anterior todavía no, esta vez sí: tu respuesta en ${on}.`,
    (on) => `Esta vez te salió bien, en ${on}. La vez anterior todavía no.`,
    (on) => `Tu última respuesta muestra que algo ha cambiado: está bien, en ${on}.`,
  ],
  held: [
    (on) => `Lo mostraste hace semanas y ahí sigue: ${on}.`,
    (on) => `Sigue siendo tuyo después de unas semanas: ${on}.`,
    (on) => `Se quedó contigo: ${on}. Tu último trabajo lo muestra.`,
  ],
  'chance-taken': [
    (on) => `Aprovechaste otra oportunidad en ${on}. Volver sobre algo es una buena manera de aprenderlo.`,
    (on) => `Había una oportunidad más en ${on}, y la aprovechaste.`,
    (on) => `Trabajaste una vez más, por tu cuenta, en ${on}.`,
  ],
  'with-teacher': [
    (on) => `Trabajaste con ${TEACHER} en ${on}.`,
    (on) => `Tú y ${TEACHER} dedicaron un rato a ${on}.`,
    (on) => `Tú y ${TEACHER} vieron de cerca ${on}.`,
  ],
  talked: [
    (on) => `Hablaste con ${TEACHER} sobre ${on}.`,
    (on) => `Tú y ${TEACHER} conversaron sobre ${on}.`,
    (on) => `Le contaste a ${TEACHER} sobre ${on}. Decir cómo piensas ayuda a aprender.`,
  ],
  'all-right': [
    (on, { of }) => `Acertaste todo en ${on}: ${of} de ${of}.`,
    (on, { of }) => `Te hicieron ${of} preguntas sobre ${on}, y acertaste todas.`,
    (on, { of }) => `${of} de ${of}: así te fue en tu último trabajo sobre ${on}.`,
  ],
  practice: [
    (on) => `Entregaste tu práctica sobre ${on}.`,
    (on) => `Tu práctica sobre ${on} ya está entregada. Gracias por hacerla.`,
    (on) => `Hiciste tu práctica sobre ${on} y se la enviaste a ${TEACHER}.`,
  ],
  'some-right': [
    (on, { right, of }) => `Acertaste ${right} de ${of} en ${on}.`,
    (on, { right, of }) => `De ${of} respuestas sobre ${on}, ${right} estuvieron bien.`,
    (on, { right, of }) => `Tu último trabajo sobre ${on} tiene ${right} aciertos de ${of}.`,
  ],
  'first-work': [
    (on) => `Diste el primer paso en ${on}.`,
    (on) => `Algo nuevo: trabajaste por primera vez en ${on}.`,
    (on) => `Ya entregaste tu primer trabajo sobre ${on}.`,
  ],
  pieces: [
    (_, { pieces }) => `Entregaste ${pieces} trabajos en una semana.`,
    (_, { pieces }) => `En una sola semana llegaron ${pieces} trabajos tuyos.`,
    (_, { pieces }) => `Sacaste adelante ${pieces} trabajos en una semana.`,
  ],
  'handed-in': [
    (on) => `Entregaste un trabajo sobre ${on}.`,
    (on) => `Tu último trabajo es sobre ${on}, y ya está entregado.`,
    (on) => `Mostraste lo que sabes hacer hasta ahora en ${on}.`,
    (on) => `Trabajaste en ${on} y lo entregaste.`,
    (on) => `Hay un trabajo nuevo tuyo sobre ${on}.`,
  ],
};
