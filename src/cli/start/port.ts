import { createServer, type RequestListener, type Server } from 'node:http';
import { InputError } from '../io.ts';

/** Null: none was said. @throws InputError for what is no port */
export function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InputError([`--port: "${text}" is no port; write a number from 0 to 65535`]);
  return port;
}

const USUAL_PORT = 8080;
const TRIED = 20;

/** @throws InputError when the port asked for cannot be had; without one, the next free port is as good */
export async function openPort(wanted: number | null, open: (port: number) => Promise<Server>): Promise<Server> {
  for (let port = wanted ?? USUAL_PORT; ; port += 1) {
    try {
      return await open(port);
    } catch (error) {
      const why = whyNot(port, (error as NodeJS.ErrnoException).code);
      if (why === null) throw error;
      if (wanted !== null || port >= USUAL_PORT + TRIED) throw new InputError([`--port: ${why}`]);
    }
  }
}

function whyNot(port: number, code: string | undefined): string | null {
  if (code === 'EADDRINUSE') return `${port} is in use by another program; choose another`;
  if (code === 'EACCES')
    return `this account may not use ${port}; choose ${port < 1024 ? 'one above 1023' : 'another'}`;
  return null;
}

/** Opens that port, for this machine alone unless an address of it is named. */
export function listenOn(port: number, answer: RequestListener, host = '127.0.0.1'): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
