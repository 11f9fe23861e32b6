import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../src/cli/io.ts';
import { openPort, readPort } from '../../../src/cli/start/port.ts';

/** A machine on which these ports cannot be had, each with the code that tells why. */
function without(refused: Readonly<Record<number, string>>): (port: number) => Promise<Server> {
  return (port) => {
    const code = refused[port];
    return code === undefined
      ? Promise.resolve(Object.assign(createServer(), { port }))
      : Promise.reject(Object.assign(new Error('listen'), { code }));
  };
}

async function problemsOf(
  wanted: number | null,
  refused: Readonly<Record<number, string>>,
): Promise<readonly string[]> {
  try {
    await openPort(wanted, without(refused));
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('the port of the pages', () => {
  it.each(['', ' ', 'x', '-1', '65536', '80.5', '0x50', '1e3'])('is not %j', (text) => {
    expect(() => readPort(text)).toThrow(
      new InputError([`--port: "${text}" is no port; write a number from 0 to 65535`]),
    );
  });

  it('may be any other, or is not said', () => {
    expect([readPort('0'), readPort('8080'), readPort('65535'), readPort(undefined)]).toEqual([0, 8080, 65_535, null]);
  });

  it('that may not be had is said in a sentence', async () => {
    expect(await problemsOf(80, { 80: 'EACCES' })).toEqual([
      '--port: this account may not use 80; choose one above 1023',
    ]);
    expect(await problemsOf(8081, { 8081: 'EADDRINUSE' })).toEqual([
      '--port: 8081 is in use by another program; choose another',
    ]);
  });

  it('is the next one that may be had where none was asked for', async () => {
    expect(await openPort(null, without({ 8080: 'EADDRINUSE', 8081: 'EACCES' }))).toMatchObject({ port: 8082 });
  });

  it("that cannot be opened for another reason is a fault of ours or the machine's", async () => {
    await expect(openPort(8080, without({ 8080: 'EMFILE' }))).rejects.toMatchObject({ code: 'EMFILE' });
  });
});
