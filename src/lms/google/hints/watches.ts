import type { CourseId, FormId } from '../../../ids.ts';
import type { Hints, Watch, Watched, WatchKind } from '../../hints.ts';
import { BadRecord, timeIn } from '../../bad-record.ts';
import { LmsError } from '../../errors.ts';
import { whole } from '../answers.ts';
import type { Clients } from '../api.ts';
import * as schema from '../schema.ts';
import { allows } from '../scopes.ts';
import type { GoogleSettings } from '../settings.ts';
import type { Call, TeacherClient } from '../teacher-client.ts';

const EVENT = { answers: 'RESPONSES', questions: 'SCHEMA' } as const;

/**
 * Registrations at Classroom and watches at Forms (FACTS.md 7, 4.6), which both end after a week. Null where the settings name no topic, and for
 * a teacher who granted nothing: Classroom takes no registration from whoever only acts for them.
 */
export function createHints(client: TeacherClient, clients: Clients, settings: GoogleSettings): Hints | null {
  const { hintsTopic, delegated } = settings;
  return hintsTopic === undefined || delegated !== undefined ? null : hintsTo(hintsTopic, client, clients, settings);
}

function hintsTo(
  topicName: string,
  client: TeacherClient,
  clients: Clients,
  settings: Pick<GoogleSettings, 'classroomRoot' | 'formsRoot'>,
): Hints {
  const { registrations } = clients.classroom;
  const { watches } = clients.forms.forms;
  const atClassroom = { rootUrl: settings.classroomRoot };
  const atForms = { rootUrl: settings.formsRoot };
  const standing = new Map<FormId, Promise<schema.FormWatches>>();

  /** Repeating the identical call renews the registration. */
  async function ofWork(courseId: CourseId): Promise<Watch> {
    const requestBody = {
      feed: { feedType: 'COURSE_WORK_CHANGES', courseWorkChangesInfo: { courseId } },
      cloudPubsubTopic: { topicName },
    };
    const json = await client.call(
      about('ask Classroom to tell what changes', 'push', { area: 'course', quota: 'classroom', kind: 'fixed' }),
      (options) =>
        registrations.create({ requestBody, fields: 'registrationId,expiryTime' }, { ...options, ...atClassroom }),
    );
    return whole(schema.Registration, json, 'registration', ({ registrationId, expiryTime }) =>
      watchOf(registrationId, expiryTime),
    );
  }

  async function ofForm(formId: FormId, kind: 'answers' | 'questions', known: string | null): Promise<Watch> {
    if (known !== null) {
      try {
        return await renewed(formId, known);
      } catch (error) {
        if (!(error instanceof LmsError) || error.kind !== 'gone') throw error; // it ended, and is begun anew
      }
    }
    const found = await theirs(formId);
    const stands = found.watches.find(({ eventType }) => eventType === EVENT[kind]);
    return stands === undefined || stands.id === known ? begun(formId, kind) : renewed(formId, stands.id);
  }

  /** Both watches of a form are in one list, which is asked for before one is begun: each form takes one of a kind. */
  function theirs(formId: FormId): Promise<schema.FormWatches> {
    const reading =
      standing.get(formId) ??
      client
        .call(
          about('see what Forms tells already', 'quizzes', { area: 'thing', quota: 'forms', kind: 'read' }),
          (options) => watches.list({ formId, fields: 'watches(id,eventType)' }, { ...options, ...atForms }),
        )
        .then((json) => whole(schema.FormWatches, json, 'list of watches', (read) => read));
    standing.set(formId, reading);
    return reading;
  }

  async function begun(formId: FormId, kind: 'answers' | 'questions'): Promise<Watch> {
    const requestBody = { watch: { eventType: EVENT[kind], target: { topic: { topicName } } } };
    const json = await client.call(
      about('ask Forms to tell what changes', 'quizzes', { area: 'thing', quota: 'watches', kind: 'once' }),
      (options) => watches.create({ formId, requestBody, fields: WATCH }, { ...options, ...atForms }),
    );
    return whole(schema.FormWatch, json, 'watch', ({ id, expireTime }) => watchOf(id, expireTime));
  }

  async function renewed(formId: FormId, watchId: string): Promise<Watch> {
    const json = await client.call(
      about('ask Forms to go on telling', 'quizzes', { area: 'thing', quota: 'watches', kind: 'fixed' }),
      (options) => watches.renew({ formId, watchId, fields: WATCH }, { ...options, ...atForms }),
    );
    return whole(schema.FormWatch, json, 'watch', ({ id, expireTime }) => watchOf(id, expireTime));
  }

  return {
    get kinds(): readonly WatchKind[] {
      const scopes = client.scopes();
      if (scopes === null) return [];
      return [
        ...(allows(scopes, 'push') ? (['work'] as const) : []),
        ...(allows(scopes, 'quizzes') ? (['answers', 'questions'] as const) : []),
      ];
    },
    watch: (what: Watched, known) => (what.kind === 'work' ? ofWork(what.course) : ofForm(what.form, what.kind, known)),
  };
}

const WATCH = 'id,expireTime';

function about(doing: string, permission: Call['permission'], sent: Pick<Call, 'area' | 'quota' | 'kind'>): Call {
  return { doing, permission, ...sent };
}

function watchOf(registration: string, ends: string | null | undefined): Watch {
  const until = timeIn('expiry time', ends);
  if (until === null) throw new BadRecord('expiry time: there is none');
  return { registration, until };
}
