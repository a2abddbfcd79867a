import { describe, expect, test } from 'vitest';
import { decoded, decodedBytes, encoded, pathProblem, span, subject, tree } from './files';

test('a tree has folders before files, each by name', () => {
  const root = tree('qa', ['shop/slo.yaml', 'metadata.yaml', 'shop/job/config.yaml', 'lib/x.txt'], ['shop']);
  expect(root.folders.map((folder) => [folder.name, folder.path, folder.isService])).toEqual([
    ['lib', 'lib', false],
    ['shop', 'shop', true],
  ]);
  expect(root.files).toEqual([{ name: 'metadata.yaml', path: 'metadata.yaml' }]);
  expect(root.folders[1]!.folders[0]!.files[0]!.path).toBe('shop/job/config.yaml');
});

test('text survives base64, and bytes that are no text are known', () => {
  expect(decoded(decodedBytes(encoded('größer ✓\r\n')))).toBe('größer ✓\r\n');
  expect(decoded(new Uint8Array([0xff, 0xfe, 0x41]))).toBeUndefined();
  expect(decoded(new Uint8Array([65, 0, 66]))).toBeUndefined();
});

describe('paths', () => {
  test.each(['slo.yaml', 'job/config.yaml', 'a b/ü.txt'])('takes %s', (path) => expect(pathProblem(path)).toBeUndefined());
  test.each(['', ' ', '/etc/passwd', 'a//b', 'a/', '../x', 'a/./b', 'a\\b'])('refuses %j', (path) => expect(pathProblem(path)).toBeDefined());
});

test('a finding covers a word, and never leaves its line', () => {
  expect(span({ from: 100, text: '  - sli: x' }, 5)).toEqual({ from: 104, to: 107 });
  expect(span({ from: 100, text: 'ab' }, 40)).toEqual({ from: 102, to: 102 });
});

test('a message has a first line', () => {
  expect(subject('Raise\n\nbecause')).toBe('Raise');
  expect(subject('')).toBe('without a message');
});
