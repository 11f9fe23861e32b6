import type { CourseId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { CourseTags } from '../../sync/tagging.ts';
import { placeKey } from '../../tagging/place.ts';
import { reasonSaid } from '../../tagging/reason-words.ts';
import type { Suggested } from '../../tagging/types.ts';
import { boardAddress } from '../board/address.ts';
import type { Receipt } from '../kit/receipt.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { setupAddress, stepPath } from '../setup/address.ts';
import { tagsAddress } from './address.ts';
import { confirm } from './confirm.ts';
import { fieldsOf, MOST_ROWS, standing } from './form.ts';
import { TargetChoice } from './target-choice.tsx';
import { tagsWords } from './words.ts';

export interface TagsPage {
  readonly language: Language;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly tags: CourseTags;
  readonly token: string;
  readonly receipt: Receipt | null;
}

/** Everything of a class that has no target, each with the one suggested, how sure and why; one button confirms what is ticked. */
export function tagsPage(page: TagsPage): string {
  const { language, course, tags, receipt } = page;
  const words = tagsWords[language];
  const shown = surestFirst(byWork(tags.open)).flat().slice(0, MOST_ROWS);
  const sure = tags.open.filter(({ suggestion }) => suggestion?.sureness === 'sure').length;
  return renderDocument({
    language,
    title: `${words.title} · ${course.name}`,
    children: (
      <main class="tags">
        <p class="slip-tools">
          <a href={boardAddress({ course: course.id, language })}>{words.back}</a>{' '}
          <a href={setupAddress(stepPath('targets'), language, course.id)}>{words.setup}</a>{' '}
          <LanguageLinks
            label={words.language}
            current={language}
            address={(each) => tagsAddress({ course, language: each })}
          />
        </p>
        <h1>
          {words.title} <span class="fine">{course.name}</span>
        </h1>
        {receipt !== null && (
          <p role="status" class="card">
            {receipt.said[language]}
          </p>
        )}
        {shown.length === 0 ? (
          <p class="card">{words.nothing}</p>
        ) : (
          <form method="post" action={confirm.path}>
            <Hidden {...page} />
            <p class="intro">{words.intro}</p>
            <p>
              <strong>{words.counted(tags.open.length, sure)}</strong>
            </p>
            {byWork(shown).map((rows) => (
              <Work key={placeKey(rows[0].place)} rows={rows} page={page} />
            ))}
            {tags.open.length > shown.length && <p class="fine">{words.more(tags.open.length - shown.length)}</p>}
            <p class="tags-act">
              <button type="submit">{words.confirm}</button> <span class="fine">{words.waits}</span>
            </p>
          </form>
        )}
        {standing(tags).length > 0 && <Standing {...page} />}
      </main>
    ),
  });
}

type Rows = readonly [Suggested, ...Suggested[]];

/** One card for each piece of work, in the order its rows come in; works that are asked about as a whole stand together. */
function byWork(rows: readonly Suggested[]): Rows[] {
  const works: [Suggested, ...Suggested[]][] = [];
  for (const row of rows) {
    const same = works.find(([first]) => first.within === row.within);
    if (same === undefined) works.push([row]);
    else same.push(row);
  }
  return works;
}

/** What can be confirmed at a glance is seen at a glance. */
function surestFirst(works: readonly Rows[]): Rows[] {
  const hasSure = (rows: Rows): boolean => rows.some(({ suggestion }) => suggestion?.sureness === 'sure');
  return [...works.filter(hasSure), ...works.filter((rows) => !hasSure(rows))];
}

function Work({ rows, page }: { readonly rows: Rows; readonly page: TagsPage }) {
  const words = tagsWords[page.language];
  const [{ within, kind }] = rows;
  return (
    <section class="card tags-work">
      <h2>
        {within ?? words.wholes} {within !== null && kind !== null && <span class="fine">{words.kind[kind]}</span>}
      </h2>
      <ul class="plain">
        {rows.map((row) => (
          <Row key={placeKey(row.place)} row={row} page={page} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, page: { language, tags } }: { readonly row: Suggested; readonly page: TagsPage }) {
  const words = tagsWords[language];
  const { place, suggestion } = row;
  const names = fieldsOf(place);
  const text = row.text.trim() || words.untitled;
  return (
    <li class="tags-row">
      <label class="tags-tick">
        <input
          type="checkbox"
          name={names.ticked}
          value="1"
          checked={suggestion?.sureness === 'sure'}
          aria-label={words.confirmOne(text)}
        />{' '}
        <span>{text}</span>
      </label>
      <TargetChoice
        name={names.target}
        label={words.targetOf(text)}
        suggestion={suggestion}
        targets={tags.targets}
        language={language}
      />
      {suggestion !== null && suggestion.sureness !== 'unsure' && (
        <input type="hidden" name={names.suggested} value={suggestion.target} />
      )}
      <p class="tags-why">
        <strong class={`sureness ${suggestion?.sureness ?? 'none'}`}>
          {words.sureness[suggestion?.sureness ?? 'none']}
        </strong>
        {suggestion !== null && `: ${reasonSaid(suggestion.reason)[language]}`}
      </p>
    </li>
  );
}

/** What counts, by a word of this page or by the school file, and can be taken back. */
function Standing(page: TagsPage) {
  const { tags, language } = page;
  const words = tagsWords[language];
  const rows = standing(tags);
  return (
    <details class="tags-confirmed">
      <summary>{words.confirmed(rows.length)}</summary>
      <form method="post" action={confirm.path}>
        <Hidden {...page} />
        <ul class="plain">
          {rows.map(({ place, text, work, target }) => (
            <li key={placeKey(place)}>
              <label class="tags-tick">
                <input type="checkbox" name={fieldsOf(place).back} value="1" aria-label={words.backOne(text, target)} />{' '}
                <span>
                  <span class="code">{target}</span> {text} {text !== work && <span class="fine">{work}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p class="act">
          <button type="submit" class="quiet">
            {words.takeBack}
          </button>
        </p>
      </form>
    </details>
  );
}

function Hidden({ course, language, token }: TagsPage) {
  return (
    <>
      <input type="hidden" name="course" value={course.id} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
    </>
  );
}
