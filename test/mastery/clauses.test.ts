import { describe, expect, it } from '@jest/globals';
import type { Said } from '../../src/language.ts';
import { methodOf } from '../../src/mastery/methods/registry.ts';
import { completeRule, type RulePart } from '../../src/mastery/rule.ts';

function clause(part: RulePart): Said {
  const rule = completeRule(part);
  return methodOf(rule.method).clause(rule);
}

function awaited(part: RulePart): Said | undefined {
  const rule = completeRule(part);
  return methodOf(rule.method).awaits?.(rule);
}

// what a teacher and a family read of the method, with the numbers of their own rule (P5); \u00a0 stands before the Spanish percent sign
describe('how a method computes, in words', () => {
  it.each<[RulePart, string, string]>([
    [
      { method: 'beta-decay', start: 0.5 },
      "everyone starts at 50%, counted as three answers; each new result pulls the estimate towards the student's own work, and older results fade by 15% for every newer answer",
      'todos empiezan en el 50\u00a0%, que cuenta como tres respuestas; cada resultado nuevo acerca la estimación al trabajo propio del estudiante, y los anteriores pierden un 15\u00a0% con cada respuesta nueva',
    ],
    [
      { method: 'bkt', bkt: { prior: 0.5, learn: 0.2 } },
      'the estimate is the chance that the target is known: 50% before the first result, moved by each result as far as guesses and slips allow, with 20% of those who do not know yet learning between two results',
      'la estimación es la probabilidad de que el objetivo ya se sepa: 50\u00a0% antes del primer resultado; cada resultado la mueve hasta donde lo permiten los aciertos al azar y los descuidos, y entre dos resultados aprende el 20\u00a0% de quienes aún no lo saben',
    ],
    [
      { method: 'canvas-weighted', weight: 0.8 },
      'the newest result counts 80%, and the average of all older ones 20%',
      'el resultado más nuevo cuenta un 80\u00a0%, y el promedio de todos los anteriores, un 20\u00a0%',
    ],
    [
      { method: 'canvas-decaying', weight: 0.8 },
      'each new result counts 80%, and everything before it together 20%',
      'cada resultado nuevo cuenta un 80\u00a0%, y todo lo anterior en conjunto, un 20\u00a0%',
    ],
    [
      { method: 'schoology-decaying', minEvidence: 1 },
      'each new result counts 75%, and everything before it together 25%',
      'cada resultado nuevo cuenta un 75\u00a0%, y todo lo anterior en conjunto, un 25\u00a0%',
    ],
    [
      { method: 'schoology-average', minEvidence: 3 },
      'the estimate is the average of all results, each counted once, from 3 results on',
      'la estimación es el promedio de todos los resultados, y cada uno cuenta una vez, a partir de 3 resultados',
    ],
    [
      { method: 'canvas-n-times', times: 3, masteryPoints: 4 },
      'the estimate is the average of the results that reach 4 points, once there are 3',
      'la estimación es el promedio de los resultados que alcanzan 4 puntos, en cuanto hay 3',
    ],
    [
      { method: 'canvas-n-times', times: 1, masteryPoints: 1 },
      'the estimate is the average of the results that reach 1 point, once there is one',
      'la estimación es el promedio de los resultados que alcanzan 1 punto, en cuanto hay uno',
    ],
    [
      { method: 'canvas-n-times', times: 2, threshold: 0.7 },
      'the estimate is the average of the results that reach 70%, once there are 2',
      'la estimación es el promedio de los resultados que alcanzan el 70\u00a0%, en cuanto hay 2',
    ],
    [
      { method: 'power-law' },
      'the estimate is the end of a learning curve drawn through all results, or their average where no growth shows yet',
      'la estimación es el final de una curva de aprendizaje trazada por todos los resultados, o su promedio si todavía no se ve crecimiento',
    ],
    [
      { method: 'classworks-80' },
      'the newest result is the estimate until one reaches 80%, which then stands',
      'la estimación es el resultado más nuevo hasta que uno alcanza el 80\u00a0%, y ese queda',
    ],
    [{ method: 'latest' }, 'the newest result is the estimate', 'la estimación es el resultado más nuevo'],
    [
      { method: 'schoology-highest', minEvidence: 1 },
      'the best result is the estimate',
      'la estimación es el mejor resultado',
    ],
  ])('%j', (part, en, es) => {
    expect(clause(part)).toEqual({ en, es });
  });

  it('names the start of the class where the rule starts there', () => {
    expect(clause({ start: 'class' }).en).toContain(
      "everyone starts at the class's typical result on the target, counted",
    );
    expect(clause({ start: 'class' }).es).toContain(
      'todos empiezan en el resultado típico de la clase en el objetivo, que cuenta',
    );
  });

  it('tells the share of the newest result that each host has where the school says none', () => {
    const said = (['canvas-weighted', 'canvas-decaying', 'schoology-decaying'] as const).map(
      (method) => /counts (\d+)%/.exec(clause({ method }).en)?.[1],
    );
    expect(said).toEqual(['65', '65', '75']);
  });
});

describe('what a method still waits for, in words', () => {
  it.each<[RulePart, string, string]>([
    [
      { method: 'canvas-n-times', times: 1, masteryPoints: 3 },
      'A result that reaches 3 points is missing.',
      'Falta un resultado que alcance 3 puntos.',
    ],
    [
      { method: 'canvas-n-times', times: 2 },
      'It takes 2 results that reach 80%.',
      'Hacen falta 2 resultados que alcancen el 80\u00a0%.',
    ],
    [{ method: 'schoology-average', minEvidence: 3 }, 'It takes 3 results.', 'Hacen falta 3 resultados.'],
    [{ method: 'schoology-decaying', minEvidence: 4 }, 'It takes 4 results.', 'Hacen falta 4 resultados.'],
    [{ method: 'schoology-highest', minEvidence: 2 }, 'It takes 2 results.', 'Hacen falta 2 resultados.'],
  ])('%j', (part, en, es) => {
    expect(awaited(part)).toEqual({ en, es });
  });

  it('is nothing for a method that speaks from the first result on', () => {
    expect(
      (['beta-decay', 'average', 'latest', 'power-law', 'bkt'] as const).map((method) => awaited({ method })),
    ).toEqual(Array.from({ length: 5 }));
  });
});
