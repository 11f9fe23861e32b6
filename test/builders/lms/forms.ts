import type { FormRecord, Happening, SandboxSchool } from '../../../src/sandbox/google/index.ts';
import { learnerEmail, quiz } from './sandbox.ts';
import { START } from './schoology.ts';

/** Who may edit the forms, and has lent them and nothing else. */
export const OWNER = { id: 'g1', email: 't.reed@small.example', given: 'Tara', family: 'Reed' };
export const OWNERS_TOKEN = '1//owner';
export const FORM_SCOPES = [
  'openid',
  ...['userinfo.email', 'forms.body.readonly', 'forms.responses.readonly'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
];

/** A quiz with its answers: by learner's number or by address, in the order of its questions. */
export interface AnsweredForm {
  readonly form: FormRecord;
  readonly at: Happening['at'];
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** Google as a school that uses another LMS has it: one account, its forms and who answered them. */
export function formsWorld(...forms: readonly AnsweredForm[]): SandboxSchool {
  return {
    file: null,
    start: START,
    story: [
      { at: START, deed: { kind: 'person', person: OWNER } },
      { at: START, deed: { kind: 'granted', user: OWNER.id, refreshToken: OWNERS_TOKEN, scopes: FORM_SCOPES } },
      ...forms.flatMap(({ form, at, answers }): Happening[] => [
        { at: START, deed: { kind: 'form', form } },
        ...Object.entries(answers).map(([who, values]): Happening => ({
          at,
          deed: {
            kind: 'answered',
            form: form.id,
            response: `r-${form.id}-${who}`,
            email: who.includes('@') ? who : learnerEmail(Number(who)),
            values: Object.fromEntries(values.map((value, question) => [form.questions[question]?.id ?? '', value])),
          },
        })),
      ]),
    ],
  };
}

/** A quiz of the owner's: `quiz` of sandbox.ts. */
export function ownersQuiz(
  id: string,
  questions: Parameters<typeof quiz>[1],
  more: Partial<FormRecord> = {},
): FormRecord {
  return quiz(id, questions, { editors: [OWNER.id], title: `Form ${id}`, ...more });
}
