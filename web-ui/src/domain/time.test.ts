import { describe, expect, it } from 'vitest';
import { absolute, duration, relative, withLocalTimes } from './time';

describe('duration', () => {
  it.each([
    [400, '0.4 s'],
    [12_900, '12 s'],
    [185_000, '3 min 5 s'],
    [180_000, '3 min'],
    [7_800_000, '2 h 10 min'],
    [4 * 86_400_000 + 3 * 3_600_000, '4 d 3 h'],
    [-5, '0.0 s'],
  ])('says %d ms as %s', (ms, text) => expect(duration(ms)).toBe(text));
});

describe('relative', () => {
  it.each([
    [0, 'just now'],
    [-12_000, '12 s ago'],
    [-3_600_000, '1 h ago'],
    [65_000, 'in 1 min'],
  ])('says what is %d ms away as %s', (away, text) => expect(relative(1_000_000_000 + away, 1_000_000_000)).toBe(text));
});

it('shows the times in a text on the clock of its reader, and leaves all else', () => {
  const time = '2026-11-22T12:29:33Z';
  const shown = absolute(Date.parse(time));
  expect(withLocalTimes(`held since ${time}, until ${time} at most: cart/remediation.yaml:16:19`)).toBe(
    `held since ${shown}, until ${shown} at most: cart/remediation.yaml:16:19`,
  );
});
