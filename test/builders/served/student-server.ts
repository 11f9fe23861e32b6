import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Language } from '../../../src/language.ts';
import type { PageDeps } from '../../../src/pages/index.ts';
import { securityHeaders } from '../../../src/pages/kit/headers.ts';
import { notOurScript } from '../../../src/pages/kit/own-script.ts';
import type { Asked } from '../../../src/pages/kit/route.ts';
import { scriptRoutes } from '../../../src/pages/kit/scripts.ts';
import { assetRoutes } from '../../../src/pages/look/assets/route.ts';
import { keptLanguage, LANGUAGE_COOKIE } from '../../../src/pages/ticket/kept-language.ts';
import { studentPage } from '../../../src/pages/ticket/student/page.tsx';
import type { TicketPageData } from '../../../src/pages/ticket/page-data.ts';
import type { Save } from '../../../src/ticket/types.ts';
import type { Own } from '../../../src/ticket/live.ts';
import { AnswerServer } from '../../pages/ticket/answer-server.ts';
import { ownLive, studentData } from './student-page.ts';

/** A ticket's server as its learner's page meets it: the real page and scripts, the real headers, and answers kept in memory. */
export class StudentServer {
  answers = new AnswerServer();
  own: Own = ownLive();
  over: Partial<TicketPageData> = {};
  language: Language = 'en';
  /** Answered instead of everything under `/addon/`; null: it works. */
  failing: number | null = null;
  /** Every body a page sent, with its path. */
  readonly told: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  url = '';
  #close: () => void = () => undefined;

  static async start(): Promise<StudentServer> {
    const server = new StudentServer();
    const listening = server.#app().listen(0, '127.0.0.1');
    await once(listening, 'listening');
    server.url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    server.#close = () => {
      listening.closeAllConnections();
      listening.close();
    };
    return server;
  }

  reset(own: Partial<Own> = {}, over: Partial<TicketPageData> = {}): void {
    this.answers = new AnswerServer();
    this.own = ownLive({ ...own });
    this.over = over;
    this.failing = null;
    this.language = 'en';
    this.told.length = 0;
  }

  /** Something of the ticket changes, as a teacher's press changes it. */
  becomes(own: Partial<Own>): void {
    this.answers.isGrading = (own.state ?? this.own.state) !== 'open';
    this.own = { ...this.own, ...own, v: this.own.v + 1 };
  }

  close(): void {
    this.#close();
  }

  #live(): Own {
    const answers = this.answers.answers();
    return answers.length === 0 ? this.own : { ...this.own, answers };
  }

  #app(): express.Express {
    const app = express();
    app.use(securityHeaders({ at: () => ({ framed: 'addon', scripted: true }), frames: { launch: [], addon: [] } }));
    for (const route of [...assetRoutes, ...scriptRoutes]) {
      if (route.for !== 'anyone') continue;
      app.get(route.path, async (_request, response) => {
        const reply = await route.answer({} as Asked, {} as PageDeps);
        if (reply.kind === 'asset') response.type(reply.type).send(reply.body);
      });
    }
    app.get('/addon/student', (request, response) => {
      const cookie = new RegExp(`${LANGUAGE_COOKIE}=([^;]*)`).exec(request.get('Cookie') ?? '')?.[1];
      const page = studentData({}, { ...this.over, live: this.over.live ?? this.#live() });
      response.type('html').send(studentPage(page, keptLanguage(cookie, page.person) ?? this.language));
    });
    app.use('/addon', (_request, response, next) => {
      if (this.failing === null) next();
      else response.status(this.failing).json({ error: 'down', message: { en: 'No.', es: 'No.' }, reference: 'x' });
    });
    app.get('/addon/live', (request, response) => {
      if (Number(request.query['v']) === this.own.v) response.status(204).end();
      else response.json(this.#live());
    });
    app.post(/^\/addon\/\w+$/, express.json({ limit: '256kb' }), (request, response) => {
      if (notOurScript(request) !== null) return response.status(403).end();
      const body = request.body as Record<string, unknown>;
      this.told.push({ path: request.path, body });
      return response.json(this.#take(request.path, body));
    });
    return app;
  }

  #take(path: string, body: Record<string, unknown>): object {
    if (path === '/addon/answers') {
      const saved = this.answers.take(body['saves'] as Save[]);
      this.becomes(typeof body['done'] === 'boolean' ? { done: body['done'] } : {});
      return { saved, state: this.own.state, v: this.own.v };
    }
    if (path === '/addon/marks') {
      const marks = body['marks'] as { question: number; share: 0 | 1 }[];
      const made = marks.map(
        ({ question, share }) => [question, { machine: null, self: share, teacher: null }] as const,
      );
      this.becomes({ marks: { ...this.own.marks, ...Object.fromEntries(made) } });
    }
    if (path === '/addon/declare' && this.own.route !== null) {
      const route = body['route'] as 'seminar' | 'workshop';
      const declared = { route, at: '' as never, by: '1001', date: '' as never };
      this.becomes({ route: { ...this.own.route, declared, effective: route } });
    }
    return this.#live();
  }
}
