import { describe, expect, it } from '@jest/globals';
import { toCoursework } from '../../../src/lms/google/map.ts';
import { publicIdIn, quizLinks } from '../../../src/lms/google/forms/quiz-link.ts';
import { Coursework } from '../../../src/lms/google/schema.ts';

describe('the quizzes of a coursework', () => {
  it.each([
    ['https://docs.google.com/forms/d/1AbC-x_9/edit'],
    ['https://docs.google.com/forms/d/1AbC-x_9'],
    ['https://docs.google.com/a/cedar.example/forms/d/1AbC-x_9/viewform'],
    ['https://docs.google.com/forms/u/0/d/1AbC-x_9/edit'],
  ])('name the form by %s', (formUrl) => {
    expect(quizLinks([{ form: { formUrl, title: 'Ticket' } }])).toEqual([
      { form: '1AbC-x_9', publicId: null, title: 'Ticket' },
    ]);
  });

  it('give only the public id of a published address, which is no form id', () => {
    const formUrl = 'https://docs.google.com/forms/d/e/1FAIpQL_z/viewform';

    expect(quizLinks([{ form: { formUrl, title: 'Ticket' } }])).toEqual([
      { form: null, publicId: '1FAIpQL_z', title: 'Ticket' },
    ]);
  });

  it('take the form id from the response address when the form address is published', () => {
    const form = {
      formUrl: 'https://docs.google.com/forms/d/e/1FA/viewform',
      responseUrl: 'https://docs.google.com/forms/d/1AbC/edit#responses',
      title: 'T',
    };

    expect(quizLinks([{ form }])).toEqual([{ form: '1AbC', publicId: '1FA', title: 'T' }]);
  });

  it('are found behind plain links to a form', () => {
    const link = { url: 'https://docs.google.com/forms/d/1AbC/viewform', title: 'Exit' };

    expect(quizLinks([{ link }, { link: { url: 'https://example.org/forms/d/1AbC/' } }])).toEqual([
      { form: '1AbC', publicId: null, title: 'Exit' },
    ]);
  });

  it("are none behind a link longer than any form's, and cost the work nothing", () => {
    const url = `https://docs.google.com/forms/d/${'x'.repeat(600)}/viewform`;
    const work = Coursework.parse({
      id: '7',
      title: 'Quiz',
      state: 'PUBLISHED',
      materials: [{ link: { url } }, { link: { url: 'https://docs.google.com/forms/d/1AbC/viewform' } }],
    });

    expect(toCoursework(work, 'https://waymark.example/r/').quizzes).toEqual([
      { form: '1AbC', publicId: null, title: '' },
    ]);
    expect(quizLinks([{ form: { formUrl: url, title: 'Ticket' } }])).toEqual([
      { form: null, publicId: null, title: 'Ticket' },
    ]);
  });

  it('stay in the list when nobody can say which form it is', () => {
    expect(quizLinks([{ form: { title: 'Ticket' } }])).toEqual([{ form: null, publicId: null, title: 'Ticket' }]);
    expect(quizLinks([{ form: {} }])).toEqual([{ form: null, publicId: null, title: '' }]);
  });
});

describe('the public id of a form', () => {
  it('stands in the address for respondents', () => {
    expect(publicIdIn('https://docs.google.com/forms/d/e/1FAIpQL/viewform')).toBe('1FAIpQL');
    expect(publicIdIn('https://docs.google.com/forms/d/1AbC/viewform')).toBeNull();
    expect(publicIdIn(null)).toBeNull();
  });
});
