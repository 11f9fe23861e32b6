import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { madeByOne } from './builders/served/made-by-one.ts';
import { atEnd } from './runner/after-file.ts';

/**
 * What suits a function of the cloud but not a test: one crash ends all pages, cross-origin rules are off, and each process for pages is
 * started from nothing (a fifth of the work of a new context).
 */
const NOT_HERE = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--no-zygote',
]);
/** A graphics card played by the processor: over a quarter of the browser's own work, for pictures nobody looks at. */
const PLAYED_CARD = new Set([
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]);
const NO_CARD = ['--disable-gpu', '--disable-software-rasterizer'];
/** A page that stands for one on the web may hold a frame from this machine, where our pages are served. */
const OFF = 'LocalNetworkAccessChecks';
const DISABLE = '--disable-features=';
const PACKAGE = new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url);
const UNPACK = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';

/** The one of this process: starting it costs a second of work, and each test file has contexts of its own. */
let running: Browser | null = null;
atEnd(async () => running?.close());

/** A real browser, from npm alone. Leave it when the test file is done. The first start on a machine unpacks it (about 2 s). */
export async function openBrowser(): Promise<Browser> {
  if (running?.isConnected() !== true) running = await launched();
  return running;
}

/** All that a test file opened in it is closed. */
export async function leaveBrowser(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

async function launched(): Promise<Browser> {
  const args = sparticuz.args.filter((arg) => !NOT_HERE.has(arg) && !PLAYED_CARD.has(arg) && !arg.startsWith(DISABLE));
  const off = sparticuz.args.filter((arg) => arg.startsWith(DISABLE)).map((arg) => arg.slice(DISABLE.length));
  return chromium.launch({
    executablePath: await program(),
    args: [...args, ...NO_CARD, DISABLE + [...off, OFF].join(',')],
    headless: true,
  });
}

/**
 * Where the browser is unpacked: in a folder of this user that appears whole or not at all. The package itself writes into the system's
 * temporary folder as it goes, where a second test file takes a half-written browser for a whole one, and so does the next run after a Ctrl-C.
 */
async function program(): Promise<string> {
  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `waymark-browser-${version}-${userInfo().username}`);
  await madeByOne(folder, async () => {
    const draft = await mkdtemp(`${folder}.`);
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: draft, NODE_OPTIONS: '' },
    });
    await rename(draft, folder).catch(async (error: unknown) => {
      await rm(draft, { recursive: true });
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error; // else another has unpacked it meanwhile
    });
  });
  return join(folder, 'chromium');
}
