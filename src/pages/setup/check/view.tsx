import type { Unit } from '../../../school/file.ts';
import { iCanOf } from '../../../school/i-can.ts';
import { fiveParts, type PartChecked, type UnitPart } from '../../../school/class/five-parts.ts';
import { TargetMap, type MapNode } from '../../look/target-map.tsx';
import { ASSESSMENT, setupAddress, stepPath, type Step } from '../address.ts';
import type { OwnClass } from '../guard.ts';
import { stepPage } from '../step-page.tsx';
import { setupWords, type SetupWords } from '../words.ts';
import type { WorkNamed } from '../work.ts';

export interface CheckPage extends OwnClass {
  readonly work: readonly WorkNamed[];
}

/** The page where each part is corrected; an assessment is chosen on this page. */
const MENDED: Readonly<Record<Exclude<UnitPart, 'assessment'>, Step>> = {
  objective: 'targets',
  mastery: 'rule',
  pathway: 'activities',
  report: 'targets',
};

/** Each unit of a class: its five parts, and what builds on what as a picture. */
export function checkPage(page: CheckPage): string {
  const { language, course } = page;
  const words = setupWords[language];
  return stepPage(page, {
    step: 'check',
    title: words.check.title,
    intro: words.check.intro,
    onwards: { to: `/?course=${encodeURIComponent(course.id)}&lang=${language}`, said: words.board },
    children: (
      <>
        {course.units.length === 0 && (
          <p class="card">
            <a href={setupAddress(stepPath('targets'), language, course.id)}>{words.check.noUnits}</a>
          </p>
        )}
        {course.units.map((unit, place) => (
          <UnitSection key={unit.title} {...page} {...{ unit, place, words }} />
        ))}
      </>
    ),
  });
}

interface UnitProps extends CheckPage {
  readonly unit: Unit;
  readonly place: number;
  readonly words: SetupWords;
}

function UnitSection(props: UnitProps) {
  const { unit, place, words, file, course } = props;
  const parts = fiveParts(file, course, unit);
  return (
    <section aria-labelledby={`unit-${place}`} class="unit-check">
      <h2 id={`unit-${place}`}>{unit.title}</h2>
      <ul class="plain five-parts">
        {parts.map((part) => (
          <Part key={part.part} {...props} part={part} />
        ))}
      </ul>
      <UnitMap {...props} title={words.check.mapTitle} />
    </section>
  );
}

function Part({ part: { part, there, missing, setBy }, ...props }: UnitProps & { readonly part: PartChecked }) {
  const { words, language, course, unit } = props;
  const own = words.check;
  return (
    <li class={there ? 'part-there' : 'part-missing'}>
      <p>
        <strong>{own.part[part]}</strong>{' '}
        <span class="state">
          <span aria-hidden="true">{there ? '✓' : '○'}</span> {there ? own.there : own.missing}
        </span>
      </p>
      <p class="fine">
        {own.what[part]}
        {setBy !== null && `: ${words.rule.setBy[setBy]}.`}
      </p>
      {!there && own.lacks[part] !== '' && (
        <p class="fine">
          {own.lacks[part]}
          {missing.length > 0 && `: ${missing.map(({ code }) => code).join(', ')}`}
        </p>
      )}
      {part === 'assessment'
        ? !there && <Assessment {...props} />
        : (!there || part === 'mastery') && (
            <p>
              <a
                href={setupAddress(stepPath(MENDED[part]), language, course.id)}
                aria-label={`${own.mend[part]}: ${unit.title}`}
              >
                {own.mend[part]}
              </a>
            </p>
          )}
    </li>
  );
}

/** Which work of the class is the unit's assessment. */
function Assessment({ words, language, course, file, unit, work, token, place }: UnitProps) {
  const own = words.check;
  if (work.length === 0) return <p class="fine">{own.noWork}</p>;
  const taught = new Set(unit.targets);
  return (
    <details>
      <summary>{own.mend.assessment}</summary>
      <form method="post" action={ASSESSMENT} class="setup-form">
        <input type="hidden" name="course" value={course.id} />
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="token" value={token} />
        <div class="cell">
          <label for={`work-${place}`}>{own.assessment}</label>
          <select id={`work-${place}`} name="work">
            {work.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div class="cell">
          <label for={`target-${place}`}>{own.assessmentTarget}</label>
          <select id={`target-${place}`} name="target">
            {file.targets
              .filter(({ code }) => taught.has(code))
              .map((target) => (
                <option key={target.code} value={target.code}>
                  {target.code} {iCanOf(target)[language]}
                </option>
              ))}
          </select>
        </div>
        <button type="submit" class="quiet">
          {own.assessmentSave}
        </button>
      </form>
    </details>
  );
}

/** The unit's targets and those they build on directly. */
function UnitMap({ unit, file, language, words, place, title }: UnitProps & { readonly title: string }) {
  const taught = new Set<string>(unit.targets);
  const below = new Set<string>(
    file.targets.filter(({ code }) => taught.has(code)).flatMap(({ requires }) => requires),
  );
  const nodes = file.targets
    .filter(({ code }) => taught.has(code) || below.has(code))
    .map((target): MapNode => ({
      code: target.code,
      sentence: iCanOf(target)[language],
      requires: target.requires.filter((code) => taught.has(code) || below.has(code)),
      main: taught.has(target.code),
    }));
  const lines = nodes.flatMap(({ code, requires }) => requires.map((each) => words.check.buildsOn(code, each)));
  return (
    <figure class="unit-map">
      <figcaption id={`map-${place}`}>
        <strong>{title}</strong>
        {lines.length === 0 && <span class="fine"> {words.check.mapAlone}</span>}
      </figcaption>
      <div class="wide" role="group" aria-labelledby={`map-${place}`} tabindex={0}>
        <TargetMap nodes={nodes} label={`${words.check.map(unit.title)}. ${lines.join('; ')}`} />
      </div>
    </figure>
  );
}
