import { describe, expect, it } from '@jest/globals';
import { LearnerId, SchoolId } from '../../../src/ids.ts';
import {
  answerProposal,
  keepProposal,
  loadProposal,
  loadProposals,
  withdrawProposal,
  type ProposalAnswer,
} from '../../../src/store/day/proposals.ts';
import type { SchoolDb } from '../../../src/store/types.ts';
import { idIn } from '../../../src/ticket/school-in-id.ts';
import { TicketId } from '../../../src/ticket/types.ts';
import type { Instant } from '../../../src/time.ts';
import { TARGET } from '../../builders/ticket/desk.ts';
import { COURSE, inSchool, MONDAY, OTHER_COURSE, TUESDAY, WEDNESDAY, type Suite } from './engine.ts';

const ANNA = LearnerId.parse('9001');
const TICKET = TicketId.parse(idIn(SchoolId.parse('any'), Buffer.alloc(16, 7)));
const IDEA = { learner: ANNA, target: TARGET, text: 'Bake bread', url: 'https://example.org/bread' };

async function kept(db: SchoolDb): Promise<number> {
  await keepProposal(db, { course: COURSE, ticket: TICKET }, IDEA, MONDAY);
  return (await loadProposals(db, COURSE)).at(-1)?.id ?? 0;
}

const answer = (db: SchoolDb, id: number, said: { answer: 'open' } | { answer: 'accept'; title: string | null }) =>
  answerProposal(db, COURSE, { ...said, proposal: id, actor: 't1' } satisfies ProposalAnswer, TUESDAY);

export const proposalsSuite: Suite = (engine) => {
  describe('an activity that a learner proposes', () => {
    it('is kept for its course, and taken back by its learner alone until it is answered', async () => {
      await inSchool(engine(), async (db) => {
        const id = await kept(db);
        expect(await loadProposals(db, COURSE)).toMatchObject([{ ...IDEA, at: MONDAY, state: 'open', reply: '' }]);
        expect(await loadProposals(db, OTHER_COURSE)).toEqual([]);
        const back = (learner: LearnerId) => withdrawProposal(db, COURSE, { learner, id }, TUESDAY);
        expect([await back(LearnerId.parse('9002')), await back(ANNA), await back(ANNA)]).toEqual([false, true, false]);
        expect(await answer(db, id, { answer: 'accept', title: null })).toBe('gone');
      });
    });

    it('is accepted once, offered to the class or not, and the word can be taken back', async () => {
      await inSchool(engine(), async (db) => {
        const id = await kept(db);
        const accept = (title: string | null) => answer(db, id, { answer: 'accept', title });
        expect([await accept(null), await accept(null), await accept('Bake')]).toEqual(['done', 'already', 'done']);
        expect(await loadProposals(db, COURSE)).toMatchObject([
          { state: 'accepted', classTitle: 'Bake', answeredAt: TUESDAY },
        ]);
        await answer(db, id, { answer: 'open' });
        expect(await loadProposals(db, COURSE)).toMatchObject([{ state: 'open', classTitle: null, answeredAt: null }]);
      });
    });

    it('is read since a moment as long as it is open, or something became of it since', async () => {
      await inSchool(engine(), async (db) => {
        const id = await kept(db);
        const since = async (at: Instant) => (await loadProposals(db, COURSE, at)).map(({ state }) => state);
        expect(await since(WEDNESDAY)).toEqual(['open']);
        await answer(db, id, { answer: 'accept', title: null });
        expect([await since(TUESDAY), await since(WEDNESDAY)]).toEqual([['accepted'], []]);
        expect(await loadProposal(db, COURSE, id)).toMatchObject({ id, state: 'accepted' });
        expect(await loadProposal(db, OTHER_COURSE, id)).toBeNull();
      });
    });

    it('is neither answered nor taken back from another class', async () => {
      await inSchool(engine(), async (db) => {
        const id = await kept(db);
        const said = { proposal: id, actor: 't2', answer: 'accept', title: null } as const;
        expect(await answerProposal(db, OTHER_COURSE, said, TUESDAY)).toBe('gone');
        expect(await withdrawProposal(db, OTHER_COURSE, { learner: ANNA, id }, TUESDAY)).toBe(false);
        expect(await loadProposals(db, COURSE)).toMatchObject([{ state: 'open' }]);
      });
    });

    it('is answered with a sentence, which may be said better', async () => {
      await inSchool(engine(), async (db) => {
        const proposal = await kept(db);
        const reply = (text: string) =>
          answerProposal(db, COURSE, { proposal, actor: 't1', answer: 'reply', text }, TUESDAY);
        expect([await reply('How?'), await reply('How?'), await reply('Why?')]).toEqual(['done', 'already', 'done']);
        expect(await loadProposals(db, COURSE)).toMatchObject([{ state: 'answered', reply: 'Why?' }]);
      });
    });
  });
};
