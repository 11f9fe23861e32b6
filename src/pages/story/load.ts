import type { LearnerId } from '../../ids.ts';
import type { Mastery } from '../../mastery/types.ts';
import { loadCoursework } from '../../store/results/coursework.ts';
import { loadMastery } from '../../store/day/decisions.ts';
import { evidenceById } from '../../store/results/evidence.ts';
import { loadQuizzes } from '../../store/results/quizzes.ts';
import type { SchoolDb } from '../../store/types.ts';
import { questionWordsOf } from '../../sync/night/past-seminars.ts';
import { titlesOf } from '../board/load.ts';
import type { BoardInput } from '../board/model/input.ts';
import type { QuestionWords } from '../board/model/results.ts';

/** What one child's story is made of, beside what the board of the class is. */
export interface StoryInput {
  readonly board: BoardInput;
  readonly learner: LearnerId;
  readonly estimates: readonly Mastery[];
  readonly questionWords: QuestionWords;
}

export async function loadStory(db: SchoolDb, board: BoardInput, learner: LearnerId): Promise<StoryInput> {
  const estimates = await loadMastery(db, board.course.id, { learner, target: null });
  const evidence = await evidenceById(
    db,
    estimates.flatMap((each) => each.evidence),
  );
  const quizzes = await loadQuizzes(db, board.course.id);
  return {
    board: { ...board, evidence, titles: await titlesOf((course) => loadCoursework(db, course), evidence) },
    learner,
    estimates,
    questionWords: questionWordsOf(quizzes, board.school.targets),
  };
}
