import { boardAddress, type BoardAddress } from '../address.ts';
import type { Receipt } from '../../kit/receipt.ts';
import type { Tokens } from '../tokens.ts';
import type { BoardModel } from './model.ts';
import { words, type Words } from '../words/index.ts';

/** What every part of the view needs: the model, the words of its language, and addresses that keep the rest. */
export interface Scene {
  readonly model: BoardModel;
  readonly words: Words;
  readonly href: (change: BoardAddress) => string;
  readonly tokens: Tokens;
  /** The outcome of the button that led to this page. */
  readonly receipt: Receipt | null;
}

export function sceneOf(model: BoardModel, { tokens, receipt }: Pick<Scene, 'tokens' | 'receipt'>): Scene {
  const here: BoardAddress = { course: model.course.id, language: model.language, sort: model.grid.sort };
  return {
    model,
    words: words[model.language],
    href: (change) => boardAddress({ ...here, ...change }),
    tokens,
    receipt,
  };
}
