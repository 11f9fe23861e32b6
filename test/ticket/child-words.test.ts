import { describe, expect, it } from '@jest/globals';
import { ownRouteWhy } from '../../src/ticket/child-words.ts';

const ADD = { en: 'I can add', es: 'Puedo sumar' };

describe('why a route, to the child it is for', () => {
  it('does not say that the answers do not tell yet beside "You have it."', () => {
    expect(ownRouteWhy('undecided', ADD, 'mastered').en).toBe(
      'You have shown “I can add”, and your last answers leave today open. You know best what helps you.',
    );
    expect(ownRouteWhy('undecided', ADD, 'mastered').es).toMatch(/^Ya mostraste «Puedo sumar»/);
    expect(ownRouteWhy('undecided', ADD, 'approaching').en).toMatch(/do not tell yet/);
  });
});
