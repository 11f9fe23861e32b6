import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const sheet = readFileSync(new URL('../../../src/pages/look/assets/waymark.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)');

/** The fill of a part, through the variable it may name. */
function fillOf(level: string, scheme: string): string {
  const fill = new RegExp(`\\.part-${level} \\{ fill: ([^;]+);`).exec(sheet)?.[1] ?? '';
  const variable = /var\((--[\w-]+)\)/.exec(fill)?.[1];
  return variable === undefined ? fill : (new RegExp(`${variable}: ([^;]+);`).exec(scheme)?.[1] ?? '');
}

/** Relative luminance of `#rgb` or `#rrggbb`, as WCAG reckons it. */
function luminance(color: string): number {
  const hex = color.length === 4 ? color.replaceAll(/[\da-f]/g, '$&$&') : color;
  const [r = NaN, g = NaN, b = NaN] = [1, 3, 5]
    .map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = NaN, high = NaN] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('the level bar', () => {
  it.each([
    ['light', light],
    ['dark', dark],
  ])('draws what nothing is known of nearest to the %s page, and what too little is known of next', (_, scheme) => {
    const surface = /--surface: ([^;]+);/.exec(scheme)?.[1] ?? '';
    const known = ['mastered', 'approaching', 'not-yet', 'slipped'].map((level) =>
      contrast(fillOf(level, scheme), surface),
    );
    const [none, thin] = ['no-evidence', 'not-enough'].map((level) => contrast(fillOf(level, scheme), surface));
    expect(none).toBeLessThan(thin ?? NaN);
    expect(thin).toBeLessThan(Math.min(...known));
  });
});
