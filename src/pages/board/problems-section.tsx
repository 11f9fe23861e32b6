import type { Scene } from './scene.ts';

/** What the night could not do, and what to do about it. */
export function ProblemsSection({ model, words }: Scene) {
  const { problems, failed } = model;
  return (
    <section id="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">{words.page.problems}</h2>
      {problems.length + failed.length === 0 ? <p>{words.problems.none}</p> : (
        <ul class="problems plain">
          {failed.map(({ key, what, why }) => (
            <li key={key} class="card"><strong>{words.problems.failed}</strong> {what} <span>{why}</span></li>
          ))}
          {problems.map((problem, row) => (
            <li key={row} class="card">
              <strong>{words.problems.kind[problem.kind]}</strong> {problem.what}
              <p class="do"><span class="label">{words.problems.do}</span> {problem.do}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
