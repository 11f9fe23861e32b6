import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCase } from '../../src/standards/case.ts';
import { standardsToRows } from '../../src/standards/to-targets.ts';

const uri = (identifier: string, title?: string) => ({
  identifier,
  uri: `https://case.example/${identifier}`,
  title: title ?? identifier,
});
const item = (identifier: string, fullStatement: string, more: object = {}) => ({
  identifier,
  uri: 'https://x',
  CFItemType: 'Standard',
  fullStatement,
  lastChangeDateTime: '2025-01-01T00:00:00Z',
  ...more,
});
const link = (associationType: string, from: string, to: string, more: object = {}) => ({
  identifier: `${from}-${to}`,
  associationType,
  originNodeURI: uri(from),
  destinationNodeURI: uri(to),
  ...more,
});

/** As CASE 1.0 has it; 1.1 says its version too. */
function pack(change: object = {}) {
  return {
    CFDocument: {
      identifier: 'doc',
      uri: 'https://x',
      title: 'State Math: Grade 5',
      creator: 'State',
      CFPackageURI: uri('doc'),
    },
    CFItems: [
      item('b', 'Subtract fractions. With care.', { humanCodingScheme: '5.3.B', educationLevel: ['05'] }),
      item('top', 'Fractions'),
      item('a', 'Add fractions; say why.', { humanCodingScheme: '5.3.A', educationLevel: ['05'] }),
    ],
    CFAssociations: [
      link('isChildOf', 'top', 'doc', { sequenceNumber: 1 }),
      link('isChildOf', 'b', 'top', { sequenceNumber: 2 }),
      link('isChildOf', 'a', 'top', { sequenceNumber: 1 }),
      link('precedes', 'a', 'b'),
      { ...link('exactMatchOf', 'a', 'elsewhere'), destinationNodeURI: uri('elsewhere', 'CCSS 5.NF.A.1') },
    ],
    ...change,
  };
}

function framework(change: object = {}) {
  const read = readCase(JSON.stringify(pack(change)));
  if (!read.ok) throw new Error(read.why);
  return read;
}

describe('a CASE package', () => {
  it.each([
    ['1.0', {}],
    ['1.1', { CFDocument: { ...pack().CFDocument, caseVersion: '1.1', notes: 'x' }, CFRubrics: [] }],
  ])('of version %s is read in the order its publisher gave it', (_version, change) => {
    const { framework: read } = framework(change);
    expect(read.title).toBe('State Math: Grade 5');
    expect(read.items.map(({ code, depth, leaf }) => [code, depth, leaf])).toEqual([
      [null, 0, false],
      ['5.3.A', 1, true],
      ['5.3.B', 1, true],
    ]);
    expect(read.items[2]?.requires).toEqual(['a']);
  });

  it('leaves out what nobody could read, and says how much', () => {
    const read = framework({ CFItems: [...pack().CFItems, { identifier: 'x' }, 7] });
    expect([read.framework.items.length, read.skipped]).toEqual([3, 2]);
  });

  it('that goes in a circle is read all the same, each standard once', () => {
    const round = [link('isChildOf', 'a', 'b'), link('isChildOf', 'b', 'a'), link('isChildOf', 'top', 'top')];
    const { framework: read } = framework({ CFAssociations: round });
    expect(read.items.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'top']);
  });

  it.each([
    ['{', 'no-json'],
    ['['.repeat(100_000), 'no-json'],
    ['{}', 'no-package'],
    ['[]', 'no-package'],
    [JSON.stringify(pack({ CFItems: [] })), 'empty'],
    [JSON.stringify(pack({ CFItems: Array.from({ length: 5001 }, () => 0) })), 'too-many'],
    [' '.repeat(8_000_001), 'too-large'],
  ])('%#: what is none is refused in a word', (text, why) => {
    expect(readCase(text)).toEqual({ ok: false, why });
  });

  it('however garbled never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => typeof readCase(text).ok === 'boolean'));
  });
});

describe('ticked standards', () => {
  it('become targets with a sentence to begin from, the wording kept under their code, and what they build on', () => {
    const rows = standardsToRows(framework().framework, new Set(['a', 'b']), 'Fractions');
    expect(rows).toMatchObject([
      {
        unit: 'Fractions',
        code: '5.3.A',
        iCan: 'I can add fractions',
        grade: '5',
        requires: '',
        codes: 'State Math  Grade 5: 5.3.A = Add fractions; say why.\nSame as: CCSS 5.NF.A.1',
      },
      { code: '5.3.B', iCan: 'I can subtract fractions', requires: '5.3.A' },
    ]);
  });
});
