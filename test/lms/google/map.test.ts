import { describe, expect, it } from '@jest/globals';
import { toLearner, toMe, toTeacher, toTopic } from '../../../src/lms/google/map.ts';

const ANA = { userId: '9001', profile: { name: { fullName: 'Ana Ruiz' }, emailAddress: 'ana@cedar.example' } };

describe('a person in Classroom', () => {
  it.each([
    ['student', toLearner],
    ['teacher', toTeacher],
  ] as const)('who is a %s is named as Google names them, by the id where it tells no name', (_, person) => {
    expect(person(ANA)).toEqual({ id: '9001', name: 'Ana Ruiz', email: 'ana@cedar.example' });
    expect(person({ userId: '9001' })).toEqual({ id: '9001', name: '9001', email: null });
    expect(person({ userId: '9001', profile: {} })).toEqual({ id: '9001', name: '9001', email: null });
  });

  it('who signed in is named so too', () => {
    expect(toMe({ id: '8001', name: { fullName: 'T. Rivera' }, emailAddress: 't.rivera@cedar.example' })).toEqual({
      id: '8001',
      name: 'T. Rivera',
      email: 't.rivera@cedar.example',
    });
    expect(toMe({ id: '8001' })).toEqual({ id: '8001', name: '8001', email: null });
  });
});

it('a topic without a name has an empty one', () => {
  expect([toTopic({ topicId: 't1', name: 'Fractions' }), toTopic({ topicId: 't2' })]).toEqual([
    { id: 't1', name: 'Fractions' },
    { id: 't2', name: '' },
  ]);
});
