import { describe, expect, it } from '@jest/globals';
import { LearnerId, TargetCode } from '../../../src/ids.ts';
import { KIND_NAMES, kindNamed, perKind, type KindName, type PostingWrite } from '../../../src/plan/kinds/registry.ts';
import { storedWrite } from '../../../src/store/write-shape.ts';
import { noteWrite, reassignWrite, routeWrite } from '../../builders/memory/ledger.ts';

const SAMPLES: { readonly [Name in KindName]: PostingWrite } = {
  route: routeWrite(),
  reassign: reassignWrite(),
  note: noteWrite(),
};

describe.each(KIND_NAMES)('the kind %s', (name) => {
  const write = SAMPLES[name];
  const kind = kindNamed(name);

  it('comes out of the store as it was put in', () => {
    expect(storedWrite(JSON.parse(JSON.stringify(write)))).toEqual(write);
  });

  it('comes out for nobody not at all', () => {
    expect(() => storedWrite({ ...write, learners: [] })).toThrow('learners');
  });

  it("speaks of its learner alone wherever it stands on that learner's work as a comment", () => {
    expect(kind.place(write).on === null || kind.about === 'learner').toBe(true);
  });

  it('is told from the others in a plan for people', () => {
    expect(kind.line(write).split(' ')[0]).toBe(name);
  });
});

it.each(KIND_NAMES.filter((name) => kindNamed(name).about === 'learner'))(
  'a %s for two comes out of the store not at all, for it speaks of one',
  (name) => {
    const write = SAMPLES[name];
    expect(() => storedWrite({ ...write, learners: [...write.learners, LearnerId.parse('another')] })).toThrow(
      'learners',
    );
  },
);

describe('a route as it was stored', () => {
  const { targets: _, ...before } = { ...routeWrite({ target: TargetCode.parse('5.NF.A.1') }), targets: [] };

  it('before seminars served two targets serves the one that it names, and the workshop none', () => {
    expect(storedWrite(before)).toMatchObject({ targets: ['5.NF.A.1'] });
    expect(storedWrite({ ...before, target: null })).toMatchObject({ targets: [] });
  });

  it('for two needs serves both', () => {
    const targets = ['5.NF.A.1', '5.NF.A.2'].map((code) => TargetCode.parse(code));
    expect(storedWrite({ ...routeWrite(), targets })).toMatchObject({ targets });
  });

  it('without its day comes out not at all', () => {
    expect(() => storedWrite({ ...routeWrite(), date: undefined })).toThrow('date');
  });
});

describe('what a message says to programs and on the board', () => {
  it('is its day and slot for a route, with its targets only where it serves more than one', () => {
    const targets = ['5.NF.A.1', '5.NF.A.2'].map((code) => TargetCode.parse(code));
    const { date, text } = routeWrite();
    const said = { route: 'seminar', slot: 'first', date, text };

    expect(kindNamed('route').json(routeWrite())).toEqual(said);
    expect(kindNamed('route').json(routeWrite({ targets }))).toEqual({ ...said, targets });
    expect(kindNamed('route').shown(routeWrite())).toEqual({
      slot: 'first',
      target: null,
      language: null,
      channel: 'shared',
    });
  });

  it('is its end and target for a chance', () => {
    const { due, text, target } = reassignWrite();

    expect(kindNamed('reassign').json(reassignWrite())).toEqual({ due, text });
    expect(kindNamed('reassign').shown(reassignWrite())).toMatchObject({ slot: null, target, channel: 'shared' });
  });
});

describe('a chance as it was stored', () => {
  it('is of the first round or a later one', () => {
    expect(storedWrite({ ...reassignWrite(), round: 3 })).toMatchObject({ round: 3 });
    expect(() => storedWrite({ ...reassignWrite(), round: 0 })).toThrow('round');
  });
});

describe('something of each kind', () => {
  it("stands under the kind's name, in the order they are sent", () => {
    expect(Object.entries(perKind((name) => name))).toEqual([
      ['route', 'route'],
      ['reassign', 'reassign'],
      ['note', 'note'],
    ]);
  });
});
