import type { Http, HttpRequest } from '../../../src/http/types.ts';
import type { Wrong } from '../play.ts';
import { PLANTED } from '../planted/index.ts';
import type { AdapterId } from '../stage.ts';

/** A wrong way to write back, and where the search for a seed that meets it begins. */
export interface PlantedThere {
  readonly wrong: () => Wrong;
  readonly from: number;
  /** How lively the class is (`Scenario`), where only that shows it; absent: as the seed says. */
  readonly deeds?: number;
}

/**
 * The same wrong ways below the real adapters: what stands between protocol and port is planted as it is, what stands in the
 * adapter is planted in the HTTP layer under it. Absent: that LMS cannot go wrong that way (README.md).
 */
export const PLANTED_THERE: Readonly<Record<AdapterId, Readonly<Record<string, PlantedThere>>>> = {
  google: {
    ...everywhere({
      'post then record': 40,
      'list then post': 40,
      'recipient by array index': 19,
      'shared buffer for texts': 3,
      'lease without fencing': 7,
      'sweep without bound check': 6,
      'tombstone ignored': 13,
    }),
    'default list states': { wrong: () => ({ http: asking(withoutStates) }), from: 4 },
    'assignee mode unset': {
      wrong: () => ({
        http: creating(({ assigneeMode, individualStudentsOptions, ...body }) => ({
          body,
          claimed: { assigneeMode, individualStudentsOptions },
        })),
      }),
      from: 0,
    },
  },
  schoology: {
    ...everywhere({
      'post then record': 3,
      'list then post': 3,
      'recipient by array index': 28,
      'shared buffer for texts': 3,
      'lease without fencing': 17,
      'sweep without bound check': 3,
      'tombstone ignored': 71,
    }),
    'a create repeated in the HTTP layer': { wrong: createRepeated, from: 133 },
    'copied marker adopted': {
      wrong: PLANTED['copied marker adopted']?.wrong ?? nothing('copied marker adopted'),
      from: 92,
    },
    'assignees left out': {
      wrong: () => ({ http: creating(({ assignees, ...body }) => ({ body, claimed: { assignees } })) }),
      from: 0,
    },
  },
};

/** @param from where each search begins, by name; absent: at 0 */
function everywhere(from: Readonly<Record<string, number>>): Readonly<Record<string, PlantedThere>> {
  const wrongs: Readonly<Record<string, () => Wrong>> = {
    'post then record': () => ({
      http: creating(atOnce),
      lms: (lms) => ({
        ...lms,
        ensureDraft: (course, request) => lms.ensureDraft(course, request, { posts: [], bound: new Set() }),
      }),
    }),
    'list then post': () => ({ http: creating(atOnce) }),
  };
  const asTheyAre = [
    'key with attempt number',
    'key without period',
    'recipient by name',
    'recipient by array index',
    'shared buffer for texts',
    'lease without fencing',
    'sweep without bound check',
    'tombstone ignored',
  ];
  const all = [
    ...Object.entries(wrongs),
    ...asTheyAre.map((name) => [name, PLANTED[name]?.wrong ?? nothing(name)] as const),
  ];
  return Object.fromEntries(
    all.map(([name, wrong]) => [
      name,
      { wrong, from: from[name] ?? 0, ...(name === 'recipient by array index' ? { deeds: 0.15 } : {}) },
    ]),
  );
}

function nothing(name: string): never {
  throw new Error(`nothing is planted under "${name}"`);
}

function createRepeated(): Wrong {
  return {
    http: (http) => ({
      ...http,
      send: (request, terms) => http.send(request, { ...terms, kind: terms.kind === 'once' ? 'fixed' : terms.kind }),
    }),
  };
}

type Json = Readonly<Record<string, unknown>>;

/** Other requests for posts than the adapter meant; the answer is made to look as it expects (`claimed`). */
function creating(change: (body: Json) => { readonly body: Json; readonly claimed: Json }): (http: Http) => Http {
  return (http) => ({
    ...http,
    async send(request, terms) {
      if (
        request.method !== 'POST' ||
        !/\/(courseWork|announcements|assignments)(\?|$)/.test(request.url) ||
        request.body === null
      )
        return http.send(request, terms);
      const { body, claimed } = change(JSON.parse(request.body) as Json);
      const reply = await http.send({ ...request, body: JSON.stringify(body) }, terms);
      return reply.status >= 300
        ? reply
        : { ...reply, text: JSON.stringify({ ...(JSON.parse(reply.text) as Json), ...claimed }) };
    },
  });
}

/** Published with the create, and taken for a draft. */
function atOnce(body: Json): { body: Json; claimed: Json } {
  return 'published' in body
    ? { body: { ...body, published: 1 }, claimed: { published: 0 } }
    : { body: { ...body, state: 'PUBLISHED' }, claimed: { state: 'DRAFT' } };
}

function asking(change: (url: URL) => void): (http: Http) => Http {
  const changed = (request: HttpRequest): HttpRequest => {
    const url = new URL(request.url);
    if (request.method === 'GET') change(url);
    return { ...request, url: url.href };
  };
  return (http) => ({ ...http, send: (request, terms) => http.send(changed(request), terms) });
}

function withoutStates(url: URL): void {
  url.searchParams.delete('courseWorkStates');
  url.searchParams.delete('announcementStates');
}
