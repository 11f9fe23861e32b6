import { boardAddress, type BoardAddress } from '../address.ts';
import type { BoardModel } from './model.ts';
import { words, type Words } from '../words/index.ts';

/** What every part of the view needs: the model, the words of its language, and addresses that keep the rest. */
export interface Scene {
  readonly model: BoardModel;
  readonly words: Words;
  readonly href: (change: BoardAddress) => string;
}

export function sceneOf(model: BoardModel): Scene {
  const here: BoardAddress = { course: model.course.id, language: model.language, sort: model.grid.sort };
  return { model, words: words[model.language], href: (change) => boardAddress({ ...here, ...change }) };
}
