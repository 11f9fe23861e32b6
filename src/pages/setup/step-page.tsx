import type { ComponentChildren } from 'preact';
import { stepPath, type Step } from './address.ts';
import { History, setupPage } from './frame.tsx';
import type { OwnClass } from './guard.ts';

/** A step of setting up a class: what it is for, the page itself, the way onwards, and who changed what. */
export function stepPage(
  { language, account, course, name, told, file, history }: OwnClass,
  {
    step,
    title,
    intro,
    onwards,
    children,
  }: {
    readonly step: Step;
    readonly title: string;
    readonly intro: string;
    readonly onwards: { readonly to: string; readonly said: string };
    readonly children: ComponentChildren;
  },
): string {
  return setupPage({
    language,
    account,
    title,
    path: stepPath(step),
    course: { id: course.id, name },
    step,
    told,
    children: (
      <>
        <p class="intro">{intro}</p>
        {children}
        <p class="act onwards">
          <a class="press" href={onwards.to}>
            {onwards.said}
          </a>
        </p>
        <History history={history} {...{ language, timeZone: file.school.timeZone }} />
      </>
    ),
  });
}
