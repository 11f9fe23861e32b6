import { ruleSentence } from '../../../mastery/words.ts';
import { OCCASIONS } from '../../../mastery/counting.ts';
import { completeRule } from '../../../mastery/rule.ts';
import type { RowProblem } from '../../../school/class/problems.ts';
import {
  CLASS_FIELDS,
  classRowsOf,
  RULE_FIELDS,
  ruleRowsOf,
  typedClass,
  typedRule,
  type ClassField,
  type RuleField,
  type Setting,
  type Typed,
} from '../../../school/class/typed-numbers.ts';
import { ruleSetBy } from '../../../school/rules.ts';
import type { SetupChange } from '../../../store/setup-changes.ts';
import type { WhatIf } from '../../../sync/acts/what-if.ts';
import { CLASS, setupAddress, stepPath } from '../address.ts';
import { Cell } from '../cell.tsx';
import { Found, FormStart, shownProblems } from '../frame.tsx';
import type { OwnClass } from '../guard.ts';
import { stepPage } from '../step-page.tsx';
import { setupWords, type SetupWords } from '../words.ts';
import { Tried } from './tried.tsx';

interface Form<Field extends string> {
  readonly fields: Typed<Field>;
  readonly shown: readonly Setting[];
  readonly problems?: readonly RowProblem<Field>[];
}

export interface RulePage extends OwnClass {
  /** As it was sent; absent: as it is stored. */
  readonly rule?: Form<RuleField>;
  readonly about?: Form<ClassField>;
  /** `nobody`: there is nothing to try it on. */
  readonly tried?: WhatIf | 'nobody';
  readonly clash?: {
    readonly by: SetupChange | null;
    readonly rows: readonly { readonly key: string; readonly theirs: unknown }[];
  };
  readonly wrong?: readonly string[];
}

const PATH = stepPath('rule');

/** The rule of a class in a few numbers, what another one would change, and what the class says of itself. */
export function rulePage(page: RulePage): string {
  const { language, course, file, token, tried, clash } = page;
  const words = setupWords[language];
  const own = words.rule;
  const { timeZone } = file.school;
  const rule = page.rule ?? { fields: typedRule(course), shown: ruleRowsOf(course) };
  const about = page.about ?? { fields: typedClass(course), shown: classRowsOf(course) };
  const [first] = course.units.flatMap(({ targets }) => targets);
  const setBy = first === undefined ? null : ruleSetBy({ rule: file.rule }, { ...course, units: [] }, first);
  const school = typedRule({ rule: completeRule(file.rule) });
  return stepPage(page, {
    step: 'rule',
    title: own.title,
    intro: own.intro,
    onwards: { to: setupAddress(stepPath('check'), language, course.id), said: words.next(words.step.check) },
    children: (
      <>
        <Found
          {...{ language, timeZone }}
          {...(page.wrong === undefined ? {} : { wrong: page.wrong })}
          {...(clash === undefined ? {} : { clash: { by: clash.by, rows: clash.rows.map(sayClash(words)) } })}
          problems={[
            ...shownProblems(
              rule.problems ?? [],
              language,
              'r',
              (field) => own.field[field],
              () => '',
            ),
            ...shownProblems(
              about.problems ?? [],
              language,
              'k',
              (field) => own.classField[field],
              () => '',
            ),
          ]}
        />
        <p>
          <span class="label">
            {own.now}
            {setBy === null ? '' : ` (${own.setBy[setBy]})`}
          </span>{' '}
          {ruleSentence(completeRule(file.rule, course.rule), OCCASIONS)[language]}
        </p>
        {course.units
          .filter((unit) => unit.rule !== undefined)
          .map(({ title }) => (
            <p key={title} class="fine">
              {own.ownRule(title)}
            </p>
          ))}
        {ruleRowsOf(course).some(({ key }) => !RULE_FIELDS.some((field) => field === key)) && (
          <p class="fine">{own.further}</p>
        )}
        <form method="post" action={PATH} enctype="multipart/form-data" class="setup-form card">
          <FormStart course={course.id} language={language} token={token} shown={rule.shown} />
          <div class="fields">
            {RULE_FIELDS.map((field) => (
              <Cell
                key={field}
                id={`r0.${field}`}
                name={field}
                label={own.field[field]}
                value={rule.fields[field]}
                hint={own.empty(school[field])}
                said={saidOf(rule.problems, field, words)}
              />
            ))}
          </div>
          <p class="presses">
            <button type="submit" name="do" value="try" class="quiet" formaction={`${PATH}#tried`}>
              {own.try}
            </button>
            <button type="submit" name="do" value="save">
              {words.save}
            </button>
          </p>
        </form>
        {tried !== undefined && <Tried {...{ tried, language, own }} isTeacher />}
        <section aria-labelledby="about">
          <h2 id="about">{own.class}</h2>
          <form method="post" action={CLASS} enctype="multipart/form-data" class="setup-form card">
            <FormStart course={course.id} language={language} token={token} shown={about.shown} />
            <div class="fields">
              {CLASS_FIELDS.map((field) => (
                <Cell
                  key={field}
                  id={`k0.${field}`}
                  name={field}
                  label={own.classField[field]}
                  value={about.fields[field]}
                  said={saidOf(about.problems, field, words)}
                />
              ))}
            </div>
            <p class="presses">
              <button type="submit" name="do" value="save" aria-label={`${words.save}: ${own.class}`}>
                {words.save}
              </button>
            </p>
          </form>
        </section>
      </>
    ),
  });
}

function saidOf<Field extends string>(
  problems: readonly RowProblem<Field>[] | undefined,
  field: Field,
  words: SetupWords,
): string[] {
  return (problems ?? []).filter((each) => each.field === field).map(({ is, about = '' }) => words.problem(is, about));
}

/** A field by the name the page gives it; a share as the percentage that is typed. */
function sayClash({ rule }: SetupWords) {
  return ({ key, theirs }: { readonly key: string; readonly theirs: unknown }) => ({
    name: Object.entries({ ...rule.classField, ...rule.field }).find(([field]) => field === key)?.[1] ?? key,
    theirs: theirs === null ? null : key === 'threshold' ? `${Number(theirs) * 100}` : JSON.stringify(theirs),
  });
}
