import { hash } from '../../shell/random.ts';
import { readInstant } from '../../../time.ts';
import { denied, invalid, notFound } from '../wire/errors.ts';
import type { Call } from '../wire/call.ts';
import { takePage } from '../wire/paging.ts';
import { single } from '../wire/query.ts';
import { responderUri } from '../world/form-material.ts';
import type { FormQuestion } from '../world/records.ts';
import type { Answer, Form, Response } from '../world/state.ts';

/** lms/google/FACTS.md 4.3. */
const PAGE = { usual: 5000, most: 5000 };

/** Only who may edit a form can read it; an id out of a respondents' address is no form id (lms/google/FACTS.md 4.4). */
export function formOf(call: Call): Form {
  const form = call.world.state.forms.get(call.path['formId'] ?? '');
  if (form === undefined) throw notFound();
  if (!form.record.editors.includes(call.caller.person.id)) throw denied();
  return form;
}

export function getForm(call: Call): object {
  const form = formOf(call);
  const { record } = form;
  return {
    formId: record.id,
    info: { title: record.title, documentTitle: record.title },
    settings: { quizSettings: record.quiz ? { isQuiz: true } : undefined, emailCollectionType: record.collects },
    items: itemsWire(record.questions),
    revisionId: String(hash(`${record.id} ${form.revision}`)).padStart(10, '0'),
    responderUri: responderUri(record),
    publishSettings: { publishState: { isPublished: true, isAcceptingResponses: true } },
  };
}

/** `timestamp > T` and `timestamp >= T` compare the time of submission, which a new grade does not move. */
export function listResponses(call: Call): object {
  const form = formOf(call);
  const after = readFilter(single(call.query, 'filter'));
  const rows = [...form.responses.values()].filter((response) => after(response.submittedAt));
  const page = takePage(rows, call.query, `responses ${form.record.id}`, PAGE);
  return {
    responses: page.rows.length === 0 ? undefined : page.rows.map((response) => responseWire(form, response)),
    nextPageToken: page.nextPageToken,
  };
}

export function getResponse(call: Call): object {
  const form = formOf(call);
  const response = form.responses.get(call.path['responseId'] ?? '');
  if (response === undefined) throw notFound();
  return { formId: form.record.id, ...responseWire(form, response) };
}

function readFilter(text: string | undefined): (submittedAt: string) => boolean {
  if (text === undefined || text === '') return () => true;
  const match = /^timestamp (>=?) (\S+Z)$/.exec(text);
  const at = readInstant(match?.[2] ?? '');
  if (match === null || at === null) throw invalid('Invalid filter.');
  return match[1] === '>' ? (submitted) => submitted > at : (submitted) => submitted >= at;
}

/** A grid is one item with a question per row (lms/google/FACTS.md 4.2). */
function itemsWire(questions: readonly FormQuestion[]): object[] | undefined {
  const items = new Map<string, FormQuestion[]>();
  for (const question of questions) items.set(question.item, [...(items.get(question.item) ?? []), question]);
  const wire = [...items].map(([itemId, group]) => {
    const [first] = group;
    if (first === undefined || first.kind !== 'row') {
      return {
        itemId,
        title: first?.title,
        questionItem: { question: first === undefined ? undefined : questionWire(first) },
      };
    }
    return {
      itemId,
      title: 'Choose one in each row',
      questionGroupItem: { questions: group.map(questionWire), grid: { columns: choices(first) } },
    };
  });
  return wire.length === 0 ? undefined : wire;
}

function questionWire(question: FormQuestion): object {
  return {
    questionId: question.id,
    required: true,
    choiceQuestion: question.kind === 'choice' ? choices(question) : undefined,
    textQuestion: question.kind === 'text' ? {} : undefined,
    rowQuestion: question.kind === 'row' ? { title: question.title } : undefined,
    grading:
      question.points === null
        ? undefined
        : {
            pointValue: question.points === 0 ? undefined : question.points,
            correctAnswers: question.right === null ? undefined : { answers: [{ value: question.right }] },
          },
  };
}

function choices(question: FormQuestion): object {
  return { type: 'RADIO', options: question.options.map((value) => ({ value })) };
}

function responseWire({ record }: Form, response: Response): object {
  const graded = record.quiz && gradedCompletely(record.questions, response);
  const total = [...response.answers.values()].reduce((sum, answer) => sum + (answer.score ?? 0), 0);
  return {
    responseId: response.id,
    createTime: response.createdAt,
    lastSubmittedTime: response.submittedAt,
    respondentEmail: record.collects === 'DO_NOT_COLLECT' ? undefined : (response.email ?? undefined),
    totalScore: graded && total > 0 ? total : undefined,
    answers:
      response.answers.size === 0
        ? undefined
        : Object.fromEntries([...response.answers].map(([id, answer]) => [id, answerWire(id, answer)])),
  };
}

/** An answer that waits for a person leaves the response ungraded. */
function gradedCompletely(questions: readonly FormQuestion[], response: Response): boolean {
  return questions.every((question) => question.points === null || response.answers.get(question.id)?.score !== null);
}

/** A wrong answer has an empty grade: no score is 0, no `correct` is false (lms/google/FACTS.md 1.1). */
function answerWire(questionId: string, { value, score, correct }: Answer): object {
  return {
    questionId,
    textAnswers: { answers: [{ value }] },
    grade: score === null ? undefined : { score: score === 0 ? undefined : score, correct: correct ? true : undefined },
  };
}
