import { createHash } from 'node:crypto';
import type { Marker, PostId, TeacherId } from '../../../ids.ts';
import { readInstant } from '../../../time.ts';
import type { Instant } from '../../../time.ts';
import { markerOf, markerUrl } from '../../marker.ts';

/**
 * A post's words and marker are the HTML of its description. Schoology says neither who made an assignment nor when, nor
 * whether it is a copy, so the marker's link says it behind its `#`, in values that tell nobody anything:
 * when it was made, a check of who made it, and, once published, its own id. A copy carries the id of the original.
 */
export interface Stamp {
  readonly madeAt: Instant | null;
  /** Check of marker and maker; see `isBy`. */
  readonly by: string;
  /** Null while it is a draft. */
  readonly id: string | null;
}

export interface Described {
  readonly marker: Marker;
  readonly text: string;
  readonly stamp: Stamp | null;
}

/** The address of a draft made just now. */
export function draftAddress(markerRoot: string, marker: Marker, maker: TeacherId, now: number): string {
  return `${markerUrl(markerRoot, marker)}#${Math.floor(now / 1000).toString(36)}.${makerCheck(marker, maker)}`;
}

export function isBy({ marker, stamp }: Described, maker: TeacherId): boolean {
  return stamp?.by === makerCheck(marker, maker);
}

/** The description of a post: its words, then our link. */
export function describe(text: string, address: string): string {
  return `<p>${escape(text).replace(/\r\n?|\n/g, '<br />')}</p>${link(address)}`;
}

/** The same description with the post's own id in the link; other changes a teacher made to it stay. */
export function stamped(html: string, markerRoot: string, id: PostId): string {
  const found = addressIn(html, markerRoot);
  if (found === null || stampOf(found.address)?.id !== null) return html;
  return `${html.slice(0, found.at)}${found.address}.${id}${html.slice(found.at + found.address.length)}`;
}

/** The same link under other words. */
export function reworded(html: string, markerRoot: string, text: string): string | null {
  const found = addressIn(html, markerRoot);
  return found === null ? null : describe(text, found.address);
}

/** What a description says; null when it does not carry our link. */
export function read(html: string, markerRoot: string): Described | null {
  const found = addressIn(html, markerRoot);
  if (found === null) return null;
  const anchor = [...html.matchAll(/<a\b[^<>]{0,2500}>[^<]{0,500}<\/a>/gi)].find((each) =>
    each[0].includes(found.address),
  );
  const rest = anchor === undefined ? html.replace(found.address, '') : html.replace(anchor[0], '');
  return { marker: found.marker, text: plainText(rest), stamp: stampOf(found.address) };
}

function addressIn(
  html: string,
  markerRoot: string,
): { readonly at: number; readonly address: string; readonly marker: Marker } | null {
  for (let at = html.indexOf(markerRoot); at >= 0; at = html.indexOf(markerRoot, at + 1)) {
    const address = /^[\w.:/?#%~-]{1,2000}/.exec(html.slice(at, at + 2000))?.[0] ?? '';
    const marker = markerOf(address, markerRoot);
    if (marker !== null) return { at, address, marker };
  }
  return null;
}

function stampOf(address: string): Stamp | null {
  const [, made = '', by = '', id = null] = /#([0-9a-z]{1,8})\.([\w-]{8})(?:\.(\d{1,18}))?$/.exec(address) ?? [];
  if (made === '') return null;
  return { madeAt: readInstant(new Date(Number.parseInt(made, 36) * 1000).toISOString()), by, id };
}

function makerCheck(marker: Marker, maker: TeacherId): string {
  return createHash('sha256').update(`${marker} ${maker}`).digest('base64url').slice(0, 8);
}

function link(address: string): string {
  return `<p><a href="${escape(address)}">Waymark</a></p>`;
}

/** Words of a description: breaks and paragraphs are line ends, other tags are dropped. The editor's own line ends mean nothing. */
export function plainText(html: string): string {
  const lines = html
    .split(/\r?\n/)
    .reduce((before, line) =>
      before.trimEnd().endsWith('>') || line.trimStart().startsWith('<')
        ? before.trimEnd() + line.trimStart()
        : `${before} ${line}`,
    )
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<\/(p|div|li|h\d)>/gi, '\n\n');
  return decode(lines.replace(/<[^<>]{0,2500}>/g, '')).trim();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
