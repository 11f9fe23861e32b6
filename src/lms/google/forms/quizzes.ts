import type { FormId } from '../../../ids.ts';
import { rows, whole } from '../answers.ts';
import { createApi, openClients } from '../api.ts';
import type { Api } from '../api.ts';
import { toQuiz, toResponse } from './map-quiz.ts';
import * as schema from '../schema.ts';
import { openTeacherClient } from '../teacher-client.ts';
import type { GoogleSettings } from '../settings.ts';
import type { QuizReader } from '../../types.ts';

/** Forms alone, as the account that may edit them: for the courses of an LMS whose teachers put links to forms into their work. */
export function createQuizReader(settings: GoogleSettings): QuizReader {
  const client = openTeacherClient(settings);
  return {
    calls: () => ({ google: client.sent() }),
    ...quizReads(createApi(client, openClients(client), settings)),
  };
}

/** A quiz and its answers, for whoever has the way to them. */
export function quizReads(api: Api): Pick<QuizReader, 'quiz' | 'responses'> {
  return {
    quiz: async (form: FormId) => whole(schema.Form, await api.form(form), 'quiz', toQuiz),
    responses: (form: FormId) => rows(api.responses(form), 'response', 'responseId', schema.Response, toResponse),
  };
}
