import { createHttp } from '../../../src/http/index.ts';
import type { Http } from '../../../src/http/types.ts';
import type { Lms } from '../../../src/lms/types.ts';
import { createProbes } from '../../../src/lms/schoology/probes.ts';
import { googleInside, schoologyInside } from '../../builders/lms/inside.ts';
import { countingDeeds } from '../deeds.ts';
import { filesFor, PLACES, SCHOOL } from '../school.ts';
import type { Stage, WrongPort } from '../stage.ts';
import type { Actor, World } from '../world.ts';
import { GoogleHost } from './google.ts';
import { googleMeaning, schoologyMeaning } from './meanings.ts';
import { numbered, SchoologyHost } from './schoology.ts';
import { wire, type Meaning, type Reached } from './wire.ts';

/** Scores there are of the hour somebody gave them: none may fall due again between two runs of one night. */
const recheckDays = 60;
const GOOGLE_FILES = filesFor({ lms: 'google', teacher: 't@sim.example', idOf: (work) => work, recheckDays });
const SCHOOLOGY_FILES = filesFor({ lms: 'schoology', teacher: '5101', idOf: numbered, recheckDays });

/** The Google adapter over its stand-in. */
export function googleStage(world: World, { http, lms: wrongly }: WrongPort): Stage {
  const host = new GoogleHost(() => world.now());
  return {
    classes: [{ place: PLACES[0], host }],
    files: new Map([[SCHOOL, GOOGLE_FILES]]),
    begin: () => void host.box,
    overnight: () => {
      host.box.catchUp();
    },
    open: (actor) => {
      const lms = noting(googleInside(host.box, SCHOOL, httpOf(world, host, actor, googleMeaning, http)), world, actor);
      return wrongly?.(lms, host) ?? lms;
    },
  };
}

/** The Schoology adapter over its stand-in. */
export function schoologyStage(world: World, { http, lms: wrongly }: WrongPort): Stage {
  const ticks = (): number => Date.parse(world.now());
  const host = new SchoologyHost(() => world.now(), ticks);
  let nonces = 0;
  const nonce = (): string => `nonce-${(nonces += 1)}`;
  return {
    classes: [{ place: PLACES[0], host }],
    files: new Map([[SCHOOL, SCHOOLOGY_FILES]]),
    begin: () => void host.box,
    overnight: () => {
      host.box.catchUp();
    },
    open: (actor) => {
      const inside = {
        http: httpOf(world, host, actor, schoologyMeaning, http),
        now: ticks,
        nonce,
        probes: createProbes(),
      };
      const lms = noting(schoologyInside(host.box, SCHOOL, inside), world, actor);
      return wrongly?.(lms, host) ?? lms;
    },
  };
}

/** What stood when a list of the port was begun, the run has been told with its end; what an adapter reads for itself decides nothing. */
function noting(lms: Lms, world: World, actor: Actor): Lms {
  async function* noted<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    const begun = world.step;
    yield* rows;
    actor.looked = Math.max(actor.looked, begun);
  }
  const counting = countingDeeds(lms, actor);
  const { comments } = counting;
  return {
    ...counting,
    get can() {
      return lms.can;
    },
    coursework: (course) => noted(lms.coursework(course)),
    posts: (course, carriers) => noted(lms.posts(course, carriers)),
    async post(course, ref) {
      const begun = world.step;
      const post = await lms.post(course, ref);
      actor.lookedAt.set(ref.id, begun);
      return post;
    },
    comments: comments === null ? null : { ...comments, on: (course, place) => noted(comments.on(course, place)) },
  };
}

/** The HTTP layer as one process has it: every wait is on the world's clock, every request goes by way of the world. */
function httpOf(
  world: World,
  host: Reached,
  actor: Actor,
  meaningOf: (asked: Parameters<Reached['answers']>[0]) => Meaning,
  wrong: WrongPort['http'],
): Http {
  const http = createHttp({
    now: () => Date.parse(world.now()),
    sleep: (milliseconds) => world.sleep(actor, milliseconds),
    random: () => world.chance(),
    timeLimit: () => NEVER, // the wire itself ends what takes too long
    fetch: wire({ world, host, actor, meaningOf }),
  });
  return wrong?.(http) ?? http;
}

const NEVER = new AbortController().signal;
