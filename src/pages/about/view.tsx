import type { Language } from '../../language.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { stretches, type Block, type Document } from './document.ts';

export interface AboutPage {
  readonly language: Language;
  readonly document: Document;
  /** The other documents, and this one. */
  readonly all: readonly { readonly path: string; readonly title: string }[];
  readonly path: string;
  readonly label: string;
}

/** A text for the public: anyone may read it, nobody is known on it. */
export function aboutPage({ language, document, all, path, label }: AboutPage): string {
  return renderDocument({
    language,
    title: `${document.title} · Waymark`,
    children: (
      <>
        <header class="top">
          <Wordmark />
          <LanguageLinks label={label} current={language} address={(each) => `${path}?lang=${each}`} />
        </header>
        <main class="about">
          <h1>{document.title}</h1>
          {document.lead.map((text) => (
            <p key={text}>
              <Text text={text} />
            </p>
          ))}
          {document.parts.map((part) => (
            <section key={part.title}>
              <h2>{part.title}</h2>
              {part.blocks.map((block, n) => (
                <Piece key={n} block={block} />
              ))}
            </section>
          ))}
          <nav aria-label="Waymark" class="fine">
            {all.map((each) => (
              <a
                key={each.path}
                href={`${each.path}?lang=${language}`}
                aria-current={each.path === path ? 'page' : undefined}
              >
                {each.title}
              </a>
            ))}
          </nav>
        </main>
      </>
    ),
  });
}

function Piece({ block }: { readonly block: Block }) {
  if (typeof block === 'string')
    return (
      <p>
        <Text text={block} />
      </p>
    );
  if ('head' in block) return <Table {...block} />;
  const items = ('list' in block ? block.list : block.steps).map((text) => (
    <li key={text}>
      <Text text={text} />
    </li>
  ));
  return 'list' in block ? <ul>{items}</ul> : <ol>{items}</ol>;
}

function Table({ head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, n) => (
              <td key={n}>
                <Text text={text} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Text({ text }: { readonly text: string }) {
  return (
    <>
      {stretches(text).map((piece, n) => {
        if (typeof piece === 'string') return piece;
        if ('strong' in piece) return <strong key={n}>{piece.strong}</strong>;
        if ('code' in piece) return <code key={n}>{piece.code}</code>;
        return (
          <a key={n} href={piece.to}>
            {piece.link}
          </a>
        );
      })}
    </>
  );
}
