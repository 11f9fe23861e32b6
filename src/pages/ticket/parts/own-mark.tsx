import type { LearnerId } from '../../../ids.ts';
import type { Verdict } from '../words/teacher-words.ts';
import { pressed } from './pressed.ts';
import type { TeacherScene } from './scene.ts';
import { keyOf } from './told.ts';
import { Trouble } from './trouble.tsx';

const VERDICTS: readonly { readonly verdict: Verdict; readonly share: number }[] = [
  { verdict: 'right', share: 1 },
  { verdict: 'partly', share: 0.5 },
  { verdict: 'not-yet', share: 0 },
];

/** The teacher's own mark on one answer: one press marks, pressing the same again takes it back. */
export function OwnMark({
  learner,
  question,
  share,
  at,
  scene: { words, tell, told, language },
}: {
  learner: { readonly id: LearnerId; readonly name: string };
  question: number;
  share: number | null;
  /** The place on the page, as the same answer may be marked in two places. */
  at: string;
  scene: TeacherScene;
}) {
  const key = keyOf.mark(learner.id, question);
  return (
    <div class="own-mark" role="group" aria-label={words.marking.own(learner.name, question)}>
      {at === 'review' && (
        <span class="fine" aria-hidden="true">
          {words.marking.yours}
        </span>
      )}
      {VERDICTS.map((each) => (
        <button
          key={each.verdict}
          type="button"
          id={`${at}-${key}-${each.verdict}`}
          class="quiet small"
          aria-pressed={share === each.share}
          aria-disabled={told.busy.has(key)}
          onClick={pressed(() => tell?.mark(learner.id, question, share === each.share ? null : each.share))}
        >
          {words.marking.verdict[each.verdict]}
        </button>
      ))}
      <Trouble at={key} told={told} language={language} />
    </div>
  );
}
