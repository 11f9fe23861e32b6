import { afterEach, describe, expect, it } from '@jest/globals';
import { quiz, START } from '../builders/lms/sandbox.ts';
import { at, list, openSmall } from './client.ts';
import type { Client } from './client.ts';

let client: Client;
afterEach(() => client.close());

const FORM = '/v1/forms/form1';
const ticket = quiz('form1', [{}, { points: 0 }, { kind: 'text', right: null }]);

async function openTicket(form = ticket): Promise<void> {
  client = await openSmall({
    work: [{ id: 'w1', quiz: form, answers: { 1: ['right', 'right', 'my words'], 2: ['wrong', 'wrong', null] } }],
  });
}

describe('a form', () => {
  it('names its questions, its key and the address that respondents use', async () => {
    await openTicket();
    const { body } = await client.get(FORM);
    expect(body).toMatchObject({
      formId: 'form1',
      responderUri: 'https://docs.google.com/forms/d/e/1FAIpQLform1/viewform',
      settings: { quizSettings: { isQuiz: true }, emailCollectionType: 'VERIFIED' },
    });
    expect(at(body, 'items', 0, 'questionItem', 'question')).toMatchObject({
      questionId: 'q1',
      grading: { pointValue: 1, correctAnswers: { answers: [{ value: 'right' }] } },
    });
    expect(at(body, 'items', 1, 'questionItem', 'question', 'grading', 'pointValue')).toBeUndefined();
  });

  it('is not found by its public id, and denied to who may not edit it', async () => {
    await openTicket({ ...ticket, editors: ['8002'] });
    expect((await client.get('/v1/forms/1FAIpQLform1')).status).toBe(404);
    expect((await client.get(FORM)).status).toBe(403);
    expect((await client.get(`${FORM}/responses`)).status).toBe(403);
  });

  it('has one item for a grid, with a question per row', async () => {
    await openTicket(quiz('form1', [{ kind: 'row', item: 'g' }, { kind: 'row', item: 'g' }, {}]));
    const { body } = await client.get(FORM);
    expect(at(body, 'items')).toHaveLength(2);
    expect(list(body, 'items', 0, 'questionGroupItem', 'questions').map((row) => at(row, 'questionId'))).toEqual([
      'q1',
      'q2',
    ]);
  });

  it('changes its revision with its content', async () => {
    await openTicket();
    const before = at((await client.get(FORM)).body, 'revisionId');
    expect(at((await client.get(FORM)).body, 'revisionId')).toBe(before);
    client.sandbox.world.addForm({ ...ticket, title: 'New title' });
    expect(at((await client.get(FORM)).body, 'revisionId')).not.toBe(before);
  });
});

describe('responses', () => {
  it('give an empty grade for a wrong answer, none for one that waits for a person', async () => {
    await openTicket();
    const { body } = await client.get(`${FORM}/responses`);
    const [one, two] = list(body, 'responses');
    expect([
      at(one, 'answers', 'q1', 'grade'),
      at(one, 'answers', 'q2', 'grade'),
      at(one, 'answers', 'q3', 'grade'),
    ]).toEqual([{ score: 1, correct: true }, { correct: true }, undefined]);
    expect(at(two, 'answers', 'q1', 'grade')).toEqual({});
    expect(at(two, 'answers', 'q3')).toBeUndefined();
    expect(at(one, 'formId')).toBeUndefined();
    expect(at((await client.get(`${FORM}/responses/r-w1-1`)).body, 'formId')).toBe('form1');
  });

  it('have a total once everything is graded', async () => {
    await openTicket();
    expect(at((await client.get(`${FORM}/responses/r-w1-1`)).body, 'totalScore')).toBeUndefined();
    client.sandbox.world.regrade('form1', 'r-w1-1', 'q3', 1, true);
    expect(at((await client.get(`${FORM}/responses/r-w1-1`)).body, 'totalScore')).toBe(2);
  });

  it('keep their time of submission when a grade changes, so that the filter misses it', async () => {
    await openTicket();
    client.wait(50);
    client.sandbox.world.regrade('form1', 'r-w1-2', 'q1', 1, true);
    expect(
      (
        await client.get(
          `${FORM}/responses?filter=${encodeURIComponent(`timestamp > ${START.replace('T05:00', 'T05:30')}`)}`,
        )
      ).body,
    ).toEqual({});
    expect(
      at(
        (await client.get(`${FORM}/responses?filter=${encodeURIComponent(`timestamp >= ${START}`)}`)).body,
        'responses',
      ),
    ).toHaveLength(2);
    expect((await client.get(`${FORM}/responses?filter=newest`)).status).toBe(400);
  });

  it('come several from one child, an edited one under its own id', async () => {
    await openTicket();
    client.wait(5);
    client.sandbox.world.answer('form1', 'learner1@small.example', { q1: 'wrong' });
    client.sandbox.world.answer('form1', 'learner1@small.example', { q1: 'wrong' }, 'r-w1-1');
    const { body } = await client.get(`${FORM}/responses`);
    expect(at(body, 'responses')).toHaveLength(3);
    const edited = (await client.get(`${FORM}/responses/r-w1-1`)).body;
    expect(String(at(edited, 'createTime')) < String(at(edited, 'lastSubmittedTime'))).toBe(true);
  });

  it('have no e-mail where none is collected', async () => {
    await openTicket({ ...ticket, collects: 'DO_NOT_COLLECT' });
    expect(at((await client.get(`${FORM}/responses`)).body, 'responses', 0, 'respondentEmail')).toBeUndefined();
  });
});
