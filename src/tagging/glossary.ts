import type { Said } from '../language.ts';

/** One idea of the school's subjects, under all the words it goes by. */
export interface Concept {
  readonly id: string;
  /** How a reason calls it. */
  readonly said: Said;
  readonly en: readonly string[];
  readonly es: readonly string[];
}

const concept = (id: string, en: string, es: string): Concept => {
  const [english, spanish] = [en.split(', '), es.split(', ')];
  return { id, said: { en: english[0] ?? id, es: spanish[0] ?? id }, en: english, es: spanish };
};

/**
 * Words that mean the same, within a language and across both: a question in Spanish finds a target whose sentence is in English, and
 * "sum" finds "add". General vocabulary of mathematics and language arts; of a subject that is not here the words themselves speak.
 */
export const GLOSSARY: readonly Concept[] = [
  concept('add', 'add, adding, addition, sum, in all, altogether', 'sumar, suma, adición, en total'),
  concept('subtract', 'subtract, subtraction, minus, difference', 'restar, resta, sustracción, diferencia'),
  concept('multiply', 'multiply, multiplication, product', 'multiplicar, multiplicación, producto'),
  concept('divide', 'divide, division, quotient', 'dividir, división, cociente'),
  concept('fraction', 'fraction, mixed number', 'fracción, número mixto'),
  concept('decimal', 'decimal', 'decimal'),
  concept('whole-number', 'whole number, integers', 'número entero, enteros'),
  concept('negative', 'negative', 'negativo'),
  concept('percent', 'percent, percentage', 'porcentaje, por ciento'),
  concept('ratio', 'ratio, proportion', 'razón, proporción'),
  concept('rate', 'rate', 'tasa'),
  concept(
    'unlike-denominators',
    'unlike denominators, different denominators, common denominator',
    'denominadores diferentes, distinto denominador, denominadores distintos, diferente denominador, denominador común, fracciones heterogéneas',
  ),
  concept(
    'like-denominators',
    'like denominators, same denominator',
    'denominadores iguales, mismo denominador, igual denominador, fracciones homogéneas',
  ),
  concept('equivalent', 'equivalent', 'equivalente'),
  concept('unit-fraction', 'unit fraction', 'fracción unitaria'),
  concept('place-value', 'place value', 'valor posicional'),
  concept('digit', 'digit', 'cifra, dígito'),
  concept('word-problem', 'word problem, story problem', 'problema'),
  concept('equation', 'equation', 'ecuación'),
  concept('inequality', 'inequality', 'desigualdad, inecuación'),
  concept('variable', 'variable', 'variable, incógnita'),
  concept('expression', 'expression', 'expresión'),
  concept('exponent', 'exponent, power', 'exponente, potencia'),
  concept('number-line', 'number line', 'recta numérica'),
  concept('surface-area', 'surface area', 'área de superficie'),
  concept('area', 'area', 'área'),
  concept('perimeter', 'perimeter', 'perímetro'),
  concept('volume', 'volume', 'volumen'),
  concept('angle', 'angle', 'ángulo'),
  concept('triangle', 'triangle', 'triángulo'),
  concept('graph', 'graph, plot', 'gráfica'),
  concept('coordinate', 'coordinate', 'coordenada'),
  concept('probability', 'probability, likely', 'probabilidad, probable'),
  concept('average', 'average, mean and median', 'promedio, media y mediana'),
  concept('round', 'rounding, estimate', 'redondear, estimar'),
  concept('main-idea', 'main idea, central idea', 'idea principal, idea central'),
  concept('detail', 'detail', 'detalle'),
  concept('theme', 'theme', 'tema'),
  concept('quote', 'quote, quotation, cite', 'citar, cita'),
  concept('inference', 'inference, infer', 'inferencia, inferir'),
  concept('summary', 'summary, summarize', 'resumen, resumir'),
  concept('context', 'context', 'contexto'),
  concept('meaning', 'meaning', 'significado, significar'),
  concept('word-part', 'word part, prefix, suffix, root', 'parte de la palabra, prefijo, sufijo, raíz'),
  concept('story', 'story, fable', 'cuento, fábula'),
  concept('character', 'character', 'personaje'),
  concept('setting', 'setting', 'escenario'),
  concept('plot', 'plot of the story', 'trama'),
  concept('point-of-view', 'point of view, narrator', 'punto de vista, narrador'),
  concept('poem', 'poem, poetry, stanza', 'poema, poesía, estrofa'),
  concept('essay', 'essay, paragraph writing', 'ensayo'),
  concept('draft', 'draft, narrative writing', 'borrador'),
  concept('spelling', 'spelling', 'ortografía, dictado'),
  concept('punctuation', 'comma, punctuation', 'coma, puntuación'),
  concept('grammar', 'noun, verb, adjective, grammar', 'sustantivo, verbo, adjetivo, gramática'),
];

/** Ideas of which one rules the other out, although they share their words. */
export const OPPOSED: readonly (readonly [string, string])[] = [['unlike-denominators', 'like-denominators']];
