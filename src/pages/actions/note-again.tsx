import type { CourseId, LearnerId } from '../../ids.ts';
import type { Language, Said } from '../../language.ts';
import { LONGEST_NOTE } from '../../notes/own-words.ts';
import { boardAddress } from '../board/address.ts';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { words } from '../board/words/index.ts';
import { PLACE } from './press.ts';

interface Refused {
  readonly course: CourseId;
  readonly language: Language;
  readonly token: string;
  readonly learner: LearnerId;
  readonly text: string;
  readonly why: Said;
}

/** A note that cannot be sent as it was written, to be mended: nothing that was typed is lost. */
export function noteAgain({ course, language, token, learner, text, why }: Refused): string {
  const { hand } = words[language];
  return renderDocument({
    language,
    title: `${hand.note.edit} · Waymark`,
    children: (
      <main class="message wide">
        <Wordmark />
        <h1>{hand.note.edit}</h1>
        <p role="alert" class="warn">
          <strong>{hand.note.notKept}</strong> {why[language]}
        </p>
        <form method="post" action="/note" class="note-form">
          <input type="hidden" name="course" value={course} />
          <input type="hidden" name="lang" value={language} />
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="learner" value={learner} />
          <textarea name="text" rows={8} aria-label={hand.note.text} maxLength={LONGEST_NOTE}>
            {text}
          </textarea>
          <button type="submit" name="words" value="mine">
            {hand.note.keep}
          </button>
        </form>
        <p>
          <a href={`${boardAddress({ course, language })}#${encodeURIComponent(PLACE.note(learner))}`}>
            {hand.note.leave}
          </a>
        </p>
      </main>
    ),
  });
}
