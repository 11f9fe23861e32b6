import { describe, expect, it } from '@jest/globals';
import { credentialOr, isDelegated } from '../../src/school/delegated.ts';
import { schoolFile } from '../builders/school.ts';

const { school } = schoolFile();
const on = { school: { ...school, domains: ['cedar.example'], delegation: 'domain-wide' as const } };

describe('the word of an administrator', () => {
  it("holds for addresses of the school's own domains alone", () => {
    expect(isDelegated(on, 'T.Rivera@CEDAR.example')).toBe(true);
    expect(isDelegated(on, 't.rivera@else.example')).toBe(false);
    expect(isDelegated(on, 'x@cedar.example@else.example')).toBe(false);
    expect(isDelegated(on, '1001')).toBe(false);
    expect(isDelegated({ school: { ...on.school, delegation: undefined } }, 't.rivera@cedar.example')).toBe(false);
  });

  it('stands behind what a teacher granted, also where that has ended', () => {
    const own = { state: 'reconnect' };
    expect(credentialOr(own, on, 't.rivera@cedar.example')).toBe(own);
    expect(credentialOr(null, on, 't.rivera@cedar.example')).toBe('delegated');
    expect(credentialOr(null, on, 't.rivera@else.example')).toBeNull();
  });
});
