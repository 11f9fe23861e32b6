import type { CourseId } from '../../ids.ts';
import { OCCASIONS } from '../../mastery/counting.ts';
import { completeRule } from '../../mastery/rule.ts';
import { ruleSentence } from '../../mastery/words.ts';
import type { RowProblem } from '../../school/class/problems.ts';
import { RULE_FIELDS, type RuleField, type Setting, type Typed } from '../../school/class/typed-numbers.ts';
import { defaultRowsOf, defaultsInForce, typedDefaults, type DefaultField } from '../../school/defaults.ts';
import { Review, type SchoolFile } from '../../school/file.ts';
import type { WhatIf } from '../../sync/acts/what-if.ts';
import { Cell } from '../setup/cell.tsx';
import { Found, shownProblems } from '../setup/frame.tsx';
import { Tried } from '../setup/rule/tried.tsx';
import { setupWords } from '../setup/words.ts';
import { Own, Section } from './parts.tsx';
import { SetBy } from './set-by.tsx';
import type { SettingsSaid } from './settings.tsx';

/** The form as it was sent, and why it is shown again. */
export interface DefaultsForm {
  readonly fields: Typed<DefaultField>;
  readonly shown: readonly Setting[];
  readonly problems?: readonly RowProblem<RuleField>[];
  /** What another administrator set meanwhile. */
  readonly clashes?: readonly DefaultField[];
  readonly wrong?: readonly string[];
  readonly on?: CourseId | undefined;
  /** `nobody`: nobody of the class was read yet. */
  readonly tried?: WhatIf | 'nobody';
}

/** The rule and the review that hold where no class says otherwise: in words, each with who set it, and to be set. */
export function Defaults(said: SettingsSaid) {
  const { file, frame, words } = said;
  const { language } = frame;
  const own = setupWords[language].rule;
  const form: DefaultsForm = said.form ?? { fields: defaultsInForce(file), shown: defaultRowsOf(file) };
  const stored = typedDefaults(file);
  const inForce = defaultsInForce(file);
  const further = Object.keys(file.rule).some((key) => !RULE_FIELDS.some((field) => field === key));
  const nameOf = (field: DefaultField): string => (field === 'review' ? words.reviewDefault : own.field[field]);
  const setBy = (field: DefaultField) => (
    <SetBy
      {...said}
      what={field}
      value={stored[field]}
      inFile={field === 'review' ? file.review !== 'teacher' : stored[field] !== ''}
    />
  );
  return (
    <Section id="defaults" title={words.defaults} intro={words.defaultsIntro}>
      <Found
        {...{ language, timeZone: file.school.timeZone }}
        {...(form.wrong === undefined ? {} : { wrong: form.wrong })}
        {...(form.clashes === undefined ? {} : { clash: clashOf(said, form.clashes, nameOf) })}
        problems={shownProblems(form.problems ?? [], language, 'r', nameOf, () => '')}
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
          {RULE_FIELDS.map((field) => (
            <div key={field}>
              <Cell
                id={`r0.${field}`}
                name={field}
                label={own.field[field]}
                value={form.fields[field]}
                hint={own.empty(inForce[field])}
                said={(form.problems ?? [])
                  .filter((each) => each.field === field)
                  .map(({ is, about = '' }) => setupWords[language].problem(is, about))}
              />
              {setBy(field)}
            </div>
          ))}
        </div>
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

/** What if: on one class, as its teacher would try it. */
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

/** How the defaults stand that two set, and who set them last. */
function clashOf(
  { file, set, administrators }: SettingsSaid,
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
    rows: clashes.map((field) => ({ name: nameOf(field), theirs: now[field] })),
  };
}

/** Classes with a rule of their own, or of a unit of theirs. */
function saysOtherwise({ courses }: SchoolFile): number {
  return courses.filter(
    ({ rule, units, review }) => says(rule) || units.some((unit) => says(unit.rule)) || review !== undefined,
  ).length;
}

function says(rule: object | undefined): boolean {
  return rule !== undefined && Object.keys(rule).length > 0;
}
