import type { ShownQuestion } from '../page-data.ts';
import { AnswerText, inWords } from './answer-text.tsx';
import { selfMark, type Scene } from './local.ts';

/** A question with the learner's own answer, read-only; once the key is shown, with the key and the marks. */
export function ReadQuestion({ scene, question }: { scene: Scene; question: ShownQuestion }) {
  const { own, words } = scene;
  const { number, text } = question;
  const late = own.late.filter((each) => each.question === number);
  return (
    <fieldset class="card question" aria-describedby={`text-${number}`}>
      <legend>{words.question(number)}</legend>
      <p class="asked" id={`text-${number}`}>
        {text}
      </p>
      <div class="own">
        <p class="label">{words.yourAnswer}</p>
        <AnswerText question={question} value={settled(scene, number)} words={words} />
      </div>
      {late.map(({ value, counts, at }) => (
        <div key={at} class="late">
          <p class="fine">{counts ? words.lateCounts : words.late}</p>
          <AnswerText question={question} value={value} words={words} />
        </div>
      ))}
      {(own.state === 'key' || own.state === 'closed') && <Key scene={scene} question={question} />}
    </fieldset>
  );
}

/** An answer being sent after the end is shown as late, not as the answer. */
function settled(scene: Scene, number: number) {
  return scene.own.answers.find(({ question }) => question === number)?.value ?? null;
}

function Key({ scene, question }: { scene: Scene; question: ShownQuestion }) {
  const { own, words } = scene;
  const { number, choices } = question;
  if (!own.shown.includes(number)) return own.state === 'key' ? <p class="fine">{words.key.open}</p> : null;
  const right = own.keys[number];
  const teacher = own.marks[number]?.teacher ?? null;
  return (
    <>
      {right === undefined ? (
        <p class="key">{words.key.own}</p>
      ) : (
        <p class="key">
          <span>{words.key.label}</span> <strong>{keyInWords(right, choices, words.key.or)}</strong>
        </p>
      )}
      <SelfMark scene={scene} number={number} />
      {teacher !== null && (
        <p class="teacher-mark">{words.key.teacher[teacher >= 1 ? 'right' : teacher > 0 ? 'partly' : 'notYet']}</p>
      )}
    </>
  );
}

function keyInWords(
  right: Scene['own']['keys'][number] | string,
  choices: readonly string[] | null,
  or: string,
): string {
  if (typeof right === 'string') return right;
  const texts = right.filter((each) => typeof each === 'string');
  return texts.length > 0
    ? texts.join(` ${or} `)
    : inWords(
        right.filter((each) => typeof each === 'number'),
        choices,
      );
}

/** The learner's own mark of the answer; in a closed ticket it is read-only. */
function SelfMark({ scene, number }: { scene: Scene; number: number }) {
  const { own, words, tell } = scene;
  const mark = selfMark(scene, number);
  if (own.state === 'closed') {
    return mark === null ? null : (
      <p class="self-read">
        <span>{words.key.yours}</span> <strong>{mark === 1 ? words.key.gotIt : words.key.notYet}</strong>
      </p>
    );
  }
  const options = [
    [1, words.key.gotIt],
    [0, words.key.notYet],
  ] as const;
  return (
    <div class="self-mark" role="radiogroup" aria-labelledby={`how-${number}`}>
      <p class="label" id={`how-${number}`}>
        {words.key.yours}
      </p>
      <div class="two-choices">
        {options.map(([share, name]) => (
          <label key={share} class="choice">
            <input
              type="radio"
              name={`mark-${number}`}
              checked={mark === share}
              onChange={() => tell?.mark(number, share)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
