import { describe, expect, it } from '@jest/globals';
import { coursePage, coursePath } from '../../../src/sandbox/schoology/lti/course-page.ts';
import type { Wanted } from '../../../src/sandbox/schoology/lti/index.ts';
import { Materials } from '../../../src/sandbox/schoology/lti/materials.ts';
import { ltiSections } from '../../../src/sandbox/schoology/lti/sections.ts';
import { openSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { OTHER_SECTION, SECTION, smallSchoology, START, TEACHER, uidOf } from '../../builders/lms/schoology.ts';

const { world } = openSchoologySandbox({ today: () => START, school: smallSchoology() });
world.leave(SECTION, uidOf(1));

/** Whom the page's frame launches; null: nobody. */
function launched(path: string, materials = new Materials()): Wanted | null {
  const page = coursePage(
    new URL(path, 'http://platform.example'),
    ltiSections(world.state),
    materials,
    (wanted) => `http://tool.example/?a=1&b=${encodeURIComponent(JSON.stringify(wanted))}`,
  );
  const [, asked] = /src="http:\/\/tool\.example\/\?a=1&amp;b=([^"]+)"/.exec(page ?? '') ?? [];
  return asked === undefined ? null : (JSON.parse(decodeURIComponent(asked)) as Wanted); // as it was written three lines above
}

describe('the page of a course at the platform', () => {
  it('opens the tool in its frame as the teacher, as a student of now, or as a parent', () => {
    expect(launched(coursePath(SECTION))).toEqual({ uid: TEACHER.uid, section: SECTION, role: 'teacher' });
    expect(launched(coursePath(SECTION, 'learner'))).toEqual({ uid: uidOf(2), section: SECTION, role: 'learner' });
    expect(launched(coursePath(SECTION, 'parent'))).toMatchObject({ section: SECTION, role: 'parent' });
    expect(launched(`${coursePath(SECTION)}?as=__proto__`)).toMatchObject({ role: 'teacher' });
  });

  it('lets the teacher add a link, which everybody then finds, with what the tool wrote into it', () => {
    expect(launched(`${coursePath(SECTION)}?add`)).toMatchObject({ role: 'teacher', choosing: true });
    expect(launched(`${coursePath(SECTION, 'learner')}&add`)).not.toHaveProperty('choosing');
    const materials = new Materials();
    const item = { type: 'ltiResourceLink', title: 'A ticket', custom: { ticket: 't1', domain: '$a.b' } };
    materials.add(SECTION, { 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [item] });
    expect(launched(`${coursePath(SECTION, 'learner')}&material=0`, materials)).toMatchObject({
      role: 'learner',
      custom: { ticket: 't1' },
    });
  });

  it('has nobody to open it as where nobody is enrolled, and is not there without a course', () => {
    expect(launched(coursePath(OTHER_SECTION, 'learner'))).toBeNull();
    expect(
      coursePage(new URL('http://platform.example/course/none'), ltiSections(world.state), new Materials(), () => ''),
    ).toBeNull();
  });
});
