import { describe, expect, it } from '@jest/globals';
import { CourseworkId, LearnerId } from '../../src/ids.ts';
import { commentRequestOf, requestOf } from '../../src/writeback/request.ts';
import { learners, ledgerRow, noteWrite, routeWrite } from '../builders/memory/ledger.ts';

const CLASS = new Set(learners('s1', 's2'));
const comment = ledgerRow(noteWrite({ channel: 'comment', carrier: 'comment', on: CourseworkId.parse('w1') }));

describe('the request for a post', () => {
  it('is about nobody and to those of the group who are enrolled, under the heading', () => {
    const row = ledgerRow(routeWrite({ learners: learners('gone', 's1', 's2') }));

    expect(requestOf(row, CLASS, 'topic-1')).toMatchObject({
      carrier: 'assignment',
      about: 'nobody',
      to: ['s1', 's2'],
      topic: 'topic-1',
      marker: row.marker,
      text: row.write.text,
    });
    expect(requestOf(row, new Set([LearnerId.parse('s9')]), null)).toBeNull();
  });

  it('is about one learner and to that one alone where it is a note, under no heading', () => {
    expect(requestOf(ledgerRow(noteWrite()), CLASS, 'topic-1')).toMatchObject({
      carrier: 'announcement',
      about: 'learner',
      to: ['s1'],
      topic: null,
    });
    expect(requestOf(ledgerRow(noteWrite()), new Set(learners('s2')), null)).toBeNull();
  });

  it('is none for a comment, nor for what a teacher pastes', () => {
    expect(requestOf(comment, CLASS, null)).toBeNull();
    expect(requestOf(ledgerRow(noteWrite({ channel: 'paste', carrier: 'none' })), CLASS, null)).toBeNull();
  });
});

describe('the request for a comment', () => {
  it("is about one learner, on that learner's work", () => {
    expect(commentRequestOf(comment, CLASS)).toEqual({
      carrier: 'comment',
      about: 'learner',
      to: ['s1'],
      on: 'w1',
      marker: comment.marker,
      text: 'You used a second chance.',
    });
  });

  it('is none where the learner left, where no work is known to hang it on, or for a post', () => {
    expect(commentRequestOf(comment, new Set(learners('s2')))).toBeNull();
    expect(
      commentRequestOf(ledgerRow(noteWrite({ channel: 'comment', carrier: 'comment', on: null })), CLASS),
    ).toBeNull();
    expect(commentRequestOf(ledgerRow(), CLASS)).toBeNull();
  });
});
