const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Whether what goes to the database leaves this machine without proof of who reads it: another host, and not
 * `sslmode=verify-full`. `prefer` and `require` do not count: the first gives way, and the second asks nobody for a name.
 * @param environment of the process, as the driver takes a host from PGHOST where the address names none
 */
export function isUnprotected(
  databaseUrl: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): boolean {
  const url = parsed(databaseUrl);
  if (url === null) return false; // what is no address is refused as such
  const host = url.searchParams.getAll('host').at(-1) ?? decodeURIComponent(url.hostname.replace(NO_HOST, ''));
  const asked = host || environment['PGHOST'] || 'localhost';
  const isHere = asked.startsWith('/') || LOOPBACK.test(asked);
  return !isHere && url.searchParams.getAll('sslmode').at(-1) !== 'verify-full';
}

const NO_HOST = 'no-host.invalid';

/** `postgres://user:secret@/db?host=/cloudsql/...` is an address to the driver, though to nobody else. */
function parsed(databaseUrl: string): URL | null {
  const text = databaseUrl.replace(/^(\w+:\/\/[^/?#]*@)(?=[/?#])/, `$1${NO_HOST}`);
  return URL.canParse(text) ? new URL(text) : null;
}
