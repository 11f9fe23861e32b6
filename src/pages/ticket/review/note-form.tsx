import { useEffect, useState } from 'preact/hooks';
import type { LearnerId } from '../../../ids.ts';
import type { TicketNote } from '../../../ticket/live.ts';
import { pressed } from '../parts/pressed.ts';
import type { TeacherScene } from '../parts/scene.ts';
import { keyOf } from '../parts/told.ts';
import { Trouble } from '../parts/trouble.tsx';

const LONGEST = 2000;

/** A note to this learner alone. What was typed stays until it has arrived. */
export function NoteForm({
  scene: { words, tell, told, language },
  learner,
  notes,
}: {
  scene: TeacherScene;
  learner: { readonly id: LearnerId; readonly name: string };
  notes: readonly TicketNote[];
}) {
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const isBusy = told.busy.has(keyOf.note);
  const { sent } = told;
  useEffect(() => {
    if (sent !== null) setText((typed) => (typed.trim() === sent.text ? '' : typed));
  }, [sent]);
  const send = (): void => {
    setEmpty(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    tell?.note(learner.id, text.trim());
  };
  return (
    <section class="note" aria-labelledby="note-label">
      <label id="note-label" for="note">
        {words.review.note(learner.name)}
      </label>
      <p class="fine" id="note-alone">
        {words.review.alone(learner.name)}
      </p>
      <textarea
        id="note"
        rows={4}
        maxlength={LONGEST}
        aria-describedby="note-alone"
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setEmpty(false);
        }}
      />
      <div class="acts">
        <button type="button" id="send" aria-disabled={isBusy} onClick={pressed(send)}>
          {words.review.send}
        </button>
        <span role="status">{sent !== null && text === '' ? words.review.sent : ''}</span>
      </div>
      {isEmpty && (
        <p class="trouble" role="alert">
          {words.review.empty}
        </p>
      )}
      <Trouble at={keyOf.note} told={told} language={language} />
      {notes.length > 0 && (
        <>
          <h3>{words.review.earlier}</h3>
          <ul class="plain">
            {notes.map(({ text: said, at }) => (
              <li key={`${at}-${said}`} class="quoted">
                {said}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
