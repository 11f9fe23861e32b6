import { describe, expect, it } from '@jest/globals';
import { loginAddress } from '../../../../src/lms/schoology/launch/login.ts';
import type { LaunchSettings } from '../../../../src/lms/schoology/launch/settings.ts';

const SETTINGS: LaunchSettings = {
  clientId: '4711',
  issuer: 'https://schoology.schoology.com',
  authUrl: 'https://lti.schoology.example/auth?tenant=1',
  tokenUrl: 'https://lti.schoology.example/token',
  jwksUrl: 'https://lti.schoology.example/jwks',
  launchUrl: 'https://waymark.example/launch',
  domain: null,
  key: () => Promise.reject(new Error('nothing is signed here')),
  http: { send: () => Promise.reject(new Error('nothing is sent here')) } as unknown as LaunchSettings['http'],
  now: () => 0,
};
const START = { iss: SETTINGS.issuer, login_hint: '9001', target_link_uri: SETTINGS.launchUrl };
const ONCE = { state: 'the-state', nonce: 'the-nonce' };

function addressOf(change: Record<string, string> = {}): URL {
  return new URL(loginAddress(SETTINGS, { ...START, ...change }, ONCE));
}

describe('where a launch asks who is coming', () => {
  it('is the platform alone, told all that OpenID Connect asks for and led back to us', () => {
    const to = addressOf();

    expect(to.origin + to.pathname).toBe('https://lti.schoology.example/auth');
    expect(Object.fromEntries(to.searchParams)).toEqual({
      tenant: '1',
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: '4711',
      redirect_uri: 'https://waymark.example/launch',
      login_hint: '9001',
      state: 'the-state',
      nonce: 'the-nonce',
    });
  });

  it('carries the hint of the message where there is one', () => {
    expect(addressOf({ lti_message_hint: 'm1', client_id: '4711' }).searchParams.get('lti_message_hint')).toBe('m1');
  });

  it('does not mind a slash after the issuer, nor what stands after our address', () => {
    expect(() => addressOf({ iss: `${SETTINGS.issuer}//` })).not.toThrow();
    expect(() => addressOf({ target_link_uri: `${SETTINGS.launchUrl}?ticket=1#a` })).not.toThrow();
  });

  it.each([
    ['fields', { login_hint: '' }],
    ['issuer', { iss: 'https://elsewhere.example' }],
    ['client', { client_id: '4712' }],
    ['address', { target_link_uri: 'https://elsewhere.example/launch' }],
    ['address', { target_link_uri: 'https://waymark.example/elsewhere' }],
    ['address', { target_link_uri: 'no address' }],
  ])('is nowhere for a start that is not meant for us (%s): %j', (why, change) => {
    expect(() => addressOf(change)).toThrow(expect.objectContaining({ why }));
  });
});
