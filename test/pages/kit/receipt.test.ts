import { describe, expect, it } from '@jest/globals';
import { CourseId, SchoolId } from '../../../src/ids.ts';
import { openReceipt, sealReceipt, type Receipt } from '../../../src/pages/kit/receipt.ts';
import type { TeacherViewer } from '../../../src/pages/kit/viewer.ts';
import { instant } from '../../../src/time.ts';
import { COURSE, NOW, TEACHER } from '../../builders/board/board-school.ts';

const secret = Buffer.alloc(32, 7);
const viewer: TeacherViewer = { role: 'teacher', school: SchoolId.parse('cedar'), teacher: TEACHER };
const receipt: Receipt = {
  about: 'approve',
  course: COURSE,
  ok: true,
  said: { en: '16 sent.', es: '16 enviados.' },
  at: NOW,
};
const sealed = sealReceipt(secret, viewer, receipt);

describe('a receipt', () => {
  it('is shown on the board of its course for ten minutes', () => {
    expect(openReceipt(secret, viewer, COURSE, NOW, sealed)).toEqual(receipt);
    expect(openReceipt(secret, viewer, COURSE, instant('2026-05-12T12:10:00Z'), sealed)).toEqual(receipt);
    expect(openReceipt(secret, viewer, COURSE, instant('2026-05-12T12:10:01Z'), sealed)).toBeNull();
  });

  it('is not shown on the board of another course', () => {
    expect(openReceipt(secret, viewer, CourseId.parse('6002'), NOW, sealed)).toBeNull();
  });

  it.each<[string, Buffer, TeacherViewer, string]>([
    ['another teacher', secret, { ...viewer, teacher: 'someone.else@cedar.example' }, sealed],
    ['another school', secret, { ...viewer, school: SchoolId.parse('oak') }, sealed],
    ['another Waymark', Buffer.alloc(32, 8), viewer, sealed],
    [
      'who changed its words',
      secret,
      viewer,
      `${Buffer.from(JSON.stringify({ ...receipt, ok: false })).toString('base64url')}.${sealed.split('.')[1] ?? ''}`,
    ],
    ['who has only a part of it', secret, viewer, sealed.split('.')[0] ?? ''],
  ])('means nothing to %s', (_name, key, who, text) => {
    expect(openReceipt(key, who, COURSE, NOW, text)).toBeNull();
  });
});
