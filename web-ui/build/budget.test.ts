import { expect, it } from 'vitest';
import { weights } from './budget';

it('weighs what is loaded before a page is shown, each file once', () => {
  const manifest = {
    'index.html': { file: 'index.js', isEntry: true, css: ['index.css'], imports: ['_shared.js'] },
    '_shared.js': { file: 'shared.js' },
    'src/pages/home/HomePage.tsx': { file: 'home.js', imports: ['_shared.js', 'index.html'], css: ['home.css'] },
    'src/pages/files/editor.ts': { file: 'editor.js' },
  };
  expect([...weights(manifest, () => 10)]).toEqual([['src/pages/home/HomePage.tsx', 50]]);
});
