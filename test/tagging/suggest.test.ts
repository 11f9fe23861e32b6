import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CourseworkId, CriterionId, FormId, ItemId, TargetCode } from '../../src/ids.ts';
import { suggestTargets, type TaggingFacts } from '../../src/tagging/suggest.ts';
import type { Settled, Suggested, Untagged } from '../../src/tagging/types.ts';
import { taughtIn } from '../bench/tagging/measure.ts';

const code = (text: string): TargetCode => TargetCode.parse(text);
const targets = taughtIn('6001');
const FACTS: TaggingFacts = { targets, settled: [], refused: [] };

function question(text: string, within = 'Monday', item = 'i1', form = 'f1'): Untagged {
  return { place: { form: FormId.parse(form), item: ItemId.parse(item) }, text, within };
}

function title(text: string, id = 'w1'): Untagged {
  return { place: { coursework: CourseworkId.parse(id) }, text, within: null };
}

function row(id: string): Untagged {
  return {
    place: { coursework: CourseworkId.parse(id), criterion: CriterionId.parse('c1') },
    text: 'Explains with a drawing',
    within: 'Project',
  };
}

function suggested(one: Untagged, facts: Partial<TaggingFacts> = {}): Suggested['suggestion'] {
  return suggestTargets([one], { ...FACTS, ...facts })[0]?.suggestion ?? null;
}

const settled = (one: Untagged, target: string, from: string | null = 'Last year'): Settled => ({
  ...one,
  target: code(target),
  from,
});

describe('a suggested target', () => {
  it.each(['Ratios 5.NF.A.1', '5.nf.1 warm-up', 'CCSS.MATH.CONTENT.5.NF.A.1 quiz', '5NFA1 again'])(
    'is sure where its code stands in the text: %s',
    (text) => {
      expect(suggested(title(text))).toMatchObject({ target: '5.NF.A.1', sureness: 'sure', reason: { kind: 'code' } });
    },
  );

  it('is unsure where several codes stand in the text', () => {
    expect(suggested(title('5.NF.A.1 and 5.NF.A.2'))).toMatchObject({
      sureness: 'unsure',
      reason: { kind: 'several', targets: ['5.NF.A.1', '5.NF.A.2'] },
    });
  });

  it('is unsure where the code of another standard stands there, whatever the words say', () => {
    expect(suggested(title('Multiplying fractions'))?.sureness).toBe('sure');
    expect(suggested(title('Multiplying fractions 6.NS.A.1'))?.sureness).toBe('unsure');
  });

  it.each([
    ['1/2 + 1/3 = ?', '5.NF.A.1'],
    ['2/3 x 6 = ?', '5.NF.B.4'],
    ['Multiplicación de fracciones', '5.NF.B.4'],
  ])('says in words why: %s', (text, target) => {
    const found = suggested(question(text));
    expect(found).toMatchObject({ target, sureness: 'sure', reason: { kind: 'words' } });
  });

  it('of fractions with one denominator is never the target of different ones', () => {
    expect(suggested(question('2/7 + 3/7 = ?'))?.target).not.toBe('5.NF.A.1');
  });

  it('is never sure by the title of the work alone', () => {
    expect(suggested(question('Question 1', 'Exit ticket 5.NF.A.1'))).toMatchObject({
      target: '5.NF.A.1',
      sureness: 'likely',
      reason: { kind: 'beside' },
    });
  });

  it('is none where nothing speaks for any', () => {
    expect(suggested(title('Library day'))).toBeNull();
  });

  it('is unsure where two targets fit as well', () => {
    expect(suggested(title('Decimals'))).toMatchObject({ sureness: 'unsure', reason: { kind: 'several' } });
  });

  it('brings the occasion its title names', () => {
    expect(suggestTargets([title('Exit slip: fractions'), title('Boleto de entrada', 'w2')], FACTS)).toMatchObject([
      { kind: 'exit' },
      { kind: 'entrance' },
    ]);
  });
});

describe('work copied from settled work', () => {
  const asked = question('How many halves are in 3 pizzas?', 'Tuesday', 'i9', 'f-last-year');

  it.each([
    ['a question in another form', question('How many halves are in 3 pizzas?')],
    ['the same with other spaces and signs', question('How many halves  are in 3 pizzas')],
  ])('takes over its target: %s', (_, one) => {
    expect(suggested(one, { settled: [settled(asked, '5.NF.B.3')] })).toEqual({
      target: '5.NF.B.3',
      sureness: 'sure',
      reason: { kind: 'copied', from: 'Last year' },
    });
  });

  it.each(['Copy of Pizza fractions stations', 'Pizza Fractions Stations, 10/06', 'Pizza fractions stations (1)'])(
    'is known by its title, on another day too: %s',
    (text) => {
      const before = settled(title('Pizza fractions stations 2025', 'old'), '5.NF.B.3');
      expect(suggested(title(text), { settled: [before] })).toMatchObject({ target: '5.NF.B.3', sureness: 'sure' });
    },
  );

  it.each([
    ['Question 1', 'Question 1'],
    ['Exit ticket, 10-06', 'Exit ticket, 10-08'],
    ['Explain your answer', 'Explain your answer'],
  ])('is not known by words that every ticket has: %s', (before, now) => {
    expect(suggested(title(now), { settled: [settled(title(before, 'old'), '5.NF.B.3')] })).toBeNull();
  });

  it('with other figures is another question', () => {
    const before = settled(question('Round 3.47 to tenths', 'Tuesday', 'i9', 'f9'), '5.NBT.A.1');
    expect(suggested(question('Round 34.7 to tenths'), { settled: [before] })?.reason.kind).not.toBe('copied');
  });

  it('stays open where the same words stood for several targets', () => {
    const again = settled(question(asked.text, 'Friday', 'i9', 'f-other'), '5.NF.A.2');
    expect(suggested(question(asked.text), { settled: [settled(asked, '5.NF.B.3'), again] })).toMatchObject({
      sureness: 'unsure',
      reason: { kind: 'several', targets: ['5.NF.A.2', '5.NF.B.3'] },
    });
  });

  it('of another teacher is not called by its title', () => {
    expect(suggested(question(asked.text), { settled: [settled(asked, '5.NF.B.3', null)] })?.reason).toEqual({
      kind: 'copied',
      from: null,
    });
  });

  it('says nothing of a target the class is not taught', () => {
    expect(suggested(question(asked.text), { settled: [settled(asked, '8.F.A.1')] })?.target).not.toBe('8.F.A.1');
  });

  it('knows a row of a rubric by its words', () => {
    expect(suggested(row('w1'), { settled: [settled(row('w0'), '5.NF.B.4')] })).toMatchObject({ target: '5.NF.B.4' });
  });
});

describe('what a teacher said no to', () => {
  it('is not suggested again there, by no reason', () => {
    const one = title('5.NF.A.1: adding fractions with unlike denominators');
    const refused = [{ place: one.place, target: code('5.NF.A.1') }];
    expect(suggested(one)?.target).toBe('5.NF.A.1');
    expect(suggested(one, { refused })?.target).not.toBe('5.NF.A.1');
    expect(suggested(title(one.text, 'w2'), { refused })?.target).toBe('5.NF.A.1');
  });
});

describe('suggestions', () => {
  const words = [
    'adding',
    'fractions',
    'decimals',
    'divide',
    'value',
    'digit',
    'model',
    'unlike',
    'denominators',
    'text',
  ];
  const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));

  it('do not depend on the order of anything', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (all, dice) => {
        const works = all.map((text, n) => title(text, `w${n}`));
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((each) => [Number(dice.next().value), each] as const)
            .toSorted(([a], [b]) => a - b)
            .map(([, each]) => each);
        const other = suggestTargets(shuffled(works), { ...FACTS, targets: shuffled(targets) });
        expect(other).toEqual(suggestTargets(works, FACTS));
      }),
      { numRuns: 60 },
    );
  });

  it('are never made surer by words nobody knows', () => {
    const unknown = fc.array(fc.constantFrom('zorgle', 'blimfax', 'quonterly', 'wuppick'), { maxLength: 4 });
    const rank = { sure: 3, likely: 2, unsure: 1 };
    fc.assert(
      fc.property(texts, unknown, (text, more) => {
        const plain = suggested(title(text));
        const longer = suggested(title([text, ...more].join(' ')));
        expect(longer === null ? 0 : rank[longer.sureness]).toBeLessThanOrEqual(
          plain === null ? 0 : rank[plain.sureness],
        );
      }),
      { numRuns: 200 },
    );
  });
});
