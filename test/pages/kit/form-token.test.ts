import { describe, expect, it } from '@jest/globals';
import { formToken, isFormToken } from '../../../src/pages/kit/form-token.ts';

const SECRET = Buffer.alloc(32, 7);
const PARTS = ['cedar', 't.rivera@cedar.example', '6001'];

describe('the token of a form', () => {
  it('looks different each time, and holds each time', () => {
    const [one, other] = [formToken(SECRET, '/approve', PARTS), formToken(SECRET, '/approve', PARTS)];
    expect(one).not.toBe(other);
    for (let place = 0; place + 8 <= one.length; place += 1) expect(other).not.toContain(one.slice(place, place + 8));
    for (const token of [one, other]) expect(isFormToken(SECRET, '/approve', PARTS, token)).toBe(true);
  });

  it('holds for nothing else, and under no other key', () => {
    const token = formToken(SECRET, '/approve', PARTS);
    expect(isFormToken(SECRET, '/undo', PARTS, token)).toBe(false);
    expect(isFormToken(SECRET, '/approve', ['cedar', 't.rivera@cedar.example', '6002'], token)).toBe(false);
    expect(isFormToken(Buffer.alloc(32, 8), '/approve', PARTS, token)).toBe(false);
  });

  it('does not hold when it was changed, cut short or made longer', () => {
    const token = formToken(SECRET, '/approve', PARTS);
    const changed = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`;
    for (const wrong of [changed, token.slice(1), `${token}AAAA`, '', 'A'])
      expect(isFormToken(SECRET, '/approve', PARTS, wrong)).toBe(false);
  });
});
