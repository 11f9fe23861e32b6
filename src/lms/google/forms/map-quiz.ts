import { FormId, ItemId, ResponseId } from '../../../ids.ts';
import type { Answer, Question, Quiz, QuizResponse } from '../../quizzes.ts';
import { BadRecord, timeIn } from '../../bad-record.ts';
import { publicIdIn } from './quiz-link.ts';
import type * as google from '../schema.ts';

const IDENTITY: Readonly<Record<string, Quiz['identity']>> = { VERIFIED: 'verified', RESPONDER_INPUT: 'typed' };

export function toQuiz(form: google.Form): Quiz {
  const isQuiz = form.settings?.quizSettings?.isQuiz ?? false;
  const asked = (form.items ?? []).flatMap((item) => [
    ...(item.questionItem ? [{ question: item.questionItem.question, title: item.title ?? '' }] : []),
    // A grid is one item; each of its rows is a question of its own (FACTS.md 4.2).
    ...(item.questionGroupItem?.questions ?? []).map((question) => ({
      question,
      title: [item.title, question.rowQuestion?.title].filter(Boolean).join(': '),
    })),
  ]);
  return {
    form: FormId.parse(form.formId),
    publicId: publicIdIn(form.responderUri ?? null),
    title: form.info?.title || form.info?.documentTitle || '',
    revision: form.revisionId ?? null,
    identity: IDENTITY[form.settings?.emailCollectionType ?? ''] ?? 'none',
    branches: asked.some(({ question }) => leadsElsewhere(question)),
    questions: asked.map(({ question, title }) => toQuestion(question, title, isQuiz)),
  };
}

function toQuestion({ questionId, grading }: google.Question, title: string, isQuiz: boolean): Question {
  return {
    item: ItemId.parse(questionId),
    title,
    possible: grading?.pointValue ?? 0,
    scored: isQuiz && grading !== undefined && grading !== null,
  };
}

/** An answer that leads anywhere but to the next section. */
function leadsElsewhere({ choiceQuestion }: google.Question): boolean {
  return (choiceQuestion?.options ?? []).some(
    ({ goToAction, goToSectionId }) =>
      Boolean(goToSectionId) || goToAction === 'SUBMIT_FORM' || goToAction === 'RESTART_FORM',
  );
}

/** @throws BadRecord without a time of submission, by which attempts are told apart */
export function toResponse(response: google.Response): QuizResponse {
  const at = timeIn('lastSubmittedTime', response.lastSubmittedTime ?? response.createTime);
  if (at === null) throw new BadRecord('lastSubmittedTime: there is none');
  const answers = Object.entries(response.answers ?? {}).map(([item, { grade }]): Answer => ({
    item: ItemId.parse(item),
    // A grade of nothing leaves its zero out, a wrong answer its "false" (FACTS.md 1.1).
    points: grade ? (grade.score ?? 0) : null,
    correct: grade ? (grade.correct ?? false) : null,
  }));
  return {
    id: ResponseId.parse(response.responseId),
    email: response.respondentEmail ?? null,
    at,
    graded: typeof response.totalScore === 'number' || answers.some(({ points }) => points !== null),
    answers,
  };
}
