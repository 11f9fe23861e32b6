import type { AnswerValue } from '../../../ticket/types.ts';
import type { ShownQuestion } from '../page-data.ts';
import type { StudentWords } from '../words/index.ts';
import type { StudentTells } from './local.ts';

interface FieldProps {
  readonly question: ShownQuestion;
  readonly value: AnswerValue;
  readonly words: StudentWords;
  readonly tell: StudentTells | null;
}

/** An answer in words. Short ones have one line, a sentence has room. */
export function TextField({ question: { number, kind }, value, words, tell }: FieldProps) {
  const field = {
    id: `answer-${number}`,
    value: typeof value === 'string' ? value : '',
    'aria-describedby': `text-${number}`,
    autocomplete: 'off',
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => tell?.answer(number, currentTarget.value),
    onFocus: () => tell?.hold(number),
    onBlur: () => tell?.hold(null),
  } as const;
  return (
    <p class="written">
      <label for={field.id}>{words.yourAnswer}</label>
      {kind === 'sentence' ? <textarea {...field} rows={3} /> : <input {...field} type="text" />}
    </p>
  );
}

/** An answer to pick: one of the choices, or several. */
export function ChoiceField({
  question: { number, kind },
  choices,
  value,
  words,
  tell,
}: FieldProps & { readonly choices: readonly string[] }) {
  const picked = Array.isArray(value) ? value : typeof value === 'number' ? [value] : [];
  const pick = (index: number, isPicked: boolean) => {
    if (kind === 'one') return tell?.answer(number, index);
    const others = picked.filter((each) => each !== index);
    return tell?.answer(number, isPicked ? [...others, index].toSorted((a, b) => a - b) : others);
  };
  return (
    <div class="choices">
      {choices.map((choice, index) => (
        <label key={index} class="choice">
          <input
            type={kind === 'one' ? 'radio' : 'checkbox'}
            name={`answer-${number}`}
            value={index}
            checked={picked.includes(index)}
            onChange={({ currentTarget }) => pick(index, currentTarget.checked)}
          />
          <span>{choice}</span>
        </label>
      ))}
      {kind === 'one' && picked.length > 0 && (
        <button type="button" class="clear" onClick={() => tell?.answer(number, null)}>
          {words.clear}
        </button>
      )}
    </div>
  );
}
