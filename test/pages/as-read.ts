/** Elements that begin a line of their own, with the mark that says what they are. */
const LINES: Readonly<Record<string, string>> = {
  h1: '# ',
  h2: '## ',
  h3: '### ',
  h4: '#### ',
  p: '',
  div: '',
  section: '',
  article: '',
  header: '',
  form: '',
  nav: '',
  main: '',
  details: '',
  summary: '> ',
  li: '- ',
  ul: '',
  ol: '',
  dl: '',
  dt: '',
  dd: '= ',
  table: '',
  caption: '',
  thead: '',
  tbody: '',
  tr: '| ',
  label: 'field: ',
  textarea: 'text: ',
  select: 'choice: ',
  option: '* ',
};

/** Read on in the same line, within brackets of their own. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  button: ['[', ']'],
  a: ['<', '>'],
  q: ['"', '"'],
  th: ['', ' | '],
  td: ['', ' | '],
};

const SILENT = /<(svg|style|script|title)\b[^]*?<\/\1>/g;
const TAG = /<(\/?)([a-z0-9]+)((?:\s[^>]*)?)>/g;

/**
 * A part of a page as it is read out: a line for each heading, paragraph, entry, field and button, in their order, without what is
 * hidden from readers. An `aria-label` is read in the place of what it names.
 * @param id of the part; it ends where its element does
 * @returns no line: there is no such part
 */
export function asRead(page: string, id: string): string[] {
  let text = '';
  let mute: { readonly depth: number } | null = null;
  const open: { readonly name: string; readonly end: string }[] = [];
  const part = partOf(page, id)
    .replaceAll(SILENT, '')
    .replaceAll(/<input[^>]*type="hidden"[^>]*>/g, '');
  let last = 0;
  for (const match of part.matchAll(TAG)) {
    const [whole, closes, name = '', attributes = ''] = match;
    if (mute === null) text += part.slice(last, match.index);
    last = match.index + whole.length;
    if (closes === '/') {
      const ended = open.pop();
      if (mute !== null && open.length < mute.depth) mute = null;
      if (mute === null) text += ended?.end ?? '';
      continue;
    }
    const isVoid = ['br', 'hr', 'img', 'input', 'meta', 'link'].includes(name) || attributes.endsWith('/');
    const [before, after] = AROUND[name] ?? [name in LINES ? `\n${LINES[name] ?? ''}` : '', name in LINES ? '\n' : ''];
    const label = /\saria-label="([^"]*)"/.exec(attributes)?.[1];
    if (mute === null) {
      if (name === 'input') text += ` ____ `;
      else if (name === 'br') text += '\n';
      else text += before + (label ?? '');
    }
    if (isVoid) continue;
    open.push({ name, end: after });
    const isNamed = label !== undefined && !['section', 'nav', 'form', 'article', 'table', 'ul', 'div'].includes(name);
    if (mute === null && (isNamed || /\saria-hidden="true"/.test(attributes))) mute = { depth: open.length };
  }
  return plain(text + part.slice(last))
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => /[^\s\-=>#|*[\]<]/.test(line));
}

function partOf(page: string, id: string): string {
  const start = new RegExp(`<([a-z0-9]+)[^>]*\\sid="${id}"`).exec(page);
  if (start === null) return '';
  const [, name = ''] = start;
  let depth = 0;
  for (const tag of page.slice(start.index).matchAll(new RegExp(`<(/?)${name}\\b[^>]*>`, 'g'))) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return page.slice(start.index, start.index + tag.index + tag[0].length);
  }
  return '';
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
