import { openReceipt } from '../receipt.ts';
import type { Route } from '../route.ts';
import { readBoardAddress } from './address.ts';
import { emptyBoard } from './empty.tsx';
import { loadBoard } from './load.ts';
import { boardModel } from './model.ts';
import { tokensOf } from './tokens.ts';
import { boardPage } from './view.tsx';

/** The morning board: what the teacher sees at seven, class by class. */
export const boardRoute: Route = {
  method: 'get', path: '/', for: 'teacher',
  async answer(viewer, { query }, { store, now, secret }) {
    const address = readBoardAddress(query);
    const at = now();
    const loaded = await store.school(viewer.school, (db) => loadBoard(db, viewer, address, at));
    if (loaded.kind === 'not-theirs') return { kind: 'refused', why: 'not-found' };
    if (loaded.kind === 'empty') return { kind: 'page', html: emptyBoard(loaded.language, loaded.missing, loaded.command) };

    const model = boardModel(loaded.input);
    const receipt = address.receipt === undefined ? null : openReceipt(secret, viewer, model.course.id, at, address.receipt);
    return { kind: 'page', html: boardPage(model, { tokens: tokensOf(model, secret, viewer), receipt }) };
  },
};
