import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe looks for, and where. */
export interface Look {
  /** `none`: where the same words stand in the same colours as at a look before, in another language or at another width. `alone`: only the light changed. */
  readonly colours?: 'too' | 'none' | 'alone';
  /** The only part of the page that is other than at a look before; otherwise all of it. */
  readonly within?: string;
}

/**
 * How axe measures colours: by its own values, but for what the style sheet puts before and after a text (`::before`). Looking for that around
 * each text was over a third of its work where it was measured, and where axe finds it, it does not judge the text at all.
 */
const CONTRAST = {
  ignoreUnicode: true,
  ignoreLength: false,
  ignorePseudo: true,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
};
/** What depends on the colours of a page: the contrast of a text with what is behind it, and of a link with the text around it. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const CONFIGURED = JSON.stringify({ checks: [{ id: 'color-contrast', options: CONTRAST }] });
const AXE = `${readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')};axe.configure(${CONFIGURED});`;
/** Put into each document before anything else, and read by the browser only where somebody asks for it. */
const WHEN_ASKED = `Object.defineProperty(globalThis, 'axe', {
  configurable: true,
  get() { delete globalThis.axe; (function () {${AXE}}).call(globalThis); return globalThis.axe; },
})`;
/** Pages whose next documents have it. */
const having = new WeakSet<Page>();

/**
 * What stands in the way of somebody with a screen reader, a keyboard or weak eyes, as far as axe sees it in this page, or in this frame as
 * it stands; each with the first place. Frames within are not looked into: name the frame.
 */
export async function obstacles(
  where: Page | Frame,
  { colours = 'too', within = 'html' }: Look = {},
): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    iframes: false,
    ...(colours === 'alone' ? { runOnly: COLOURS } : {}),
    ...(colours === 'none' ? { rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) } : {}),
  };
  await haveAxe(where);
  return where.evaluate(
    ([part, wanted]) =>
      (globalThis as unknown as { axe: typeof axe }).axe
        .run(part, wanted)
        .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)),
    [within, options] as const,
  );
}

/** Sent anew to each document, axe was a third of what the browser had to do for a look. */
async function haveAxe(where: Page | Frame): Promise<void> {
  const page = 'page' in where ? where.page() : where;
  if (!having.has(page)) {
    having.add(page);
    await page.addInitScript({ content: WHEN_ASKED });
  }
  if (!(await where.evaluate(`'axe' in globalThis`))) await where.evaluate(WHEN_ASKED);
}

/** What is wrong with it at this width: whether it is wider than its window. */
export async function misfit(where: Page | Frame): Promise<string[]> {
  return (await where.evaluate('document.documentElement.scrollWidth > window.innerWidth'))
    ? [`wider than its window: ${where.url()}`]
    : [];
}
