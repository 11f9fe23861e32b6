import { describe, expect, it } from '@jest/globals';
import { LearnerId, SourceId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule, type Rule, type RulePart } from '../../src/mastery/rule.ts';
import { LEVELS, type Mastery, type Reason } from '../../src/mastery/types.ts';
import { OCCASIONS } from '../../src/mastery/counting.ts';
import { explain as explainAs, explanation as explanationAs } from '../../src/mastery/explain.ts';
import {
  LEVEL_WORDS,
  reasonSentence as reasonAs,
  ruleSentence as ruleAs,
  type Telling,
} from '../../src/mastery/words.ts';
import { daysAfter, instant } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const TELLING: Telling = { name: String, on: dayOnly, counting: OCCASIONS };
const explain = (mastery: Mastery, how: Partial<Telling> = {}) => explainAs(mastery, { ...TELLING, ...how });
const explanation = (mastery: Mastery) => explanationAs(mastery, TELLING);
const reasonSentence = (reason: Reason, how: Partial<Telling> = {}) => reasonAs(reason, { ...TELLING, ...how });

const ruleSentence = (rule: Rule) => ruleAs(rule, OCCASIONS);

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };

function under(part: RulePart, ...results: readonly Result[]): Mastery {
  return masteryOf(pair, history(...results), completeRule(part), daysAfter(FIRST_DAY, 40));
}

function after(...results: readonly Result[]): Mastery {
  return under({}, ...results);
}

/** One of every reason there is. */
function everyReason(): readonly Mastery[] {
  return [
    after(),
    after([5, 5]),
    after([5, 5], [5, 5]),
    after([1, 5], [5, 5], [5, 5]),
    after([3, 5], [3, 5]),
    after([3, 5], [4, 5]),
    after([7, 10], [10, 10]),
    after([5, 5], [1, 5]),
    after([4, 5], [4, 5], [3, 5]),
    after([5, 5], [5, 5], [3, 5, 'c', 9]),
    after([5, 5], [5, 5], [0, 1]),
  ];
}

describe('the rule in one sentence', () => {
  it('tells threshold, gate, start and decay in English and Spanish', () => {
    const { en, es } = ruleSentence(completeRule());
    expect(en).toBe(
      'Mastered is 80% or more, which counts as reached from a chance of 38% on and stays so down to 28%, ' +
        'from at least 2 results on 2 occasions, counting for 3 answers or more: everyone starts at 65%, counted as three answers; ' +
        "each new result pulls the estimate towards the student's own work, and older results fade by 15% for every newer answer.",
    );
    expect(es).toContain(
      'Dominado es un 80\u00a0% o más, que se da por alcanzado desde una probabilidad del 38\u00a0% y sigue así hasta el 28\u00a0%, con al menos 2 resultados en 2 ocasiones, ' +
        'que cuenten por 3 respuestas o más: todos empiezan en el 65\u00a0%',
    );
    expect(es.match(/\./g)).toHaveLength(1);
  });

  it("says so when everyone starts at the class's result", () => {
    expect(ruleSentence(completeRule({ start: 'class' })).en).toContain(
      "everyone starts at the class's typical result on the target",
    );
  });

  it('changes with the method', () => {
    expect(ruleSentence(completeRule({ method: 'average', threshold: 0.7 })).en).toBe(
      'Mastered is 70% or more and stays so down to 63%, from at least 2 results on 2 occasions: the estimate is the average of all results, each counted once.',
    );
  });
});

describe('the rule sentence and the numbers beside it', () => {
  it('name the answers that are missing where evidence and sources are enough (R0)', () => {
    const short = after([1, 1], [1, 1]);
    expect(short.level).toBe('not-enough');
    expect(short.rule.en).toContain('from at least 2 results on 2 occasions, counting for 3 answers or more:');
    expect(reasonSentence(short.reason).en).toContain(
      '2 results on 2 occasions, counting for 1.8 of the 3 answers it takes.',
    );
    expect(after([5, 5]).reason).toEqual({ rule: 'too-little', evidence: 1, sources: 1 }); // a source is missing: that is said, not the answers
  });

  it('name the chance from which it counts, so that an estimate under the threshold can be mastered and stay so', () => {
    const exact = after([4, 5], [4, 5]);
    expect(exact).toMatchObject({ level: 'mastered' });
    expect(exact.value).toBeLessThan(0.8);
    expect(exact.rule.en).toContain(
      '80% or more, which counts as reached from a chance of 38% on and stays so down to 28%,',
    );
  });

  it('never call clear what the interval leaves open', () => {
    const open = after([3, 5], [3, 5]);
    expect(open).toMatchObject({ level: 'not-yet', certainty: 'leaning' });
    expect(open.high).toBeGreaterThan(0.8);
    expect(explain(open).en).not.toMatch(/clear/);
    expect(explain(open).es).not.toMatch(/clar[oa]/);
  });

  it.each<[RulePart, string, string]>([
    [{ cuts: { gateWeight: 1 } }, ', counting for 1 answer or more:', ', que cuenten por 1 respuesta o más:'],
    [{ cuts: { gateWeight: 2.5 } }, ', counting for 2.5 answers or more:', ', que cuenten por 2,5 respuestas o más:'],
    [{ cuts: { gateWeight: 0 } }, 'on 2 occasions: everyone', 'en 2 ocasiones: todos'],
    [{ cuts: { leaveMastered: 0.38 } }, 'from a chance of 38% on, from', 'del 38\u00a0%, con'],
    [{ method: 'average', cuts: { slippedPart: 1 } }, '80% or more, from', '80\u00a0% o más, con'],
    [
      { method: 'average' },
      '80% or more and stays so down to 72%, from at least 2 results on 2 occasions: the',
      'y sigue así hasta el 72\u00a0%, con al menos 2 resultados en 2 ocasiones: la',
    ],
  ])('hold no condition that the rule does not have: %j', (part, en, es) => {
    const sentence = ruleSentence(completeRule(part));
    expect(sentence.en).toContain(en);
    expect(sentence.es).toContain(es);
  });
});

describe('explanations', () => {
  it('exist in both languages for every reason, and each reason has words of its own', () => {
    expect(new Set(everyReason().map((mastery) => mastery.reason.rule)).size).toBe(11);
    for (const language of ['en', 'es'] as const) {
      const said = everyReason().map((mastery) => explain(mastery)[language]);
      expect(new Set(said).size).toBe(said.length);
      for (const text of said) expect(text).not.toMatch(/undefined|null|NaN/);
    }
  });

  it('never speak of failing or of low (P10)', () => {
    for (const mastery of everyReason()) {
      expect(explain(mastery).en).not.toMatch(/\bfail|\blow\b|\bweak|\bbad\b/i);
      expect(explain(mastery).es).not.toMatch(/fracas|suspens|reprob|\bbaj[oa]\b nivel|débil/i);
    }
  });

  it('say what each source counts for, newest first, and how many older ones there are (R9)', () => {
    const said = explain(after([5, 5], [1, 1], [4, 5, 'talk']), { name: (source) => `<${source}>` });
    expect(said.en).toContain('It rests on <talk> (counts as 3.6 answers), <quiz-2> (1), <quiz-1> (3.6).');
    expect(said.es).toContain('Se apoya en <talk> (cuenta como 3,6 respuestas), <quiz-2> (1), <quiz-1> (3,6).');
    expect(explain(after([5, 5], [5, 5], [5, 5], [5, 5], [5, 5], [5, 5])).en).toContain('and 2 older.');
    expect(explain(after([5, 5])).en).not.toContain('rests on');
  });

  it('name a source as the reader knows it', () => {
    expect(explain(after([7, 10], [10, 10]), { name: () => 'Exit ticket, Friday' }).en).toContain(
      'This rests on one occasion: Exit ticket, Friday.',
    );
  });

  it('have words for every level', () => {
    for (const level of LEVELS)
      expect([LEVEL_WORDS[level].en, LEVEL_WORDS[level].es].every((text) => text.length > 0)).toBe(true);
  });

  it('are one text: level, rule, estimate, reason, what it rests on, what would change it', () => {
    const said = explain(after([7, 10], [10, 10]), { name: (source) => `<${source}>` });
    expect(said.en).toBe(
      'Approaching. Estimate 84%, most likely between 68% and 96%; chance of reaching the threshold 68% (leaning), from 2 results on 2 occasions. ' +
        'This rests on one occasion: <quiz-2>. One more ticket. Rule: Mastered is 80% or more, which counts as reached from a chance of 38% on and stays so down to 28%, ' +
        'from at least 2 results on 2 occasions, counting for 3 answers or more: everyone starts at 65%, ' +
        "counted as three answers; each new result pulls the estimate towards the student's own work, and older results fade by 15% for every newer answer. " +
        'It rests on <quiz-2> (counts as 5.3 answers), <quiz-1> (5.3). What would change it: 1 of 1 on one more ticket would make it “mastered”.',
    );
    expect(said.es).toBe(
      'Cerca. Estimación 84\u00a0%, lo más probable entre 68\u00a0% y 96\u00a0%; probabilidad de alcanzar el umbral 68\u00a0% (probable), con 2 resultados en 2 ocasiones. ' +
        'Esto depende de una sola ocasión: <quiz-2>. Un boleto más. Regla: Dominado es un 80\u00a0% o más, que se da por alcanzado desde una probabilidad del 38\u00a0% y sigue así hasta el 28\u00a0%, ' +
        'con al menos 2 resultados en 2 ocasiones, que cuenten por 3 respuestas o más: todos empiezan en el 65\u00a0%, ' +
        'que cuenta como tres respuestas; cada resultado nuevo acerca la estimación al trabajo propio del estudiante, y los anteriores pierden un 15\u00a0% con cada respuesta nueva. ' +
        'Se apoya en <quiz-2> (cuenta como 5,3 respuestas), <quiz-1> (5,3). Qué lo cambiaría: 1 de 1 en un boleto más lo cambiaría a «dominado».',
    );
  });

  it('leave out the estimate where there is none, and the interval where the method gives none', () => {
    expect(explanation(after())[0]).toEqual({
      en: 'No evidence yet. There is no evidence yet; that is not a zero.',
      es: 'Todavía no hay evidencia. Todavía no hay evidencia; eso no es un cero.',
    });
    expect(explanation(under({ method: 'average' }, [4, 5], [5, 5]))[0]).toEqual({
      en: 'Mastered. Estimate 90% (leaning), from 2 results on 2 occasions. By the evidence so far, the threshold counts as reached.',
      es: 'Dominado. Estimación 90\u00a0% (probable), con 2 resultados en 2 ocasiones. Según la evidencia hasta ahora, el umbral se da por alcanzado.',
    });
  });

  it('say how certain they are', () => {
    expect(explanation(after([5, 5], [5, 5], [5, 5]))[0]?.en).toContain('(sure)');
    expect(explanation(after([5, 5], [5, 5], [5, 5]))[0]?.es).toContain('(seguro)');
    expect(explanation(after([5, 5]))[0]?.en).toContain('(too little), from 1 result on 1 occasion.');
    expect(explanation(after([5, 5]))[0]?.es).toContain('(muy poco), con 1 resultado en 1 ocasión.');
  });

  it('name four sources at most, and one answer as one', () => {
    const [, basis] = explanation(after([1, 1], [1, 1], [1, 1], [1, 1], [1, 1], [1, 1]));
    expect(basis).toEqual({
      en: 'It rests on quiz-6 (counts as 1 answer), quiz-5 (1), quiz-4 (1), quiz-3 (1), and 2 older.',
      es: 'Se apoya en quiz-6 (cuenta como 1 respuesta), quiz-5 (1), quiz-4 (1), quiz-3 (1) y 2 más antiguas.',
    });
    expect(explanation(after([1, 1], [1, 1], [1, 1], [1, 1], [1, 1]))[1]?.es).toMatch(/ y una más antigua\.$/);
    expect(explanation(after([1, 1], [1, 1], [1, 1], [1, 1]))[1]?.en).toMatch(/quiz-1 \(1\)\.$/);
    expect(explanation(under({ method: 'average' }, [4, 5], [5, 5]))).toHaveLength(2); // a method that does not weigh
  });
});

function dayOnly(at: string): string {
  return `day ${at.slice(8, 10)}`;
}

describe('the reason', () => {
  const [on, a, b] = [instant('2026-09-03T15:00:00Z'), SourceId.parse('a'), SourceId.parse('b')];

  it.each<[Reason, string, string]>([
    [
      { rule: 'no-evidence' },
      'There is no evidence yet; that is not a zero.',
      'Todavía no hay evidencia; eso no es un cero.',
    ],
    [
      { rule: 'too-little', evidence: 1, sources: 1 },
      'Not enough yet: one more ticket. So far: 1 result on 1 occasion.',
      'Todavía no basta: un boleto más. Hasta ahora: 1 resultado en 1 ocasión.',
    ],
    [
      { rule: 'too-little', evidence: 3, sources: 2 },
      'Not enough yet: one more ticket. So far: 3 results on 2 occasions.',
      'Todavía no basta: un boleto más. Hasta ahora: 3 resultados en 2 ocasiones.',
    ],
    [
      { rule: 'too-little', evidence: 2, sources: 2, counted: { answers: 2.99, of: 3 } },
      'Not enough yet: one more ticket. So far: 2 results on 2 occasions, counting for 2.9 of the 3 answers it takes.',
      'Todavía no basta: un boleto más. Hasta ahora: 2 resultados en 2 ocasiones, que cuentan por 2,9 de las 3 respuestas que hacen falta.',
    ],
    [
      { rule: 'mastered' },
      'By the evidence so far, the threshold counts as reached.',
      'Según la evidencia hasta ahora, el umbral se da por alcanzado.',
    ],
    [
      { rule: 'learning' },
      'Earlier work was under the threshold, and the newer results together reach it: that is learning.',
      'El trabajo anterior quedó por debajo del umbral y los resultados nuevos, en conjunto, lo alcanzan: eso es aprender.',
    ],
    [
      { rule: 'not-yet' },
      'By the evidence so far, the threshold is most likely not reached yet.',
      'Según la evidencia hasta ahora, lo más probable es que todavía no se llegue al umbral.',
    ],
    [
      { rule: 'between' },
      'The evidence is too near the threshold to decide: one more ticket.',
      'La evidencia está demasiado cerca del umbral para decidir: un boleto más.',
    ],
    [
      { rule: 'one-source', source: a },
      'This rests on one occasion: <a>. One more ticket.',
      'Esto depende de una sola ocasión: <a>. Un boleto más.',
    ],
    [
      { rule: 'sources-disagree', sources: [a, b] },
      'The results of <a> and <b> disagree. One more ticket.',
      'Los resultados de <a> y <b> no coinciden. Un boleto más.',
    ],
    [
      { rule: 'reopened', at: on },
      'The re-check on day 03 came out under the threshold: one more ticket.',
      'La nueva comprobación del day 03 quedó por debajo del umbral: un boleto más.',
    ],
    [
      { rule: 'light-answer', at: on },
      'It stays mastered: the short result on day 03 was under the threshold, which alone says too little. One more question.',
      'Sigue dominado: el resultado breve del day 03 quedó por debajo del umbral, y por sí solo dice muy poco. Una pregunta más.',
    ],
    [
      { rule: 'slipped', masteredAt: on },
      'It was mastered on day 03; newer results are under the threshold. One more ticket.',
      'Estuvo dominado desde el day 03; los resultados nuevos quedan por debajo del umbral. Un boleto más.',
    ],
  ])('%j is said in both languages', (reason, en, es) => {
    expect(reasonSentence(reason, { name: (source) => `<${source}>` })).toEqual({ en, es });
  });

  it('says when something was as it is told to: results may come without dates', () => {
    expect(
      reasonSentence({ rule: 'slipped', masteredAt: on }, { on: (at) => `work of ${at.slice(8, 10)}` }).en,
    ).toContain('It was mastered on work of 03;');
    expect(reasonSentence({ rule: 'reopened', at: on }, { on: (at) => `work of ${at.slice(8, 10)}` }).es).toContain(
      'del work of 03 quedó',
    );
    const slipped = explain(after([4, 5], [4, 5], [3, 5]), { on: (at) => `work of ${at.slice(8, 10)}` });
    expect([slipped.en.includes('on work of 02;'), slipped.es.includes('desde el work of 02;')]).toEqual([true, true]);
  });

  it('names an occasion as it is told to', () => {
    expect(reasonSentence({ rule: 'one-source', source: a }).en).toBe(
      'This rests on one occasion: a. One more ticket.',
    );
  });
});

describe('what would change it', () => {
  it.each<[string, RulePart, Result[], string, string]>([
    [
      'nothing yet',
      {},
      [],
      'Results from 2 more occasions are missing. 3 of 3 on each of two more tickets would make it “mastered”.',
      'Faltan resultados de 2 ocasiones más. 3 de 3 en cada uno de dos boletos más lo cambiaría a «dominado».',
    ],
    [
      'one occasion',
      {},
      [[4, 5]],
      'A result from one more occasion is missing. ',
      'Falta un resultado de una ocasión más. ',
    ],
    [
      'one result short',
      { minEvidence: 3 },
      [
        [4, 5],
        [4, 5],
      ],
      'One more result is missing. ',
      'Falta un resultado más. ',
    ],
    [
      'two results short',
      { minEvidence: 4 },
      [
        [4, 5],
        [4, 5],
      ],
      '2 more results are missing. ',
      'Faltan 2 resultados más. ',
    ],
    [
      'two questions in all',
      {},
      [
        [1, 1],
        [1, 1],
      ],
      'A few more questions are missing. ',
      'Faltan algunas preguntas más. ',
    ],
    [
      'what the method waits for',
      { method: 'canvas-n-times' },
      [
        [4, 5],
        [4, 5],
      ],
      'It takes 5 results that reach 80%. ',
      'Hacen falta 5 resultados que alcancen el 80\u00a0%. ',
    ],
    [
      'enough, and far',
      {},
      [
        [0, 5],
        [0, 5],
        [0, 5],
        [0, 5],
      ],
      'It takes good results on more than two more tickets.',
      'Hacen falta buenos resultados en más de dos boletos más.',
    ],
    [
      'mastered for good',
      { method: 'highest' },
      [
        [5, 5],
        [5, 5],
      ],
      'No single small ticket would change it.',
      'Ningún boleto corto lo cambiaría por sí solo.',
    ],
    [
      'one ticket',
      {},
      [
        [3, 5],
        [4, 5],
      ],
      '2 of 2 on one more ticket would make it “mastered”.',
      '2 de 2 en un boleto más lo cambiaría a «dominado».',
    ],
  ])('is said in both languages: %s', (_, rule, results, en, es) => {
    const { wouldChange } = under(rule, ...results);
    expect(wouldChange.en.startsWith(en)).toBe(true);
    expect(wouldChange.es.startsWith(es)).toBe(true);
    for (const text of [wouldChange.en, wouldChange.es]) expect(text).toMatch(/^[^.]+\.( [^.]+\.)?$/); // what is missing, then what would change it
  });

  it('begins with the age of old evidence', () => {
    const { wouldChange } = masteryOf(pair, history([3, 5], [4, 5]), completeRule(), daysAfter(FIRST_DAY, 62));
    expect(wouldChange.en).toMatch(
      /^The newest result is over 60 days old: one more ticket\. \d of \d on one more ticket/,
    );
    expect(wouldChange.es).toMatch(
      /^El resultado más nuevo tiene más de 60 días: un boleto más\. \d de \d en un boleto más/,
    );
  });
});
