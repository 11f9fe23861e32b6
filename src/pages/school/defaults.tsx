import type { CourseId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import { cutLabel } from '../../mastery/cut-words.ts';
import { OCCASIONS } from '../../mastery/counting.ts';
import { METHOD_WORDS } from '../../mastery/method-words.ts';
import { completeRule, Method } from '../../mastery/rule.ts';
import { ruleSentence } from '../../mastery/words.ts';
import type { RowProblem } from '../../school/class/problems.ts';
import { RULE_FIELDS, type Setting, type Typed } from '../../school/class/typed-numbers.ts';
import type { Contradiction } from '../../school/contradictions.ts';
import { CUT_FIELDS, cutOf, type CutField } from '../../school/default-rule.ts';
import { defaultRowsOf, defaultsInForce, typedDefaults, type DefaultField } from '../../school/defaults.ts';
import { Review, type SchoolFile } from '../../school/file.ts';
import type { WhatIf } from '../../sync/acts/what-if.ts';
import { Cell } from '../setup/cell.tsx';
import { Found, shownProblems, type Shown } from '../setup/frame.tsx';
import { Tried } from '../setup/rule/tried.tsx';
import { setupWords } from '../setup/words.ts';
import { CutFields } from './cut-fields.tsx';
import { MethodChoice, MethodList } from './method-choice.tsx';
import { Own, Section } from './parts.tsx';
import { SetBy } from './set-by.tsx';
import type { SettingsSaid } from './settings.tsx';

/** The form as it was sent, and why it is shown again. */
export interface DefaultsForm {
  readonly fields: Typed<DefaultField>;
  readonly shown: readonly Setting[];
  readonly problems?: readonly RowProblem<DefaultField>[];
  /** The values that another administrator set meanwhile. */
  readonly clashes?: readonly DefaultField[];
  /** Cuts that contradict each other, in these values or in a class's own rule combined with them. */
  readonly contradictions?: readonly Contradiction[];
  readonly on?: CourseId | undefined;
  /** `nobody`: no learner of the class has been read yet. */
  readonly tried?: WhatIf | 'nobody';
}

/**
 * The default rule and review, for classes that set none of their own: in words, each with who set it, and as a form.
 */
export function Defaults(said: SettingsSaid) {
  const { file, frame, words } = said;
  const { language } = frame;
  const own = setupWords[language].rule;
  const form: DefaultsForm = said.form ?? { fields: defaultsInForce(file), shown: defaultRowsOf(file) };
  const stored = typedDefaults(file);
  const inForce = defaultsInForce(file);
  const further = OF_METHOD.some((key) => file.rule[key] !== undefined);
  const nameOf = (field: DefaultField): string => {
    if (field === 'review') return words.reviewDefault;
    if (field === 'method') return words.rule.method;
    return isCut(field) ? cutLabel(cutOf(field), language) : own.field[field];
  };
  const setBy = (field: DefaultField) => (
    <SetBy
      {...said}
      what={field}
      value={stored[field]}
      inFile={field === 'review' ? file.review !== 'teacher' : stored[field] !== ''}
    />
  );
  const cell = (field: Exclude<DefaultField, 'review' | 'method'>) => (
    <div key={field}>
      <Cell
        id={`r0.${field}`}
        name={field}
        label={nameOf(field)}
        value={form.fields[field]}
        hint={own.empty(inForce[field])}
        said={(form.problems ?? [])
          .filter((each) => each.field === field)
          .map(({ is, about = '' }) => setupWords[language].problem(is, about))}
      />
      {(!isCut(field) || stored[field] !== '' || said.set.some(({ what }) => what === field)) && setBy(field)}
    </div>
  );
  const cutsOpen =
    form.contradictions !== undefined ||
    (form.problems ?? []).some(({ field }) => isCut(field)) ||
    CUT_FIELDS.some((field) => stored[field] !== '' || form.fields[field] !== inForce[field]);
  return (
    <Section id="defaults" title={words.defaults} intro={words.defaultsIntro}>
      <Found
        {...{ language, timeZone: file.school.timeZone }}
        {...(form.clashes === undefined ? {} : { clash: clashOf(said, form.clashes, nameOf) })}
        problems={[
          ...shownProblems(form.problems ?? [], language, 'r', nameOf, () => ''),
          ...(form.contradictions ?? []).map((each) => inWords(each, said)),
        ]}
      />
      <p>{ruleSentence(completeRule(file.rule), OCCASIONS)[language]}</p>
      <p class="fine">{words.howWorkedOut(further)}</p>
      <form method="post" action="/school/settings#defaults" class="setup-form card">
        <Own {...frame} />
        <input type="hidden" name="shown" value={JSON.stringify(form.shown)} />
        <button type="submit" name="do" value="set" class="by-enter" tabindex={-1} aria-hidden="true">
          {words.save}
        </button>
        <div class="fields each-said">
          <div class="cell">
            <label for="review">{words.reviewDefault}</label>
            <select id="review" name="review">
              {Review.options.map((each) => (
                <option key={each} value={each} selected={each === form.fields.review}>
                  {words.review[each]}
                </option>
              ))}
            </select>
            {setBy('review')}
          </div>
          <MethodChoice {...said} chosen={form.fields.method}>
            {setBy('method')}
          </MethodChoice>
          {RULE_FIELDS.map(cell)}
        </div>
        <MethodList {...said} />
        <CutFields rule={completeRule(file.rule)} open={cutsOpen} words={words.rule} field={cell} />
        <p class="presses">
          <button type="submit" name="do" value="set">
            {words.save}
          </button>
          {said.classes.length > 0 && <TryOn {...said} on={form.on} />}
        </p>
      </form>
      {form.tried !== undefined && <Tried {...{ tried: form.tried, language, own }} isTeacher={false} />}
      <p class="fine">{words.ownRules(saysOtherwise(file))}</p>
    </Section>
  );
}

function isCut(field: DefaultField): field is CutField {
  return field.startsWith('cuts.');
}

/** The numbers of the methods themselves. */
const OF_METHOD = ['weight', 'times', 'masteryPoints', 'start', 'bkt'] as const;

/** Two cuts that contradict each other: in whose rule, which two, and what would go wrong. */
function inWords({ course, unit, problem: { order } }: Contradiction, { words, classes, frame }: SettingsSaid): Shown {
  const { order: said, of } = words.rule;
  const { language } = frame;
  const lower = cutLabel(order.lower, language);
  const why = said(lower, cutLabel(order.upper, language), order.apart === true, order.otherwise[language]);
  const name = classes.find(({ id }) => id === course?.id)?.name ?? course?.id;
  return {
    href: `#r0.cuts.${order.lower}`,
    place: lower,
    said: name === undefined ? why : `${of(name, unit)} ${why}`,
  };
}

/** Tries the values on one class, with the same preview that its teacher has. */
function TryOn({ classes, words, frame, on }: SettingsSaid & { readonly on: CourseId | undefined }) {
  return (
    <>
      <button type="submit" name="do" value="try" class="quiet">
        {setupWords[frame.language].rule.try}
      </button>
      <label for="try-on">{words.tryOn}</label>
      <select id="try-on" name="on">
        {classes.map(({ id, name }) => (
          <option key={id} value={id} selected={id === on}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

/** After two administrators set the defaults: the values now in force, and who set them last. */
function clashOf(
  { file, set, administrators, frame }: SettingsSaid,
  clashes: readonly DefaultField[],
  nameOf: (field: DefaultField) => string,
) {
  const now = defaultsInForce(file);
  const last = set
    .filter(({ what }) => clashes.some((each) => each === what))
    .toSorted((a, b) => b.at.localeCompare(a.at))[0];
  return {
    by:
      last === undefined
        ? null
        : { who: administrators.find(({ person }) => person === last.by)?.email ?? last.by, at: last.at },
    rows: clashes.map((field) => ({ name: nameOf(field), theirs: shownAs(field, now, frame.language) })),
  };
}

function shownAs(field: DefaultField, now: Typed<DefaultField>, language: Language): string {
  if (field !== 'method') return now[field];
  return METHOD_WORDS[Method.parse(now.method)].name[language];
}

/** Number of classes that have a rule or review of their own, or a unit with its own rule. */
function saysOtherwise({ courses }: SchoolFile): number {
  return courses.filter(
    ({ rule, units, review }) => says(rule) || units.some((unit) => says(unit.rule)) || review !== undefined,
  ).length;
}

function says(rule: object | undefined): boolean {
  return rule !== undefined && Object.keys(rule).length > 0;
}
