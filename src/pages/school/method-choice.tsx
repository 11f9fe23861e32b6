import type { ComponentChildren } from 'preact';
import { METHOD_WORDS } from '../../mastery/method-words.ts';
import { Method } from '../../mastery/rule.ts';
import type { SettingsSaid } from './settings.tsx';

/** The choice of the method of mastery: every method by name, and what each does and for whom. */
export function MethodChoice({
  chosen,
  words: { rule },
  frame: { language },
  children,
}: SettingsSaid & { readonly chosen: string; readonly children: ComponentChildren }) {
  return (
    <div class="cell">
      <label for="r0.method">{rule.method}</label>
      <select id="r0.method" name="method">
        {Method.options.map((name) => (
          <option key={name} value={name} selected={name === chosen}>
            {METHOD_WORDS[name].name[language]}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}

/** What each method does, and for which schools it is meant. */
export function MethodList({ words: { rule }, frame: { language } }: SettingsSaid) {
  return (
    <details class="fold">
      <summary>{rule.methods}</summary>
      <dl class="kept">
        {Method.options.map((name) => {
          const { name: called, does, whom } = METHOD_WORDS[name];
          return (
            <div key={name}>
              <dt>{called[language]}</dt>
              <dd>
                {does[language]} {whom[language]}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
