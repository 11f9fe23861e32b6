import { useState } from 'preact/hooks';
import type { LearnerId } from '../../../ids.ts';
import type { Language } from '../../../language.ts';
import type { TicketPageData } from '../page-data.ts';
import type { TeacherScene } from '../parts/scene.ts';
import { NOTHING_TOLD, type TeacherTells, type Told } from '../parts/told.ts';
import { teacherWords } from '../words/teacher-words.ts';
import { AnswersTable } from './answers-table.tsx';
import { Ask } from './ask.tsx';
import { Checks } from './checks.tsx';
import { Grades } from './grades.tsx';
import { Ideas } from './ideas.tsx';
import { Late } from './late.tsx';
import { Projector } from './projector.tsx';
import { RoomLists } from './room-lists.tsx';
import type { RoomScene } from './room-scene.ts';
import { Silent } from './silent.tsx';
import { Top } from './top.tsx';
import { Waiting } from './waiting.tsx';
import { NOT_YET } from './on-wall.ts';

export interface TeacherViewProps {
  readonly page: TicketPageData;
  readonly language: Language;
  /** Null on the server. */
  readonly tell: TeacherTells | null;
  readonly told?: Told;
}

/**
 * The room of a ticket: first the questions only the teacher can answer, then the parts for the current state of the
 * lesson, and every answer last. On the projector none of these is in the page at all (P9).
 */
export function TeacherView({ page, language, tell, told = NOTHING_TOLD }: TeacherViewProps) {
  const [isWanted, want] = useState(page.wall);
  const [opened, open] = useState<LearnerId | null>(null);
  const [talking, talk] = useState<LearnerId | null>(null);
  const { live } = page;
  if (live.role !== 'teacher') return null;
  const isProjected = isWanted || live.v === NOT_YET; // rendered for the projector, the page knows nobody yet
  const project = (isOn: boolean): void => {
    want(isOn);
    tell?.project(isOn);
  };
  const scene: TeacherScene = { page, language, words: teacherWords[language], tell, told };
  return (
    <>
      <Top scene={scene} room={live} isProjected={isProjected} project={project} />
      {isProjected ? (
        <Projector scene={scene} room={live} />
      ) : (
        <WholeRoom {...scene} room={live} opened={opened} open={open} talking={talking} talk={talk} />
      )}
    </>
  );
}

function WholeRoom(scene: RoomScene) {
  const { state } = scene.room;
  return (
    <>
      <Ask {...scene} />
      {state === 'open' && <Silent {...scene} />}
      {(state === 'key' || state === 'closed') && scene.page.kind !== 'habit' && <RoomLists {...scene} />}
      <Checks {...scene} />
      <Ideas {...scene} />
      <Late {...scene} />
      {state !== 'open' && state !== 'draft' && scene.page.kind !== 'habit' && <Waiting {...scene} />}
      <Grades {...scene} />
      <AnswersTable {...scene} />
    </>
  );
}
