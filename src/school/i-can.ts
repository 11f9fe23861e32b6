import type { TargetCode } from '../ids.ts';
import { quoted, type Said } from '../language.ts';
import type { Target } from './file.ts';

/** A target's sentence in every language; where the school wrote one only, that one stands for all. No full stop. */
export function iCanOf(target: Pick<Target, 'iCan'>): Said {
  const { iCan } = target;
  const en = typeof iCan === 'string' ? iCan : iCan.en;
  const es = typeof iCan === 'string' ? iCan : (iCan.es ?? iCan.en);
  return { en: bare(en), es: bare(es) };
}

/** Says targets inside a sentence: the quoted "I can"; a code that no target has any more stands for itself. */
export type Naming = (code: TargetCode) => Said;

export function namingOf(targets: readonly Target[]): Naming {
  const names = new Map(targets.map((target) => [target.code, quoted(iCanOf(target))]));
  return (code) => names.get(code) ?? { en: code, es: code };
}

function bare(sentence: string): string {
  return sentence.trim().replace(/\.$/, '');
}
