import { describe, expect, it } from '@jest/globals';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { Marker, PostId, TeacherId } from '../../../src/ids.ts';
import {
  describe as describePost,
  draftAddress,
  isBy,
  plainText,
  read,
  reworded,
  stamped,
} from '../../../src/lms/schoology/posts/description.ts';
import { MARKER_ROOT } from '../../builders/lms/schoology-adapter.ts';

const MARKER = Marker.parse('0f1e2d3c4b5a69788796a5b4c3d2e1f0');
const MAKER = TeacherId.parse('5101');
const NOW = Date.parse('2026-09-14T07:00:00Z');
const ADDRESS = draftAddress(MARKER_ROOT, MARKER, MAKER, NOW);

const words = array(
  oneof(
    string({ unit: 'grapheme', maxLength: 30 }),
    constantFrom('\n', '\n\n', ' \n ', '<p>', '&lt;', '&nbsp;', '\u00a0', '"quoted"', MARKER_ROOT),
  ),
  { maxLength: 8 },
)
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes(MARKER_ROOT) || !/waymark\.example\/r\/[^\s/]/.test(text));

function same(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

describe('the description of a post', () => {
  it('gives its words back as they were, whatever they are', () => {
    assert(
      property(words, (text) => {
        expect(read(describePost(text, ADDRESS), MARKER_ROOT)).toMatchObject({ marker: MARKER, text: same(text) });
      }),
      { numRuns: 500 },
    );
  });

  it('gives them back when an editor has set them anew', () => {
    const html =
      '<p>Try this.<br>\n  Then that: 3 &lt; 4 &amp; 5.</p>\n\n<p>And <strong>this</strong>.</p>\n' +
      `<p><a class="ext" href="${ADDRESS}" target="_blank" rel="noopener">Waymark</a></p>\n`;

    expect(read(html, MARKER_ROOT)).toMatchObject({
      marker: MARKER,
      text: 'Try this.\nThen that: 3 < 4 & 5.\n\nAnd this.',
    });
  });

  it('shows what a teacher added, above and below', () => {
    const html = `<p>Bring your ruler.</p>${describePost('Try this.', ADDRESS)}<p>Thanks!</p>`;

    expect(read(html, MARKER_ROOT)?.text.split(/\n+/)).toEqual(['Bring your ruler.', 'Try this.', 'Thanks!']);
  });

  it('still carries the marker where the link has become plain text', () => {
    expect(read(`Try this.\n\n${ADDRESS}`, MARKER_ROOT)).toMatchObject({ marker: MARKER, stamp: { id: null } });
  });

  it('says when and by whom a draft was made, to those who know the maker', () => {
    const described = read(describePost('Try this.', ADDRESS), MARKER_ROOT);

    expect(described?.stamp).toMatchObject({ madeAt: '2026-09-14T07:00:00.000Z', id: null });
    expect(described !== null && isBy(described, MAKER)).toBe(true);
    expect(described !== null && isBy(described, TeacherId.parse('5102'))).toBe(false);
    expect(ADDRESS).not.toContain(MAKER);
  });

  it("carries the post's own id once published, and only the first", () => {
    const once = stamped(describePost('Try this.', ADDRESS), MARKER_ROOT, PostId.parse('7301'));

    expect(read(once, MARKER_ROOT)?.stamp?.id).toBe('7301');
    expect(stamped(once, MARKER_ROOT, PostId.parse('7302'))).toBe(once);
    expect(read(reworded(once, MARKER_ROOT, 'Other words') ?? '', MARKER_ROOT)).toMatchObject({
      text: 'Other words',
      stamp: { id: '7301' },
    });
  });

  it('without our link says nothing about a post', () => {
    expect(
      read('<p>Read chapter 3. <a href="https://waymark.example.evil/r/x">Waymark</a></p>', MARKER_ROOT),
    ).toBeNull();
    expect(read('<p>Read chapter 3. <a href="https://waymark.example/r/a/b">Waymark</a></p>', MARKER_ROOT)).toBeNull();
  });

  it('is read in time that grows with its length alone', () => {
    const before = process.cpuUsage(); // not the clock: a busy machine lets it pass without work

    for (const nasty of ['<a', '<a href="', '<', '&#', '\n>', ' '.repeat(50)])
      plainText(nasty.repeat(60_000 / nasty.length));

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});
