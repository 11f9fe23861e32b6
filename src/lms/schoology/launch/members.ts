import { z } from 'zod';
import { HttpFailure } from '../../../http/failure.ts';
import { readJson } from '../../../http/json.ts';
import type { HttpReply } from '../../../http/types.ts';
import { allPages, PagingError, type Page } from '../../../http/paging.ts';
import type { SchoolId } from '../../../ids.ts';
import type { Instant } from '../../../time.ts';
import { LmsError } from '../../errors.ts';
import type { Member } from '../../launch.ts';
import type { Row } from '../../types.ts';
import { roleOf } from './roles.ts';
import type { ServiceToken } from './service-token.ts';
import type { LaunchSettings } from './settings.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
/** The service answers nothing else but this (FACTS.md 6.6). */
const ACCEPT = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
/** The most the platform gives at once (FACTS.md 1.5). */
const PAGE = 100;

const MemberRow = z.object({
  user_id: z.string().regex(/^\d+::/),
  name: z.string().nullish(),
  lis_person_sourcedid: z.string().nullish(),
  roles: z.array(z.string()).default([]),
  status: z.string().default('Active'),
});

const Container = z.object({ members: z.array(z.unknown()) });

/**
 * The course's list of names and roles (names and roles provisioning 2.0), to its end. A row that cannot be read comes out as such.
 * @throws LmsError; also when a page leads to another host, which would be handed our token
 */
export async function* readMembers(
  settings: Pick<LaunchSettings, 'http' | 'tokenUrl'>,
  token: ServiceToken,
  school: SchoolId,
  address: string,
  at: Instant,
): AsyncGenerator<Row<Member>> {
  const first = new URL(address);
  if (first.origin !== new URL(settings.tokenUrl).origin) throw elsewhere();
  if (!first.searchParams.has('limit')) first.searchParams.set('limit', String(PAGE));
  const pages = allPages<Row<Member>>({
    fetch: async (next) =>
      readPage(await get(settings, next ?? first.toString(), await token(school, SCOPE, at), school), first.origin),
    idOf: (row) => (row.ok ? row.value.user : null),
    refused: () => false,
  });
  try {
    for await (const rows of pages) yield* rows;
  } catch (error) {
    if (error instanceof PagingError)
      throw new LmsError('malformed', `the list of names and roles: ${error.message}`, { todo: 'Try again later.' });
    throw error;
  }
}

async function get(
  { http }: Pick<LaunchSettings, 'http'>,
  url: string,
  token: string,
  school: SchoolId,
): Promise<HttpReply> {
  const headers = new Headers({ accept: ACCEPT, authorization: `Bearer ${token}` });
  try {
    return await http.send(
      { method: 'GET', url, headers, body: null },
      { kind: 'read', school, quotas: [], alone: null, onSend: () => undefined },
    );
  } catch (error) {
    if (error instanceof HttpFailure)
      throw new LmsError('down', `the list of names and roles: ${error.message}`, { todo: 'Try again later.' });
    throw error;
  }
}

function readPage(reply: HttpReply, origin: string): Page<Row<Member>> {
  if (reply.status !== 200) {
    const kind = reply.status >= 500 ? 'down' : 'denied';
    throw new LmsError(kind, `the list of names and roles was refused (${reply.status})`, {
      todo: 'Check that the app may use names and roles in this school.',
    });
  }
  const read = Container.safeParse(json(reply));
  if (!read.success)
    throw new LmsError('malformed', 'the list of names and roles cannot be read', {
      todo: 'Report this with this line.',
    });
  const rows = read.data.members.map((row): Row<Member> => {
    const { success, data } = MemberRow.safeParse(row);
    if (!success) return { ok: false, what: 'a member of the list of names and roles', why: 'it has no id of the LMS' };
    const [user = ''] = data.user_id.split('::');
    const { name = null, lis_person_sourcedid: schoolId = null } = data;
    return { ok: true, value: { user, name, schoolId, role: roleOf(data.roles), active: data.status === 'Active' } };
  });
  return { rows, next: nextOf(reply.headers.get('link'), origin) };
}

function json(reply: HttpReply): unknown {
  try {
    return readJson(reply);
  } catch (error) {
    if (error instanceof HttpFailure) return null;
    throw error;
  }
}

/** The address of the next page out of a `Link` header (RFC 8288). */
function nextOf(header: string | null, origin: string): string | null {
  const next = (header ?? '').split(/,(?=\s*<)/).find((link) => /;\s*rel="?next"?/i.test(link));
  const address = next === undefined ? undefined : /<([^>]+)>/.exec(next)?.[1];
  if (address === undefined) return null;
  const url = new URL(address, origin);
  if (url.origin !== origin) throw elsewhere();
  return url.toString();
}

function elsewhere(): LmsError {
  return new LmsError('malformed', "the list of names and roles stands at another host than the platform's", {
    todo: 'Check SCHOOLOGY_LTI_TOKEN_URL.',
  });
}
