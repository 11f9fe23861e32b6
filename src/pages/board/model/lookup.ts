import type { Evidence } from '../../../evidence/types.ts';
import type { EvidenceId, LearnerId, TargetCode } from '../../../ids.ts';
import type { Said } from '../../../language.ts';
import type { Standing } from '../../../store/day/decisions.ts';
import { daysIn, type Days } from './days.ts';
import type { BoardInput } from './input.ts';

/** A target as the board names it. */
export interface TargetName {
  readonly code: TargetCode;
  readonly iCan: string;
}

/** The board's facts by id, and its language and zone applied. */
export interface Lookup extends Days {
  name(learner: LearnerId): string;
  target(code: TargetCode): TargetName;
  standing(learner: LearnerId, target: TargetCode): Standing | null;
  evidence(ids: readonly EvidenceId[]): Evidence[];
  say(said: Said): string;
}

export function lookup(input: BoardInput): Lookup {
  const { decisions, language } = input;
  const names = new Map(decisions.learners.map((learner) => [learner.id, learner.name]));
  const targets = new Map(input.school.targets.map((target) => [target.code, target]));
  const standings = new Map(decisions.mastery.map((each) => [pair(each.learner, each.target), each]));
  const evidence = new Map(input.evidence.map((each) => [each.id, each]));
  return {
    name: (learner) => names.get(learner) ?? learner,
    target(code) {
      const iCan = targets.get(code)?.iCan;
      if (iCan === undefined) return { code, iCan: code };
      return { code, iCan: typeof iCan === 'string' ? iCan : (iCan[language] ?? iCan.en) };
    },
    standing: (learner, target) => standings.get(pair(learner, target)) ?? null,
    evidence: (ids) => [...new Set(ids)].flatMap((id) => evidence.get(id) ?? []),
    say: (said) => said[language],
    ...daysIn(language, input.school.school.timeZone),
  };
}

function pair(learner: LearnerId, target: TargetCode): string {
  return `${learner}~${target}`;
}
