import { loadBoard } from '../board/load.ts';
import type { Route } from '../kit/route.ts';
import { readStoryAddress } from './address.ts';
import { loadStory } from './load.ts';
import { storyOf } from './model.ts';
import { storyPage } from './view.tsx';

/** One child of the teacher's own class on one screen. Whoever is not in it is as if they were not there. */
export const storyRoute: Route = {
  method: 'get',
  path: '/story',
  for: 'teacher',
  framed: 'launch',
  async answer(viewer, { query }, { store, now, connecting, signingIn, results }) {
    const { course, learner, language } = readStoryAddress(query);
    const story = await store.school(viewer.school, async (db) => {
      const loaded = await loadBoard(db, viewer, { course, language }, now(), { connecting, signingIn, results });
      if (
        loaded.kind !== 'board' ||
        learner === undefined ||
        !loaded.input.decisions.learners.some(({ id }) => id === learner)
      )
        return null;
      return loadStory(db, loaded.input, learner);
    });
    return story === null ? { kind: 'refused', why: 'not-found' } : { kind: 'page', html: storyPage(storyOf(story)) };
  },
};
