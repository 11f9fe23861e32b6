import type { Instant } from '../../../time.ts';
import type { Deed } from './deed.ts';
import type { FormQuestion } from './records.ts';
import { formOf } from './state.ts';
import type { Answer, State } from './state.ts';

type FormDeed = Extract<Deed, { kind: 'form' | 'answered' | 'regraded' }>;

export function applyToForms(state: State, deed: FormDeed, at: Instant): void {
  if (deed.kind === 'form') {
    const before = state.forms.get(deed.form.id);
    state.forms.set(deed.form.id, {
      record: deed.form,
      revision: (before?.revision ?? 0) + 1,
      responses: before?.responses ?? new Map(),
    });
    return;
  }
  const form = formOf(state, deed.form);
  if (deed.kind === 'answered') {
    const questions = new Map(form.record.questions.map((question) => [question.id, question]));
    const answers = new Map<string, Answer>();
    for (const [id, value] of Object.entries(deed.values)) {
      const question = questions.get(id);
      if (question === undefined) throw new RangeError(`form ${deed.form} has no question ${id}`);
      answers.set(id, grade(question, value, form.record.quiz));
    }
    const createdAt = form.responses.get(deed.response)?.createdAt ?? at;
    form.responses.set(deed.response, { id: deed.response, email: deed.email, createdAt, submittedAt: at, answers });
    return;
  }
  const answer = form.responses.get(deed.response)?.answers.get(deed.question);
  if (answer === undefined) throw new RangeError(`response ${deed.response} has no answer to ${deed.question}`);
  answer.score = deed.score;
  answer.correct = deed.correct;
}

/** Forms grades by the key alone: an exact match gets all points (lms/google/FACTS.md 4.2). */
function grade(question: FormQuestion, value: string, quiz: boolean): Answer {
  if (!quiz || question.points === null || question.right === null) return { value, score: null, correct: false };
  const correct = value === question.right;
  return { value, score: correct ? question.points : 0, correct };
}
