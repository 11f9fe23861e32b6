import type { GradeWait } from '../../../ticket/live.ts';
import type { TeacherWords } from '../words/teacher-words.ts';

/** Why a draft grade is not in the LMS, and the remedy. */
export function WhatToDo({ why, words: { grades } }: { why: GradeWait; words: TeacherWords }) {
  return (
    <>
      {grades.waits[why]}
      {why === 'not-connected' && (
        <>
          {' '}
          <a href="/account" target="_blank" rel="noopener noreferrer">
            {grades.account}
          </a>
        </>
      )}
    </>
  );
}
