import { describe, expect, it } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { authorization, baseString, signatureOf } from '../../../src/lms/schoology/oauth.ts';
import type { Field, SigningKeys } from '../../../src/lms/schoology/oauth.ts';

const KEYS: SigningKeys = { consumerKey: 'ck', consumerSecret: 'cs', token: 'tk', tokenSecret: 'ts' };
const ONCE = { timestamp: 1_774_000_000, nonce: '00112233445566778899aabbccddeeff' };
const REQUEST = { method: 'GET', url: 'https://api.schoology.com/v1/sections/9/grades?limit=200&start=0' };

function fieldsOf(header: string): readonly Field[] {
  return [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
}

describe('a signature', () => {
  it('has the base string of RFC 5849 3.4.1.1', () => {
    const url = 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q';
    const fields: Field[] = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
    ];

    expect(baseString({ method: 'post', url }, fields)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26' +
        'oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26' +
        'oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it('is that of RFC 5849 1.2', () => {
    const fields: Field[] = [
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_token', 'nnch734d00sl2jdk'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
    ];

    expect(
      signatureOf({ method: 'GET', url: 'http://photos.example.net/photos?file=vacation.jpg&size=original' }, fields, {
        consumerSecret: 'kd94hf93k423kf44',
        tokenSecret: 'pfkkdhi9sl3r4s00',
      }),
    ).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });

  it('is that of OAuth Core 1.0 appendix A, in the header too', () => {
    const header = authorization(
      { method: 'GET', url: 'http://photos.example.net/photos?file=vacation.jpg&size=original' },
      {
        consumerKey: 'dpf43f3p2l4k3l03',
        consumerSecret: 'kd94hf93k423kf44',
        token: 'nnch734d00sl2jdk',
        tokenSecret: 'pfkkdhi9sl3r4s00',
      },
      'HMAC-SHA1',
      { timestamp: 1_191_242_096, nonce: 'kllo9940pd9333jh' },
      'http://photos.example.net/',
    );

    expect(header).toContain('oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D"');
  });

  it('in plain text is the two secrets', () => {
    expect(authorization(REQUEST, { ...KEYS, consumerSecret: 'c&s', tokenSecret: 't s' }, 'PLAINTEXT', ONCE)).toContain(
      'oauth_signature="c%2526s%26t%2520s"',
    );
  });
});

describe('the header', () => {
  it('has the realm first, the signature last, the rest by name', () => {
    const names = fieldsOf(authorization(REQUEST, KEYS, 'HMAC-SHA1', ONCE)).map(([name]) => name);

    expect(names).toEqual([
      'realm',
      'oauth_consumer_key',
      'oauth_nonce',
      'oauth_signature_method',
      'oauth_timestamp',
      'oauth_token',
      'oauth_version',
      'oauth_signature',
    ]);
  });

  it('names an empty token before there is one', () => {
    const header = authorization(REQUEST, { ...KEYS, token: '', tokenSecret: '' }, 'PLAINTEXT', ONCE);

    expect(header).toContain('oauth_token=""');
    expect(header).toContain('oauth_signature="cs%26"');
  });

  it('holds no sign that could end a field, whatever the secrets are', () => {
    assert(
      property(
        string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
        (secret) => {
          const header = authorization(
            REQUEST,
            { consumerKey: secret, consumerSecret: secret, token: secret, tokenSecret: secret },
            'PLAINTEXT',
            ONCE,
          );
          expect(fieldsOf(header)).toHaveLength(8);
          expect(header).toMatch(/^OAuth realm="Schoology API",[\w%.~",=-]+$/);
        },
      ),
    );
  });
});
