import { openReceipt } from '../kit/receipt.ts';
import { connectToken } from '../connect/form.ts';
import { resultsToken } from '../results/form.ts';
import type { For, Reply } from '../kit/route.ts';
import { schoolsToChoose } from './choose-school.ts';
import { readBoardAddress } from './address.ts';
import { emptyBoard } from './view/empty.tsx';
import { loadBoard } from './load.ts';
import { boardModel } from './model/model.ts';
import { tokensOf } from './tokens.ts';
import { boardPage } from './view/view.tsx';

/** What the board's address answers; loaded with the first request for it. */
export const answerBoard: For<'teacher'>['answer'] = async (
  viewer,
  { query },
  { store, now, secret, schools, connecting, signingIn, results },
): Promise<Reply> => {
  const address = readBoardAddress(query);
  const at = now();
  const loaded = await store.school(viewer.school, (db) =>
    loadBoard(db, viewer, address, at, { connecting, signingIn, results }),
  );
  if (loaded.kind === 'not-theirs') return { kind: 'refused', why: 'not-found' };
  const connect = connectToken(secret, viewer);
  const own = await schoolsToChoose(store, viewer);
  const links = (own.length > 0 ? own : viewer.session === undefined ? schools : []).map((each) => ({
    ...each,
    here: each.id === viewer.school,
  }));
  if (loaded.kind === 'empty') {
    const { language, missing, command, connected } = loaded;
    return {
      kind: 'page',
      html: emptyBoard(
        language,
        missing,
        command,
        connected === null ? null : { ...connected, language, token: connect },
        links,
      ),
    };
  }

  const model = boardModel(loaded.input);
  const { id } = model.course;
  const receipt = address.receipt === undefined ? null : openReceipt(secret, viewer, id, at, address.receipt);
  const extra = {
    tokens: tokensOf(model, secret, viewer),
    receipt,
    connect,
    schools: links,
    account: viewer.signedIn !== undefined,
    upload: resultsToken(secret, viewer, id),
  };
  return { kind: 'page', html: boardPage(model, extra) };
};
