import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig({
  plugins: [listOfFiles],
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
