import { createHmac, randomUUID } from 'node:crypto';
import { CourseId, type LearnerId } from '../../src/ids.ts';
import type { Http } from '../../src/http/types.ts';
import { createHttp } from '../../src/http/index.ts';
import type { Lms } from '../../src/lms/types.ts';
import { SchoolFile } from '../../src/school/file.ts';
import { runNight } from '../../src/sync/night.ts';
import type { CourseResult } from '../../src/sync/sync-course.ts';
import { instant, type Instant } from '../../src/time.ts';
import { httpWorld } from '../builders/http-world.ts';
import { memoryJobStore } from '../builders/memory-job-store.ts';
import type { Kinds } from './mutator.ts';

/** Current evidence of first sittings, as `learner coursework item`: share. */
export type Scores = ReadonlyMap<string, number>;

/** What is its own about the school of one LMS. */
export interface Host {
  readonly kinds: Kinds;
  readonly schoolFile: unknown;
  readonly course: string;
  readonly learners: readonly LearnerId[];
  /** Opens the adapter as the course's teacher. */
  open(http: Http, now: () => Instant): Lms;
  /** Ids of the records without which nobody's scores are known: the course, its teacher. */
  readonly ground: readonly string[];
  /** Ids of the records one score rests on. */
  restsOn(place: string): readonly string[];
  /** Ids whose spoilt values may be kept for good, because nothing tells them from true ones, of those one score rests on. */
  keeps(place: string): readonly string[];
  /** What a learner sees that no person made: its words, and whether they are about this learner and yet for others too. */
  seen(learner: LearnerId): readonly { readonly words: string; readonly misdirected: boolean }[];
  close(): Promise<void>;
}

/** One school with its store, whose nights are played over a network of the caller's. */
export interface Stage {
  readonly host: Host;
  /** One night of the course at that time. */
  night(at: string): Promise<CourseResult>;
  scores(): Promise<Scores>;
  /** Every number of every mastery held. */
  numbers(): Promise<readonly number[]>;
}

export type OpenHost = (today: () => Instant) => Promise<Host>;

/** The product's night, over the store in memory and a network without waiting. */
export async function stageOf(open: OpenHost, start: string, network: () => typeof fetch): Promise<Stage> {
  let now: Instant = instant(start);
  const host = await open(() => now);
  const file = SchoolFile.parse(host.schoolFile);
  const [school, course] = [file.school.id, CourseId.parse(host.course)];
  const store = memoryJobStore();
  await store.school(school, (records) => records.saveSchoolFile(file, now));
  return {
    host,
    async night(at) {
      now = instant(at);
      const http = createHttp({ ...httpWorld(), timeLimit: () => new AbortController().signal, fetch: (input, init) => network()(input, init) });
      const parts = {
        store, courses: 1, newId: randomUUID, disconnected: () => Promise.resolve(),
        connect: () => Promise.resolve(host.open(http, () => now)),
        keyedHash: (...texts: readonly string[]) => createHmac('sha256', 'mutated').update(JSON.stringify(texts)).digest('hex'),
      };
      const [result] = (await runNight(parts, { course, school }, { at: now, dryRun: false, acceptRoster: false })).courses;
      if (result === undefined) throw new Error('the course was not selected');
      return result;
    },
    async scores() {
      const held = await store.school(school, (records) => records.loadEvidence(host.learners));
      return new Map(held.filter(({ attempt }) => attempt === 1).map(({ learner, coursework, item, share }) => [`${learner} ${coursework} ${item ?? ''}`, share]));
    },
    async numbers() {
      const decisions = await store.school(school, (records) => records.loadDecisions(course));
      return (decisions?.mastery ?? []).flatMap(({ value, low, high }) => [value, low, high].flatMap((number) => (number === null ? [] : [number])));
    },
  };
}

