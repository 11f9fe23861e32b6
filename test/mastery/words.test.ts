import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../src/ids.ts';
import { masteryOf } from '../../src/mastery/mastery.ts';
import { completeRule } from '../../src/mastery/rule.ts';
import { LEVELS, type Mastery } from '../../src/mastery/types.ts';
import { explain } from '../../src/mastery/explain.ts';
import { LEVEL_WORDS, ruleSentence } from '../../src/mastery/words.ts';
import { daysAfter } from '../../src/time.ts';
import { FIRST_DAY, history, type Result } from '../builders/history.ts';

const pair = { learner: LearnerId.parse('9001'), target: TargetCode.parse('5.NF.A.1') };

function after(...results: readonly Result[]): Mastery {
  return masteryOf(pair, history(...results), completeRule(), daysAfter(FIRST_DAY, 40));
}

/** One of every reason there is. */
function everyReason(): readonly Mastery[] {
  return [
    after(), after([5, 5]), after([5, 5], [5, 5]), after([1, 5], [5, 5], [5, 5]), after([3, 5], [3, 5]), after([3, 5], [4, 5]), after([7, 10], [10, 10]),
    after([5, 5], [1, 5]), after([4, 5], [4, 5], [3, 5]), after([5, 5], [5, 5], [3, 5, 'c', 9]),
  ];
}

describe('the rule in one sentence', () => {
  it('tells threshold, gate, start and decay in English and Spanish', () => {
    const { en, es } = ruleSentence(completeRule());
    expect(en).toBe('Mastered is 80% or more, from at least 2 pieces of evidence from 2 sources: everyone starts at 65%, counted as three answers; '
      + 'each new result pulls the estimate towards the student\'s own work, and older results fade by 15% for every newer answer.');
    expect(es).toContain('Dominado es un 80\u00a0% o más, con al menos 2 evidencias de 2 fuentes: todos empiezan en el 65\u00a0%');
    expect(es.match(/\./g)).toHaveLength(1);
  });

  it('says so when everyone starts at the class\'s result', () => {
    expect(ruleSentence(completeRule({ start: 'class' })).en).toContain('everyone starts at the class\'s typical result on the target');
  });

  it('changes with the method', () => {
    expect(ruleSentence(completeRule({ method: 'average', threshold: 0.7 })).en)
      .toBe('Mastered is 70% or more, from at least 2 pieces of evidence from 2 sources: the estimate is the average of all results, each counted once.');
  });
});

describe('explanations', () => {
  it('exist in both languages for every reason, and each reason has words of its own', () => {
    expect(new Set(everyReason().map((mastery) => mastery.reason.rule)).size).toBe(10);
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
    const said = explain(after([5, 5], [1, 1], [4, 5, 'talk']), (source) => `<${source}>`);
    expect(said.en).toContain('It rests on <talk> (counts as 3.6 answers), <quiz-2> (1), <quiz-1> (3.6).');
    expect(said.es).toContain('Se apoya en <talk> (cuenta como 3,6 respuestas), <quiz-2> (1), <quiz-1> (3,6).');
    expect(explain(after([5, 5], [5, 5], [5, 5], [5, 5], [5, 5], [5, 5])).en).toContain('and 2 older.');
    expect(explain(after([5, 5])).en).not.toContain('rests on');
  });

  it('name a source as the reader knows it', () => {
    expect(explain(after([7, 10], [10, 10]), () => 'Exit ticket, Friday').en).toContain('This rests on one source: Exit ticket, Friday.');
  });

  it('have words for every level', () => {
    for (const level of LEVELS) expect([LEVEL_WORDS[level].en, LEVEL_WORDS[level].es].every((text) => text.length > 0)).toBe(true);
  });
});
