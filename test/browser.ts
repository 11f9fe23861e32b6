import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** What suits a function of the cloud but not a test: one crash ends all pages, and cross-origin rules are off. */
const NOT_HERE = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content']);
/** A page that stands for one on the web may hold a frame from this machine, where our pages are served. */
const OFF = 'LocalNetworkAccessChecks';
const DISABLE = '--disable-features=';

/** A real browser, from npm alone. One per test file; close it. The first start on a machine unpacks it (about 2 s). */
export async function openBrowser(): Promise<Browser> {
  const args = sparticuz.args.filter((arg) => !NOT_HERE.has(arg) && !arg.startsWith(DISABLE));
  const off = sparticuz.args.filter((arg) => arg.startsWith(DISABLE)).map((arg) => arg.slice(DISABLE.length));
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...args, DISABLE + [...off, OFF].join(',')], headless: true });
}
