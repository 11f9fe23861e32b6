import { ConnectionCard } from './connection-card.tsx';
import type { Line, ProblemGroup } from '../model/problems.ts';
import type { Scene } from '../model/scene.ts';

export interface ProblemsProps extends Scene {
  /** The anti-forgery token of the connection's form. */
  readonly connect: string;
}

/** How many cards the section holds. */
export function countProblems(model: Scene['model']): number {
  return model.problems.length + model.failed.length + (model.connection === null || unconnected(model) ? 0 : 1);
}

/** Nothing can be read or posted, so the problem is shown at the top of the page. */
export function unconnected({ connection }: Scene['model']): boolean {
  return connection !== null && connection.state !== 'ending';
}

/**
 * What the night could not do, and the remedies. Answers of an LMS and the reasons why a write could not be sent are in
 * English.
 */
export function ProblemsSection({ model, words, connect }: ProblemsProps) {
  const { problems, failed, connection, course, language } = model;
  return (
    <section id="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">{words.page.problems}</h2>
      {connection !== null && !unconnected(model) && (
        <ConnectionCard heading="h3" connection={connection} course={course.id} language={language} token={connect} />
      )}
      {countProblems(model) === 0 && <p>{words.problems.none}</p>}
      {problems.length + failed.length > 0 && (
        <ul class="problems plain">
          {failed.map(({ key, what, why }) => (
            <li key={key} class="card">
              <strong>{words.problems.failed}</strong> {what} <span lang="en">{why}</span>
            </li>
          ))}
          {problems.map((group) => (
            <li key={group.kind + group.do.text} class="card">
              <strong>{words.problems.kind[group.kind]}</strong> <What group={group} words={words} />
              <p class="do">
                <span class="label">{words.problems.do}</span> <Sentence line={group.do} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <p class="fine">{words.problems.weekly}</p>
    </section>
  );
}

function What({ group: { what }, words }: Pick<Scene, 'words'> & { group: ProblemGroup }) {
  const [first, ...others] = what;
  if (first === undefined) return null;
  if (others.length === 0) return <Sentence line={first} />;
  return (
    <details>
      <summary>
        <Sentence line={first} /> <span class="fine">{words.problems.more(others.length)}</span>
      </summary>
      <ul>
        {others.map((line, row) => (
          <li key={row}>
            <Sentence line={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Sentence({ line: { text, language } }: { line: Line }) {
  return <span lang={language ?? undefined}>{text}</span>;
}
