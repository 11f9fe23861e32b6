import { z } from 'zod';
import { LearnerId } from '../../ids.ts';
import { readNoteText } from '../../notes/own-words.ts';
import { afterAction } from '../board/address.ts';
import { actionRoute, type Action } from '../kit/action.ts';
import { noteAgain } from './note-again.tsx';
import { PLACE } from './press.ts';

const Form = z.object({ learner: LearnerId, text: z.string().max(16_000), words: z.enum(['mine', 'ours']) });

/** The two buttons of a note's text: the teacher's words, or Waymark's again. What cannot be sent comes back to be mended, with the reason. */
export const note: Action<object, z.infer<typeof Form>> = {
  path: '/note',
  form: Form,
  size: 'text',
  about: () => 'note',
  signs: () => [],
  back: afterAction,
  place: ({ learner }) => PLACE.note(learner),
  again({ learner, text, words }, place) {
    const read = words === 'ours' ? null : readNoteText(text);
    return read === null || read.ok ? null : noteAgain({ ...place, learner, text, why: read.said });
  },
  act({ school, teacher }, course, { learner, text, words }, deps) {
    const read = words === 'ours' ? null : readNoteText(text);
    if (read !== null && !read.ok) return Promise.resolve({ ok: false, said: read.said });
    return deps.hand(school, course, teacher, { is: 'note', learner, text: read === null ? null : read.text });
  },
};

export const noteRoute = actionRoute(note);
