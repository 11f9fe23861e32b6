import { describe, expect, it } from '@jest/globals';
import { TargetCode } from '../../src/ids.ts';
import { ruleFor, ruleSetBy } from '../../src/school/rules.ts';
import { schoolFile } from '../builders/school.ts';

const TARGET = TargetCode.parse('5.NF.A.1');

function file(rules: { school?: object; course?: object; unit?: object }) {
  return schoolFile({
    rule: rules.school ?? {},
    courses: [
      {
        id: '6001',
        teacher: 't@cedar.example',
        ...(rules.course ? { rule: rules.course } : {}),
        units: [{ title: 'Fractions', targets: ['5.NF.A.1'], ...(rules.unit ? { rule: rules.unit } : {}) }],
      },
    ],
  });
}

function ruleOf(rules: Parameters<typeof file>[0]) {
  const school = file(rules);
  const [course] = school.courses;
  if (course === undefined) throw new Error('the builder makes a course');
  return { rule: ruleFor(school, course)(TARGET), by: ruleSetBy(school, course, TARGET) };
}

describe('the rule for a target', () => {
  it('is 80 % unless somebody says otherwise', () => {
    expect(ruleOf({})).toMatchObject({ rule: { threshold: 0.8, method: 'beta-decay' }, by: 'default' });
  });

  it("is the unit's before the course's before the school's, key by key", () => {
    const told = ruleOf({
      school: { threshold: 0.7, minEvidence: 3 },
      course: { threshold: 0.75 },
      unit: { recheckDays: 14 },
    });

    expect(told).toMatchObject({
      rule: { threshold: 0.75, minEvidence: 3, recheckDays: 14, minSources: 2 },
      by: 'unit',
    });
  });
});
