import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { weights, type Chunk } from './build/budget';

/** Where Drydock runs on this machine, as `./drydock up` and `./drydock demo` write it down; the environment wins. */
function running(): { endpoint?: string; token?: string } {
  const { DRYDOCK_ENDPOINT: endpoint, DRYDOCK_API_TOKEN: token } = process.env;
  if (endpoint) return { endpoint, token };
  const file = ['../.drydock/running', '../.drydock/demo/running'].find(existsSync);
  if (!file) return {};
  const values = Object.fromEntries(readFileSync(file, 'utf8').split('\n').map((line) => line.split('=', 2)));
  return { endpoint: values['endpoint'], token: readFileSync(values['token-file'], 'utf8').trim() };
}

const { endpoint, token } = running();
const proxied = { target: endpoint, changeOrigin: true, ...(token ? { headers: { 'x-token': token } } : {}) };

const out = 'target/classes/META-INF/drydock-web-ui';

/** Writes down which files there are, for the server: it serves these, and no others. */
const listOfFiles: Plugin = {
  name: 'list-of-files',
  apply: 'build',
  closeBundle() {
    const paths = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.vite'))
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length))
      .filter((path) => path !== '/files.txt');
    writeFileSync(join(out, 'files.txt'), paths.sort().join('\n'));
  },
};

const MOST_BYTES = 300_000;

/** Fails if a page makes a browser load too much before it is shown. */
const budget: Plugin = {
  name: 'budget',
  apply: 'build',
  closeBundle() {
    const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
    const all = [...weights(manifest, (file) => gzipSync(readFileSync(join(out, file))).length)].sort((a, b) => b[1] - a[1]);
    const [page, bytes] = all[0] ?? ['no page', 0];
    if (bytes > MOST_BYTES) {
      throw new Error(`${page} weighs ${bytes} bytes (gzipped), more than ${MOST_BYTES}: load what is not needed at once later`);
    }
    console.log(`The heaviest page, ${page}, weighs ${Math.round(bytes / 1000)} kB (gzipped).`);
  },
};

export default defineConfig({
  plugins: [listOfFiles, budget],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    proxy: endpoint ? { '/api': proxied, '/schemas': proxied, '/git': proxied } : {},
  },
});
