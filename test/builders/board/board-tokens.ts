import { WriteKey } from '../../../src/ids.ts';
import type { Tokens } from '../../../src/pages/board/tokens.ts';

/** Every button of the board may be pressed. */
export const TOKENS: Tokens = {
  approve: 'token',
  pause: 'token',
  resume: 'token',
  undo: 'token',
  held: new Map([[WriteKey.parse('note-b'), 'token']]),
  hand: 'token',
  note: 'token',
  today: 'token',
};
