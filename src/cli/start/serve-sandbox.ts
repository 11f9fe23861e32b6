import type { Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { openApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import { startClassroomWeb, type ClassroomWeb } from '../../sandbox/google/classroom/index.ts';
import { startSandbox, type Sandbox } from '../../sandbox/google/index.ts';
import { startSchoologySandbox, type SchoologySandbox } from '../../sandbox/schoology/index.ts';
import { createPlatformKeys } from '../../sandbox/schoology/lti/keys.ts';
import { startLtiPlatform, type LtiPlatform } from '../../sandbox/schoology/lti/index.ts';
import { ltiSections } from '../../sandbox/schoology/lti/sections.ts';
import { galleryRoute } from '../../pages/look/gallery/route.ts';
import { routes } from '../../pages/routes.ts';
import { serveAll } from '../../serve.ts';
import { makeFolder } from '../../store/engine/make-folder.ts';
import { say, type Io } from '../io.ts';
import { openSandboxSchools, sandboxSchools } from './sandbox-school.ts';
import { sandboxSettings } from './sandbox-settings.ts';
import { schoolSwitch } from './school-switch.ts';

/** The sandbox schools, their store and their pages, until the person ends it. */
export async function serveSandbox(io: Io, server: Server, ended: Promise<void>): Promise<void> {
  const settings = sandboxSettings(io.env);
  const { dataDir } = settings.store;
  await makeFolder(dataDir);
  const started: { close(): Promise<void> }[] = [];
  const kept = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const each = await starting;
    started.push(each);
    return each;
  };
  try {
    // Nothing is paced on this machine, so the stand-in counts no credits either.
    const [keys, schoology] = await Promise.all([
      createPlatformKeys(), // takes a while
      kept(
        startSchoologySandbox({ today: io.now, journal: join(dataDir, 'sandbox-schoology.jsonl'), allowance: null }),
      ),
    ]);
    const classroom = await kept(
      startSandbox({
        today: io.now,
        journal: join(dataDir, 'sandbox.jsonl'),
        guests: schoology.forms.story,
        attachmentPrefixes: [`${addressOf(server)}/`],
      }),
    );
    const platform = await kept(
      startLtiPlatform({
        toolUrl: addressOf(server),
        now: io.now,
        sections: () => ltiSections(schoology.world.state),
        keys,
      }),
    );
    const web = await kept(
      startClassroomWeb({ world: classroom.world, setupUri: `${addressOf(server)}/addon/discovery` }),
    );
    await serveSchools(io, { server, ended, settings }, { classroom, web, schoology, platform });
  } finally {
    for (const each of started.toReversed()) await each.close();
  }
}

interface Serving {
  readonly server: Server;
  readonly ended: Promise<void>;
  readonly settings: Config;
}

/** What stands in for the LMSs. */
interface StandIns {
  readonly classroom: Sandbox;
  /** Classroom as people see it, with the pages of its add-ons in frames. */
  readonly web: ClassroomWeb;
  readonly schoology: SchoologySandbox;
  /** Launches people into the pages from inside a course. */
  readonly platform: LtiPlatform;
}

async function serveSchools(io: Io, { server, ended, settings }: Serving, standIns: StandIns): Promise<void> {
  const { classroom, web, schoology, platform } = standIns;
  const address = addressOf(server);
  const board = `${address}/`;
  const app = await openApp(inSandboxes(settings, address, standIns), { now: io.now, command: 'waymark start' });
  try {
    say(io, 'Waymark with its sandbox schools. Nothing leaves this machine.', '');
    const files = await openSandboxSchools(app, sandboxSchools(classroom, schoology), io);
    const { viewer, choose, links } = schoolSwitch(files);
    server
      .removeAllListeners('request')
      .on('request', express().use(choose, serveAll(app, viewer, links, [...routes, galleryRoute])));
    say(
      io,
      '',
      `  Morning board   ${board}`,
      ...links.slice(1).map(({ name, href }) => `                  ${new URL(href, board).href}   (${name})`),
      ...files
        .slice(1)
        .flatMap(({ courses }) => courses.slice(0, 1))
        .map(({ id }) => `  Inside a course ${platform.courseAddress(id)}   (as the LMS frames it)`),
      `  Inside Classroom  ${web.address}`,
      `  The schools     ${new URL('/school', board).href}   (as whoever looks after them)`,
      `  How it looks    ${new URL(galleryRoute.path, board).href}   (the components its pages share)`,
      `  Kept in         ${settings.store.dataDir} (delete it to begin anew)`,
      '',
      'Ctrl-C ends it; started again, it goes on where it was.',
    );
    await ended;
    say(io, '', 'Ending.');
  } finally {
    await app.close();
  }
}

/** The settings, with the sandboxes in the place of the real LMSs and nothing of a real school's store. */
function inSandboxes(settings: Config, baseUrl: string, { classroom, web, schoology, platform }: StandIns): Config {
  const { root, tokenUrl, authUrl, jwksUrl, clientId, clientSecret } = classroom;
  return {
    ...settings,
    baseUrl,
    google: {
      ...settings.google,
      clientId,
      clientSecret,
      classroomRoot: root,
      formsRoot: root,
      tokenUrl,
      authUrl,
      jwksUrl,
      classroomWeb: web.origins,
    },
    schoology: {
      apiRoot: schoology.root,
      webRoot: schoology.domain,
      domain: null,
      consumerKey: schoology.consumerKey,
      consumerSecret: schoology.consumerSecret,
      lti: {
        clientId: platform.tool.clientId,
        issuer: platform.issuer,
        authUrl: platform.authUrl,
        tokenUrl: platform.tokenUrl,
        jwksUrl: platform.jwksUrl,
        key: null,
      },
    },
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `http://localhost:${address.port}`;
}
