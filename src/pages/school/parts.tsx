import type { ComponentChildren } from 'preact';
import type { SchoolFrame } from './frame.tsx';

/** One section of a page, with its heading. */
export function Section({
  id,
  title,
  intro,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {intro !== undefined && <p class="intro">{intro}</p>}
      {children}
    </section>
  );
}

/** The hidden fields that every form of the page sends. */
export function Own({ token, language, school, page }: SchoolFrame) {
  return (
    <>
      <input type="hidden" name="at" value={school} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="token" value={token} />
    </>
  );
}

/** One button with the hidden fields it sends. */
export function Act({
  frame,
  does,
  said,
  about,
  with: fields = {},
  children,
}: {
  readonly frame: SchoolFrame;
  readonly does: string;
  readonly said: string;
  /** Distinguishes the button from others with the same label, for people who do not see its place. */
  readonly about?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}) {
  return (
    <form method="post" action="/school/act" class="school-act">
      <input type="hidden" name="do" value={does} />
      <Own {...frame} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" class="quiet" aria-label={about === undefined ? undefined : `${said}: ${about}`}>
        {said}
      </button>
    </form>
  );
}

/** A table that scrolls sideways within itself where the page is narrow. */
export function WideTable({
  label,
  columns,
  children,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <div class="wide-table" role="group" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((said) => (
              <th key={said} scope="col">
                {said}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
