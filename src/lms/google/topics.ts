import type { CourseId } from '../../ids.ts';
import type { Api } from './api.ts';
import type { PostsApi } from './posts/api-posts.ts';
import { Refused } from './errors.ts';
import { readRow } from '../rows.ts';
import { Topic } from './schema.ts';
import { toTopic } from './map.ts';

/** FACTS.md 1.3. */
const LONGEST_NAME = 100;

/** Finds the heading a post stands under, or adds it. */
export interface Topics {
  /** Null when no topic can be found or made: a post without a topic is better than no post. */
  idOf(course: CourseId, name: string, posts: PostsApi): Promise<string | null>;
}

export function createTopics(api: Api): Topics {
  const known = new Map<string, Promise<string | null>>();

  async function listed(course: CourseId, name: string): Promise<string | null> {
    for await (const records of api.topics(course)) {
      for (const record of records) {
        const row = readRow('topic', null, Topic, record, toTopic);
        if (row.ok && row.value.name === name) return row.value.id;
      }
    }
    return null;
  }

  /** A topic is the one thing Google itself keeps from being made twice: the same name again is a 409 (FACTS.md 1.3). */
  async function findOrAdd(course: CourseId, name: string, posts: PostsApi): Promise<string | null> {
    try {
      const found = await listed(course, name);
      if (found !== null) return found;
      return Topic.parse(await posts.createTopic(course, name)).topicId;
    } catch (error) {
      if (error instanceof Refused && error.said.http === 409) return await listed(course, name);
      throw error;
    }
  }

  return {
    async idOf(course, name, posts) {
      const wanted = name.trim().slice(0, LONGEST_NAME);
      if (wanted === '') return null;
      const key = `${course} ${wanted}`;
      const asked = known.get(key) ?? findOrAdd(course, wanted, posts).catch(() => null);
      known.set(key, asked);
      return asked;
    },
  };
}
