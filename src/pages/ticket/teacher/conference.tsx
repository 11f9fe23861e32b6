import { useState } from 'preact/hooks';
import type { RoomLearner } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import { keyOf, type Shown } from '../parts/told.ts';
import type { TeacherWords } from '../words/teacher-words.ts';
import type { RoomScene } from './room-scene.ts';

const SEEN: readonly { readonly share: Shown; readonly word: 'shows' | 'partly' | 'notYet' }[] = [
  { share: 1, word: 'shows' },
  { share: 0.5, word: 'partly' },
  { share: 0, word: 'notYet' },
];

/** The second tap of a conference: what the teacher saw, and on which target where there are several. */
export function Conference({
  learner: { id, name },
  scene: { page, words, tell, told, talk, language },
  ended,
}: {
  learner: RoomLearner;
  scene: RoomScene;
  /** The element that gets the focus next, as the pressed button is gone by then. */
  ended: () => void;
}) {
  const codes = [...new Set(page.questions.flatMap(({ target }) => target ?? []))];
  const [target, setTarget] = useState(codes[0]);
  const iCan = new Map(page.targets.map((each) => [each.code, each.iCan[language]]));
  if (target === undefined) return null;
  return (
    <div class="conference" role="group" aria-label={words.conference.withName(name)}>
      {codes.length > 1 && (
        <label>
          <span class="label">{words.conference.target}</span>
          <select
            id={`target-${id}`}
            value={target}
            onChange={({ currentTarget }) => {
              setTarget(codes.find((code) => code === currentTarget.value) ?? target);
            }}
          >
            {codes.map((code) => (
              <option key={code} value={code}>
                {code} {iCan.get(code)}
              </option>
            ))}
          </select>
        </label>
      )}
      {SEEN.map(({ share, word }) => (
        <button
          key={word}
          type="button"
          id={`seen-${id}-${word}`}
          class="quiet small"
          aria-disabled={told.busy.has(keyOf.confer(id))}
          onClick={pressed(() => {
            ended();
            tell?.confer(id, target, share);
            talk(null);
          })}
        >
          {words.conference[word]}
        </button>
      ))}
    </div>
  );
}

/** The result of the last conference, once the server has it. */
export function notedWords(share: Shown | undefined, words: TeacherWords['conference']): string | null {
  const seen = SEEN.find((each) => each.share === share);
  return seen === undefined ? null : words.noted(words[seen.word]);
}
