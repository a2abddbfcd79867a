import { defineConfig } from 'vitest/config';

/** Drives the pages in a browser, on the packaged server: see test/harness.ts. */
export default defineConfig({
  test: {
    include: [process.env['SCREENSHOTS'] ? 'test/screenshots.ts' : 'test/**/*.test.ts'],
    globalSetup: 'test/server.ts',
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: Number(process.env['DRYDOCK_RERUNS'] ?? 0),
  },
});
