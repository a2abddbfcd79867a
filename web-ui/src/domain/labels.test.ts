import { expect, it } from 'vitest';
import { labelsOf } from './labels';

it('reads a label a line, also with an equals sign in its value', () =>
  expect(labelsOf(' a=1 \n\nb = x=y\n')).toEqual({ labels: { a: '1', b: 'x=y' } }));

it('says which line is no label', () => expect(labelsOf('a=1\nodd').wrong).toBe("'odd' is no label; expected NAME=VALUE."));
