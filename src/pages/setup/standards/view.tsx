import type { PublicFileProblem } from '../../../http/public-file.ts';
import type { CaseProblem } from '../../../standards/case.ts';
import type { Framework, Standard } from '../../../standards/framework.ts';
import { setupAddress, STANDARDS, stepPath, TAKE_STANDARDS } from '../address.ts';
import { setupPage } from '../frame.tsx';
import type { OwnClass } from '../guard.ts';
import { setupWords } from '../words.ts';
import { gradesOf } from './find.ts';

export type FrameworkProblem = CaseProblem | PublicFileProblem | 'nothing' | 'unreadable';

export interface StandardsPage extends OwnClass {
  readonly kept: readonly Pick<Framework, 'id' | 'title'>[];
  readonly framework: Framework | null;
  readonly found: readonly Standard[];
  readonly q: string;
  readonly grade: string;
  readonly problem: FrameworkProblem | 'none-ticked' | null;
}

/** Standards to tick: where they come from, then those of one framework. */
export function standardsPage(page: StandardsPage): string {
  const { language, account, course, name, kept, framework, problem, token } = page;
  const words = setupWords[language];
  const own = words.standards;
  return setupPage({
    language,
    account,
    title: own.title,
    path: STANDARDS,
    course: { id: course.id, name },
    step: 'targets',
    children: (
      <>
        <p class="intro">{own.intro}</p>
        {problem !== null && (
          <p role="alert" class="card problems-found">
            {problem === 'none-ticked' ? own.noneTicked : own.problem[problem]}
          </p>
        )}
        {kept.length > 0 && (
          <p>
            {own.kept}:{' '}
            {kept.map(({ id, title }) => (
              <a
                key={id}
                class="kept-framework"
                href={`${setupAddress(STANDARDS, language, course.id)}&framework=${encodeURIComponent(id)}`}
              >
                {title}
              </a>
            ))}
          </p>
        )}
        <form method="post" action={STANDARDS} enctype="multipart/form-data" class="setup-form card">
          <input type="hidden" name="course" value={course.id} />
          <input type="hidden" name="lang" value={language} />
          <input type="hidden" name="token" value={token} />
          <div class="fields">
            <div class="cell">
              <label for="file">{own.file}</label>
              <input id="file" type="file" name="file" accept=".json,application/json" />
            </div>
            <div class="cell">
              <label for="address">{own.address}</label>
              <input
                id="address"
                name="address"
                type="url"
                placeholder="https://"
                autocomplete="off"
                maxLength={2000}
              />
            </div>
          </div>
          <p class="presses">
            <button type="submit" class={framework === null ? undefined : 'quiet'}>
              {own.read}
            </button>
          </p>
        </form>
        {framework !== null && <Ticking {...page} framework={framework} />}
        <p>
          <a href={setupAddress(stepPath('targets'), language, course.id)}>{words.targets.title}</a>
        </p>
      </>
    ),
  });
}

function Ticking({
  framework,
  found,
  q,
  grade,
  language,
  course,
  file,
  token,
}: StandardsPage & { readonly framework: Framework }) {
  const own = setupWords[language].standards;
  const here = new Set(
    file.targets.flatMap(({ code, codes = [] }) => [code as string, ...codes.map((each) => each.code)]),
  );
  const units = course.units.map(({ title }) => title);
  return (
    <section aria-labelledby="framework">
      <h2 id="framework">{framework.title}</h2>
      <form method="get" action={`${STANDARDS}#framework`} class="presses">
        <input type="hidden" name="course" value={course.id} />
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="framework" value={framework.id} />
        <label for="q">{own.search}</label>
        <input id="q" name="q" type="search" value={q} autocomplete="off" maxLength={200} />
        <label for="grade">{own.grade}</label>
        <select id="grade" name="grade">
          <option value="">{own.anyGrade}</option>
          {gradesOf(framework).map((each) => (
            <option key={each} value={each} selected={each === grade}>
              {each}
            </option>
          ))}
        </select>
        <button type="submit" class="quiet">
          {own.find}
        </button>
      </form>
      <form method="post" action={TAKE_STANDARDS} enctype="multipart/form-data" class="setup-form">
        <input type="hidden" name="course" value={course.id} />
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="framework" value={framework.id} />
        <p class="fine">{own.shown(found.length, framework.items.length)}</p>
        <ul class="plain standards" aria-label={own.list}>
          {found.map((item, place) => (
            <li key={item.id} class={`depth-${Math.min(item.depth, 4)}`}>
              {isHeading(item) ? (
                <strong>{item.text}</strong>
              ) : (
                <>
                  <input type="checkbox" id={`s.${place}`} name={`s.${place}`} value={item.id} />
                  <label for={`s.${place}`}>
                    {item.code !== null && <span class="code">{item.code}</span>} {item.text}
                    {item.code !== null && here.has(item.code) && <span class="fine"> ({own.have})</span>}
                  </label>
                </>
              )}
            </li>
          ))}
        </ul>
        <p class="presses">
          <label for="unit">{own.unit}</label>
          <input
            id="unit"
            name="unit"
            list="units"
            value={units[0] ?? ''}
            required
            maxLength={1000}
            autocomplete="off"
          />
          <datalist id="units">
            {units.map((title) => (
              <option key={title} value={title} />
            ))}
          </datalist>
          <button type="submit">{own.take}</button>
        </p>
      </form>
    </section>
  );
}

/** It only names what stands below it: no pupil learns "Number and operations". */
function isHeading({ leaf, code }: Standard): boolean {
  return !leaf && code === null;
}
