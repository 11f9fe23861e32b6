import { describe, expect, it } from '@jest/globals';
import { roleOf } from '../../../../src/lms/schoology/launch/roles.ts';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person';

describe('what somebody is in the course', () => {
  it.each([
    ['teaches', [`${MEMBERSHIP}#Instructor`], 'teacher'],
    ['teaches, by the short name', ['Instructor'], 'teacher'],
    ['learns', [`${MEMBERSHIP}#Learner`], 'learner'],
    ['learns and teaches', [`${MEMBERSHIP}#Instructor`, `${MEMBERSHIP}#Learner`], 'learner'],
    ['assists', [`${MEMBERSHIP}#Instructor`, `${MEMBERSHIP}/Instructor#TeachingAssistant`], 'other'],
    ['is faculty of the school only', [`${INSTITUTION}#Faculty`, `${INSTITUTION}#Instructor`], 'other'],
    ['administers the school', [`${INSTITUTION}#Administrator`, `${MEMBERSHIP}#Administrator`], 'other'],
    ['is a parent', [`${MEMBERSHIP}#Mentor`], 'other'],
    ['is nothing', [], 'other'],
  ])('who %s', (_what, roles, is) => {
    expect(roleOf(roles)).toBe(is);
  });
});
