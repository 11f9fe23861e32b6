import { describe, expect, it } from '@jest/globals';
import { CourseId } from '../../../src/ids.ts';
import { Item } from '../../../src/lms/schoology/schema.ts';
import { quizLinksOf } from '../../../src/lms/schoology/quiz-links.ts';
import { startSchoologySandbox } from '../../../src/sandbox/schoology/index.ts';
import { createSchoology } from '../../../src/lms/schoology/index.ts';
import { valuesOf } from '../../builders/memory/rows.ts';
import { SECTION, smallSchoology, START, type SmallSchoologyItem } from '../../builders/lms/schoology.ts';
import { inSchoologySandbox } from '../../builders/lms/schoology-adapter.ts';

const FORM = 'https://docs.google.com/forms/d/1AbC-x_9/viewform';
const PUBLIC = 'https://docs.google.com/forms/d/e/1FAIpQL_z/viewform';

function linksOf(change: object): ReturnType<typeof quizLinksOf> {
  return quizLinksOf(Item.parse({ id: 7101, type: 'assignment', title: 'Quiz', ...change }));
}

function attached(...link: readonly object[]): object {
  return { attachments: { links: { link } } };
}

describe('the quizzes an assignment has links to', () => {
  it.each([
    ['its editing address', 'https://docs.google.com/forms/d/1AbC-x_9/edit'],
    ['its address for respondents by id', `${FORM}?usp=sf_link`],
    ['an address with an account', 'https://docs.google.com/forms/u/0/d/1AbC-x_9/viewform'],
    ['an address with a domain', 'https://docs.google.com/a/bell.example/forms/d/1AbC-x_9/viewform'],
  ])('name the form by %s', (_, url) => {
    expect(linksOf(attached({ id: 1, title: 'Exit quiz', url }))).toEqual([
      { form: '1AbC-x_9', publicId: null, title: 'Exit quiz' },
    ]);
  });

  it('have only a public id behind a published address', () => {
    expect(linksOf(attached({ title: 'Exit quiz', url: PUBLIC }))).toEqual([
      { form: null, publicId: '1FAIpQL_z', title: 'Exit quiz' },
    ]);
  });

  it('are found in the words of the assignment, linked or written out', () => {
    expect(
      linksOf({ description: `<p>Do <a href="${FORM}?usp=sharing&amp;x=1" target="_blank">this</a> first.</p>` }),
    ).toEqual([{ form: '1AbC-x_9', publicId: null, title: '' }]);
    expect(linksOf({ description: `<p>Open ${PUBLIC}</p>` })).toEqual([
      { form: null, publicId: '1FAIpQL_z', title: '' },
    ]);
  });

  it('cannot be named by a short address, which is not followed', () => {
    expect(linksOf(attached({ title: 'Quiz', url: 'https://forms.gle/AbCd1234' }))).toEqual([
      { form: null, publicId: null, title: 'Quiz' },
    ]);
  });

  it('count once, however often their address stands there', () => {
    expect(
      linksOf({
        ...attached({ title: 'Quiz', url: FORM }),
        description: `<a href="${FORM}">${FORM}</a> or <a href="${PUBLIC}">here</a>`,
      }),
    ).toEqual([
      { form: '1AbC-x_9', publicId: null, title: 'Quiz' },
      { form: null, publicId: '1FAIpQL_z', title: '' },
    ]);
  });

  it.each([
    ['another page of that host', attached({ url: 'https://docs.google.com/document/d/1AbC/edit' })],
    ['another host with such a path', attached({ url: 'https://docs.google.com.evil.example/forms/d/1AbC/edit' })],
    ['files alone', { attachments: { files: { file: [{ id: 3, title: 'sheet.pdf' }] } } }],
    ['nothing attached', { attachments: '', description: '' }],
    ['attachments of a shape nobody knows', { attachments: { links: { link: 'https' } } }],
    ['an address that is none', attached({ url: 'https://' })],
  ])('are none in %s', (_, change) => {
    expect(linksOf(change)).toEqual([]);
  });

  it('come as one where a list of one comes as that one', () => {
    expect(linksOf({ attachments: { links: { link: { title: 'Quiz', url: FORM } } } })).toHaveLength(1);
  });
});

/** How many quizzes the adapter finds behind such an assignment. */
async function quizzesOf(work: Omit<SmallSchoologyItem, 'id' | 'title'>): Promise<number | undefined> {
  const sandbox = await startSchoologySandbox({
    today: () => START,
    allowance: null,
    timestampSlack: null,
    school: smallSchoology({ items: [{ id: '7101', title: 'Quiz', links: [{ title: 'Quiz', url: FORM }], ...work }] }),
  });
  try {
    const [found] = await valuesOf(createSchoology(inSchoologySandbox(sandbox)).coursework(CourseId.parse(SECTION)));
    return found?.quizzes.length;
  } finally {
    await sandbox.close();
  }
}

describe('coursework with a link to a quiz', () => {
  it('is every ordinary published assignment, for some learners and ungraded too', async () => {
    expect(await quizzesOf({})).toBe(1);
    expect(await quizzesOf({ to: [1] })).toBe(1);
    expect(await quizzesOf({ category: '0' })).toBe(1);
  });

  it('stays, without a quiz, where the id in the link is longer than any', async () => {
    expect(
      await quizzesOf({
        links: [{ title: 'Quiz', url: `https://docs.google.com/forms/d/${'x'.repeat(600)}/viewform` }],
      }),
    ).toBe(0);
  });

  it.each([
    ['a draft', { published: false }],
    ['a cloud document', { cloud: true }],
    ['a test', { type: 'assessment' as const }],
    ['a discussion', { type: 'discussion' as const }],
  ])('is not %s', async (_, work) => {
    expect(await quizzesOf(work)).toBe(0);
  });
});
