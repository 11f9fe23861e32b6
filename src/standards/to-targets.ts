import { EMPTY_TARGET, type TypedTarget } from '../school/class/typed-targets.ts';
import type { Framework, Standard } from './framework.ts';

/** A code of the framework's own is given this name beside the sentence. */
const OWN_NAME_LENGTH = 60;
/** Of the same standard in another framework, which the link does not name. */
const ELSEWHERE = 'Same as';

/**
 * Ticked standards as rows of a class's table, for the teacher to put into pupil words: the code, the standard's wording kept under it, and a sentence to begin from.
 */
export function standardsToRows(framework: Framework, ticked: ReadonlySet<string>, unit: string): TypedTarget[] {
  const byId = new Map(framework.items.map((item) => [item.id, item]));
  const of = framework.title.replaceAll(/[:\n]/g, ' ').slice(0, OWN_NAME_LENGTH).trim() || 'Standard';
  return framework.items
    .filter(({ id }) => ticked.has(id))
    .map((item) => {
      const code = codeOf(item);
      return {
        ...EMPTY_TARGET,
        unit,
        code,
        iCan: sentenceOf(item.text),
        grade: gradeOf(item.grade),
        requires: item.requires
          .flatMap((id) => (ticked.has(id) ? [byId.get(id)] : []))
          .flatMap((each) => (each === undefined ? [] : [codeOf(each)]))
          .join(', '),
        codes: [
          `${of}: ${bare(code)} = ${item.text.slice(0, 1000)}`,
          ...item.same.map((each) => `${ELSEWHERE}: ${bare(each)}`),
        ].join('\n'),
      };
    });
}

/** A standard without a code of its own is named by the beginning of its id. */
function codeOf({ code, id }: Standard): string {
  return code ?? id.slice(0, 8);
}

function bare(code: string): string {
  return code.replaceAll(/[=\n]/g, ' ').trim().slice(0, 200);
}

/** "Add and subtract fractions." as a pupil begins to say it; the teacher goes on from there. */
function sentenceOf(text: string): string {
  const [first = text] = text.split(/(?<=[.;:])\s/);
  const plain = first.replace(/[.;:]$/, '').slice(0, 300);
  return `I can ${/^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain}`;
}

/** `05` is grade 5, `KG` 0; several grades are no grade. */
function gradeOf(published: string): string {
  if (/^KG?$/i.test(published)) return '0';
  const number = Number(published);
  return published !== '' && Number.isInteger(number) && number <= 13 ? String(number) : '';
}
