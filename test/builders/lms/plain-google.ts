import { createSign, generateKeyPairSync, hash, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the next answer to a method goes wrong: a status with Google's own error body, or no answer for so long. */
export interface Mishap {
  readonly status?: number;
  readonly message?: string;
  readonly wait?: number;
}

interface Attachment {
  readonly id: string;
  readonly item: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly copyHistory?: readonly object[];
}

export const CLIENT = 'client.apps.googleusercontent.com';
const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

/**
 * A Google that answers as little as it promises (src/lms/google/FACTS.md 5): what is empty is left out, what nobody asked about stands
 * beside it. It shares nothing with the sandbox, so that no habit of that one is relied on.
 */
export class PlainGoogle {
  readonly teachers = new Set(['100']);
  readonly learners = new Set(['201', '202', '203']);
  readonly attachments: Attachment[] = [];
  /** Draft points by attachment and submission. */
  readonly points = new Map<string, number>();
  readonly calls: string[] = [];
  /** By the last word of a path. */
  readonly mishaps = new Map<string, Mishap>();
  readonly #codes = new Map<string, { sub: string; nonce: string; scope: string; challenge: string; extra: object }>();
  readonly #tokens = new Map<string, string>();
  readonly #consented = new Set<string>();
  readonly #keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  readonly #server: Server;
  #made = 0;

  readonly course: string;

  constructor(course = '700') {
    this.course = course;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** What a consent page gives: a code. @param claims put into the identity token as they are */
  consent(address: URL, sub: string, claims: object = {}): string {
    const code = `4/${(this.#made += 1)}`;
    const asked = (name: string): string => address.searchParams.get(name) ?? '';
    this.#codes.set(code, {
      sub,
      nonce: asked('nonce'),
      scope: asked('scope'),
      challenge: asked('code_challenge'),
      extra: claims,
    });
    return code;
  }

  /** A copy of an attachment on another item, as a copied assignment has it. */
  copied(of: string, id: string, item: string): void {
    const source = this.attachments.find((each) => each.id === of);
    if (source === undefined) throw new Error('there is none to copy');
    const { body } = source;
    this.attachments.push({
      id,
      item,
      body,
      copyHistory: [{ courseId: this.course, itemId: source.item, attachmentId: of }],
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://google');
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const last = url.pathname.split('/').at(-1) ?? '';
    this.calls.push(`${request.method} ${url.pathname}${url.search}${text === '' ? '' : ` ${text}`}`);
    const mishap = this.mishaps.get(last);
    if (mishap?.wait !== undefined) await new Promise((resolve) => setTimeout(resolve, mishap.wait));
    const [status, body] =
      mishap?.status === undefined
        ? this.#reply(request, url, text)
        : failed(mishap.status, mishap.message ?? 'something');
    response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
  }

  #reply(request: IncomingMessage, url: URL, text: string): [number, unknown] {
    if (url.pathname === '/certs')
      return [
        200,
        { keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] },
      ];
    if (url.pathname === '/token') return this.#exchange(new URLSearchParams(text));
    const sub = this.#tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
    if (sub === undefined) return failed(401, 'Request had invalid authentication credentials.');
    const isTeacher = this.teachers.has(sub);
    const [, course, rest = ''] = /^\/v1\/courses\/([^/]+)(?:\/(.*))?$/.exec(url.pathname) ?? [];
    if (course === undefined) return failed(404, 'Requested entity was not found.');
    if (course !== this.course || (!isTeacher && !this.learners.has(sub)))
      return failed(403, 'The caller does not have permission');
    if (rest === '') return [200, { id: course, name: 'Room 12', courseState: 'ACTIVE', ownerId: '100', later: {} }];
    if (rest === 'students')
      return [
        200,
        {
          students: [...this.learners].map((id) => ({
            courseId: course,
            userId: id,
            profile: { id, name: { fullName: `Kid ${id}` } },
          })),
        },
      ];
    return this.#addon(request.method ?? '', rest, { text, sub, isTeacher });
  }

  #addon(
    method: string,
    rest: string,
    { text, sub, isTeacher }: { readonly text: string; readonly sub: string; readonly isTeacher: boolean },
  ): [number, unknown] {
    const [kind = '', item = '', what, id = '', , submission = ''] = rest.split('/');
    const place = { courseId: this.course, itemId: item };
    if (what === 'addOnContext') {
      const takesWork = kind === 'courseWork';
      return isTeacher
        ? [200, { ...place, teacherContext: {}, ...(takesWork ? { supportsStudentWork: true } : {}), future: 'x' }]
        : [
            200,
            {
              ...place,
              ...(takesWork ? { supportsStudentWork: true } : {}),
              studentContext: { submissionId: `s${sub}` },
            },
          ];
    }
    if (what !== 'addOnAttachments') return [200, {}];
    if (method === 'POST') {
      const made: Attachment = { id: `A${(this.#made += 1)}`, item, body: JSON.parse(text) as Attachment['body'] };
      this.attachments.push(made);
      return [200, { ...place, id: made.id, ...made.body, future: [1] }];
    }
    const here = this.attachments.filter((each) => each.item === item);
    const shown = ({ id: of, body, copyHistory }: Attachment): object => ({
      ...place,
      id: of,
      ...body,
      ...(copyHistory === undefined ? {} : { copyHistory }),
    });
    if (id === '') return [200, here.length === 0 ? {} : { addOnAttachments: here.map(shown) }];
    const found = here.find((each) => each.id === id);
    if (found === undefined) return failed(404, 'Requested entity was not found.');
    if (submission === '') return [200, shown(found)];
    const learner = submission.slice(1);
    if (!this.learners.has(learner)) return failed(404, 'Requested entity was not found.');
    const key = `${id} ${submission}`;
    if (method === 'PATCH') this.points.set(key, (JSON.parse(text) as { pointsEarned: number }).pointsEarned);
    const given = this.points.get(key);
    return [200, { id: submission, userId: learner, ...(given === undefined ? {} : { pointsEarned: given }) }];
  }

  #exchange(form: URLSearchParams): [number, unknown] {
    const access = `ya29.${(this.#made += 1)}`;
    if (form.get('grant_type') === 'refresh_token') {
      this.#tokens.set(access, (form.get('refresh_token') ?? '').replace('1//', ''));
      return [200, { access_token: access, expires_in: 3599, token_type: 'Bearer' }];
    }
    const code = form.get('code') ?? '';
    const held = this.#codes.get(code);
    const isTheirs = held?.challenge === hash('sha256', form.get('code_verifier') ?? '', 'base64url');
    if (held === undefined || !isTheirs) return [400, { error: 'invalid_grant', error_description: 'Bad Request' }];
    this.#codes.delete(code);
    this.#tokens.set(access, held.sub);
    const isFirst = !this.#consented.has(held.sub);
    this.#consented.add(held.sub);
    const iat = Math.floor(Date.now() / 1000);
    return [
      200,
      {
        access_token: access,
        expires_in: 3599,
        token_type: 'Bearer',
        scope: held.scope.split(' ').toReversed().join(' '),
        id_token: this.#signed({
          iss: 'issuer.example',
          aud: CLIENT,
          azp: CLIENT,
          sub: held.sub,
          nonce: held.nonce,
          iat,
          exp: iat + 3600,
          at_hash: 'x',
          ...held.extra,
        }),
        ...(isFirst ? { refresh_token: `1//${held.sub}` } : {}),
        refresh_token_expires_in: 1,
      },
    ];
  }

  #signed(claims: object): string {
    const signing = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`;
    return `${signing}.${createSign('RSA-SHA256').update(signing).sign(this.#keys.privateKey, 'base64url')}`;
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function failed(code: number, message: string): [number, unknown] {
  return [code, { error: { code, message, status: STATUS[code] ?? 'UNKNOWN' } }];
}

const STATUS: Readonly<Record<number, string>> = {
  400: 'FAILED_PRECONDITION',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};
