import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { FRAME_SANDBOX } from '../../../src/sandbox/google/classroom/frames.ts';

/** A page on a site of its own that holds any address in a frame, with what the LMS lets a frame do (lms/google/FACTS.md 5.1). */
export interface HostPage {
  readonly origin: string;
  close(): void;
}

/** One of our pages as it stands inside the LMS. */
export interface Framed {
  readonly page: Page;
  readonly frame: Frame;
}

export async function startHostPage(): Promise<HostPage> {
  const server = createServer((request, response) => {
    const src = new URL(request.url ?? '/', 'http://host.test').searchParams.get('src') ?? '';
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end(
        `<!doctype html><html lang="en"><title>Around</title><style>body{margin:0}iframe{border:0;width:100%;height:95vh}</style><main><iframe title="Waymark" sandbox="${FRAME_SANDBOX}" src="${src.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe></main></html>`,
      );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export async function openFramed(host: HostPage, context: BrowserContext, address: string): Promise<Framed> {
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(`${host.origin}/?src=${encodeURIComponent(address)}`);
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('The host page holds no frame.');
  return { page, frame };
}

/** Presses the button of the frame, and chooses an account in the window that opens. */
export async function signInAs(person: string, { page, frame }: Framed): Promise<void> {
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('button', { name: 'Sign in with Google', exact: true }).click(),
  ]);
  await popUp.locator(`a[href*="authuser=${person}"]`).first().click();
}

/** The page's script goes on with what the server drew: what is entered before that, a page for teachers does not know. */
export async function takenOver({ frame }: Framed): Promise<void> {
  await frame.locator('main.ticket:not([data-live])').waitFor();
}

/** A device of their own: opens the address there and signs in. */
export async function enterFramed(host: HostPage, browser: Browser, person: string, address: string): Promise<Framed> {
  const framed = await openFramed(host, await browser.newContext({ viewport: { width: 1366, height: 768 } }), address);
  await signInAs(person, framed);
  await framed.frame.locator('main.ticket').waitFor();
  return framed;
}
