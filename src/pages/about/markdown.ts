import type { Block, Document } from './document.ts';

/** The document as a page of Markdown; where it leads to another page of a Waymark, it names that. @param first, last lines around it that only the repository has */
export function asMarkdown({ title, lead, parts }: Document, first: string, last: string): string {
  const blocks = parts.flatMap((part) => [`## ${part.title}`, ...part.blocks.map(blockAsMarkdown)]);
  return `${[`# ${title}`, first, ...lead, ...blocks, last].join('\n\n').replaceAll(/\[([^\]]+)\]\((\/[^)]*)\)/g, '$1 (`$2`)')}\n`;
}

function blockAsMarkdown(block: Block): string {
  if (typeof block === 'string') return block;
  if ('list' in block) return block.list.map((item) => `- ${item}`).join('\n');
  if ('steps' in block) return block.steps.map((step, n) => `${n + 1}. ${step}`).join('\n');
  return [block.head, block.head.map(() => '---'), ...block.rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
