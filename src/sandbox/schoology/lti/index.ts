import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../../time.ts';
import { coursePage, coursePath } from './course-page.ts';
import { createPlatformKeys, type PlatformKeys } from './keys.ts';
import { AuthorizeError, createLaunches, type Launches, type Tool, type Wanted } from './launches.ts';
import { Materials } from './materials.ts';
import { createServices, type Answer, type Services } from './services.ts';
import { DEPLOYMENT, type LtiSection } from './people.ts';

export type { Tool, Wanted } from './launches.ts';
export type { LtiPerson, LtiSection } from './people.ts';
export type { Twist } from './twist.ts';

export interface LtiPlatformOptions {
  /** Where the tool stands; `/schoology/launch` and `/schoology/keys` are its addresses. */
  readonly toolUrl: string;
  readonly sections: () => readonly LtiSection[];
  /** The sandbox's clock. */
  readonly now: () => Instant;
  /** Of 127.0.0.1; 0 or absent: any free one. */
  readonly port?: number;
  /** Made before, because making a key takes a while; absent: new ones. */
  readonly keys?: PlatformKeys;
}

/** The platform's side of LTI 1.3: it says who comes, signs it, and serves names and roles. */
export interface LtiPlatform {
  readonly root: string;
  readonly issuer: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly tool: Tool;
  /** The address at which a browser begins this launch. */
  startAddress(wanted: Wanted): string;
  /** The page of a course, with the tool in a frame. */
  courseAddress(section: string): string;
  /** New keys from now on; the old ones are no longer published. */
  rotateKeys(): Promise<void>;
  /** While true the key set is not served. */
  keysDown: boolean;
  /** Requests by address so far. */
  readonly calls: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

const MOST_BODY = 200_000;

export async function startLtiPlatform({
  toolUrl,
  sections,
  now,
  port = 0,
  ...made
}: LtiPlatformOptions): Promise<LtiPlatform> {
  const keys = made.keys ?? (await createPlatformKeys());
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = root;
  const launchUrl = `${toolUrl}/schoology/launch`;
  const tool: Tool = {
    clientId: '6543210987',
    deployment: DEPLOYMENT,
    loginUrl: launchUrl,
    redirects: [launchUrl],
    jwksUrl: `${toolUrl}/schoology/keys`,
  };
  const seconds = (): number => Math.floor(Date.parse(now()) / 1000);
  const parts = { root, issuer, tool, sections, now: seconds };
  const launches = createLaunches({ ...parts, keys });
  const services = createServices(parts);
  const materials = new Materials();
  const calls: Record<string, number> = {};
  const platform: LtiPlatform = {
    root,
    issuer,
    tool,
    calls,
    authUrl: `${root}/lti-service/authorize-redirect`,
    tokenUrl: `${root}/lti-service/access-token`,
    jwksUrl: `${root}/lti-service/.well-known/jwks`,
    startAddress: (wanted) => `${tool.loginUrl}?${new URLSearchParams(launches.start(wanted)).toString()}`,
    courseAddress: (section) => `${root}${coursePath(section)}`,
    rotateKeys: () => keys.rotate(),
    keysDown: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', root);
    calls[url.pathname] = (calls[url.pathname] ?? 0) + 1;
    const keySet: Answer = platform.keysDown
      ? { status: 503, body: { error: 'down' } }
      : { status: 200, body: keys.published() };
    const page =
      request.method === 'GET'
        ? coursePage(url, sections(), materials, (wanted) => platform.startAddress(wanted))
        : null;
    if (page !== null) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    serve(url, request, response, { launches, services, materials, keySet }).catch((cause: unknown) => {
      if (!response.headersSent) send(response, { status: 500, body: { error: String(cause) } });
    });
  });
  return platform;
}

interface Serving {
  readonly launches: Launches;
  readonly services: Services;
  readonly materials: Materials;
  readonly keySet: Answer;
}

async function serve(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { launches, services, materials, keySet }: Serving,
): Promise<void> {
  const form = request.method === 'POST' ? new URLSearchParams(await readText(request)) : url.searchParams;
  if (url.pathname === '/lti-service/authorize-redirect') return authorize(launches, form, response);
  if (url.pathname === '/lti-service/.well-known/jwks') return send(response, keySet);
  if (url.pathname === '/lti-service/access-token' && request.method === 'POST')
    return send(response, await services.token(form));
  if (url.pathname === '/lti-service/deep-linking/return' && request.method === 'POST') {
    const answer = await services.deepLink(form.get('JWT') ?? '');
    if (answer.status === 200) materials.add(url.searchParams.get('section') ?? '', answer.body);
    return send(response, answer);
  }
  if (/^\/lti-service\/tool\/\d+\/services\/names-roles\/v2p0\/membership\/\w+$/.test(url.pathname)) {
    const { authorization, accept } = request.headers;
    return send(response, services.members(url, { authorization, accept }));
  }
  send(response, { status: 404, body: { error: 'not_found' } });
}

/** The page with which the platform sends the browser back: a form that sends itself. */
async function authorize(launches: Launches, query: URLSearchParams, response: ServerResponse): Promise<void> {
  try {
    const { to, fields } = await launches.authorize(query);
    const inputs = Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('');
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><html lang="en"><title>Launching</title><form method="post" action="${to}">${inputs}<button>Continue</button></form><script>document.forms[0].submit()</script></html>`,
      );
  } catch (error) {
    if (!(error instanceof AuthorizeError)) throw error;
    send(response, { status: 400, body: { error: 'invalid_request', error_description: error.message } });
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY) throw new RangeError('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
