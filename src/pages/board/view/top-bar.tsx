import type { SchoolLink } from '../../kit/deps.ts';
import { LanguageLinks } from '../../look/language-links.tsx';
import { Wordmark } from '../../look/wordmark.tsx';
import { setupAddress, stepPath } from '../../setup/address.ts';
import type { Scene } from '../model/scene.ts';

export interface TopBarProps extends Scene {
  /** The schools to change between. */
  readonly schools: readonly (SchoolLink & { readonly here: boolean })[];
  /** The viewer signed in directly, and so has an account page. */
  readonly account: boolean;
}

/** The schools to switch between; not shown where there is only one. */
export function Schools({ schools, label }: Pick<TopBarProps, 'schools'> & { readonly label: string }) {
  if (schools.length < 2) return null;
  return (
    <nav aria-label={label} class="schools">
      {schools.map((school) => (
        <a key={school.id} href={school.href} aria-current={school.here ? 'true' : undefined}>
          {school.name}
        </a>
      ))}
    </nav>
  );
}

/** The line at the top: whose board this is, and links to the other schools, classes and language. */
export function TopBar({ model, words, href, schools, account }: TopBarProps) {
  return (
    <header class="top">
      <Wordmark />
      <Schools schools={schools} label={words.page.schools} />
      <nav aria-label={words.page.classes}>
        {model.courses.map((course) => (
          <a
            key={course.id}
            href={href({ course: course.id })}
            aria-current={course.id === model.course.id ? 'page' : undefined}
          >
            {course.name}
          </a>
        ))}
      </nav>
      <nav aria-label={words.page.setUp} class="own">
        <a href={setupAddress(stepPath('targets'), model.language, model.course.id)}>{words.page.setUp}</a>
      </nav>
      {account && (
        <nav aria-label={words.page.account} class="own">
          <a href={`/account?lang=${model.language}`}>{words.page.account}</a>
        </nav>
      )}
      <LanguageLinks label={words.page.languages} current={model.language} address={(language) => href({ language })} />
    </header>
  );
}
