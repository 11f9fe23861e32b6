import type { CourseId } from '../../../ids.ts';
import type { Language } from '../../../language.ts';
import { connectPath } from '../../connect/form.ts';
import { connectAddress } from '../../sign-in/address.ts';
import { boardAddress } from '../address.ts';
import type { Connection } from '../model/connection.ts';
import { words } from '../words/index.ts';

export interface ConnectionProps {
  readonly connection: Connection;
  readonly course: CourseId;
  readonly language: Language;
  /** The anti-forgery token of the button's form. */
  readonly token: string;
  /** The page that shows the card and to which the button returns; absent: the board. */
  readonly from?: 'setup';
  /** The element: a section of the page, or a card within a section. */
  readonly heading: 'h2' | 'h3';
}

/** How long the credential is still valid, and the button that renews it. */
export function ConnectionCard({ connection, course, language, token, from, heading: Heading }: ConnectionProps) {
  const said = words[language].connection;
  return (
    <section id="connection" class="card connection" aria-labelledby="connection-title">
      <Heading id="connection-title">{said.title}</Heading>
      <p>{connection.state === 'ending' ? said.ending(connection.days) : said[connection.state]}</p>
      {connection.own && connection.by === 'link' && (
        <p class="act">
          <a class="press" href={connectAddress(boardAddress({ course, language }))}>
            {connection.state === 'missing' ? said.connect : said.again}
          </a>
        </p>
      )}
      {connection.own && connection.by === 'form' && (
        <form method="post" action={connectPath(connection.lms)}>
          <input type="hidden" name="course" value={course} />
          <input type="hidden" name="lang" value={language} />
          <input type="hidden" name="token" value={token} />
          {from !== undefined && <input type="hidden" name="from" value={from} />}
          <p class="act">
            <button type="submit">{connection.state === 'missing' ? said.connect : said.again}</button>
          </p>
        </form>
      )}
      {!connection.own && <p class="fine">{said.others}</p>}
    </section>
  );
}
