import { expect, it } from '@jest/globals';
import { liveText, readLive } from '../../../src/pages/ticket/live-text.ts';

it('what stands in a page for its script comes back as it was, and has no quotation mark to be escaped', () => {
  const live = { text: `it's "5/6", \\'so\\' \\" <b> & \u0027 \\u0027`, list: [1, null, ''], "l'autre": true };
  expect(readLive(liveText(live))).toEqual(live);
  expect(liveText(live)).not.toContain('"');
});
