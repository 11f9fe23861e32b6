import { describe, expect, it } from '@jest/globals';
import { HttpFailure } from '../../src/http/failure.ts';
import { readJson } from '../../src/http/json.ts';
import type { HttpReply } from '../../src/http/types.ts';

function reply(text: string, type: string | null = 'application/json; charset=UTF-8'): HttpReply {
  return {
    status: 200,
    headers: new Headers(type === null ? {} : { 'content-type': type }),
    text,
    retryAfter: null,
    tries: 1,
  };
}

describe('reading an answer', () => {
  it('reads JSON', () => {
    expect(readJson(reply('{"a":1}'))).toEqual({ a: 1 });
  });

  it.each([
    ['a page of HTML', reply('<html></html>', 'text/html')],
    ['HTML that calls itself JSON', reply('<html></html>')],
    ['JSON without a type', reply('{}', null)],
    ['an empty body', reply('')],
    ['JSON cut off in the middle', reply('{"students":[{"userId":"9')],
  ])('takes %s for an error', (_, answer) => {
    expect(() => readJson(answer)).toThrow(HttpFailure);
  });
});
