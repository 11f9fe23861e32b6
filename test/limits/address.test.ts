import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { addressOf } from '../../src/limits/address.ts';

function from(remoteAddress: string, passedOn?: string): IncomingMessage {
  return { headers: { 'x-forwarded-for': passedOn }, socket: { remoteAddress } } as unknown as IncomingMessage;
}

describe('the address of a request', () => {
  it('is the connection’s own, whatever the sender says, where no proxy of ours stands before us', () => {
    expect(addressOf(from('203.0.113.7', '198.51.100.1'), 0)).toBe('203.0.113.7');
  });

  it('is what the outermost of our proxies heard from, and nothing that stands before it', () => {
    expect(addressOf(from('10.0.0.2', '198.51.100.1, 203.0.113.7'), 1)).toBe('203.0.113.7');
    expect(addressOf(from('10.0.0.2', '198.51.100.1, 203.0.113.7, 10.0.0.3'), 2)).toBe('203.0.113.7');
    expect(addressOf(from('10.0.0.2'), 1)).toBe('10.0.0.2');
  });

  it('is a subscriber’s network where they have a whole one', () => {
    expect(addressOf(from('2001:db8:1:2:aaaa:bbbb:cccc:dddd'), 0)).toBe('2001:db8:1:2');
    expect(addressOf(from('2001:0db8:0001:2::1'), 0)).toBe('2001:db8:1:2');
    expect(addressOf(from('2001:db8::1'), 0)).toBe('2001:db8:0:0');
    expect(addressOf(from('::1'), 0)).toBe('0:0:0:0');
    expect(addressOf(from('::ffff:203.0.113.7'), 0)).toBe('203.0.113.7');
  });
});
