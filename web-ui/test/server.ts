import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { launch } from './process';

declare module 'vitest' {
  export interface ProvidedContext {
    endpoint: string;
    token: string;
    /** the folder where the server keeps everything */
    data: string;
  }
}

const READY_MS = 120_000;

/** Starts the packaged server in a folder of its own, once for all tests; DRYDOCK_ENDPOINT names one that runs already. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const { DRYDOCK_ENDPOINT: endpoint, DRYDOCK_API_TOKEN: token, DRYDOCK_DATA: folder } = process.env;
  if (endpoint && token) {
    project.provide('data', folder ?? '');
    project.provide('endpoint', endpoint);
    project.provide('token', token);
    return async () => {};
  }
  const server = await launch();
  const running = join(server.data, 'running');
  const end = Date.now() + READY_MS;
  while (!existsSync(running) || !readFileSync(running, 'utf8').includes('pid=')) {
    if (server.isOver() || Date.now() > end) {
      const log = join(server.data, 'drydock.log');
      const logged = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-40).join('\n') : '';
      await server.stop();
      throw new Error(`Drydock did not start.\n${server.said()}\n${logged}`);
    }
    await pause(100);
  }
  const values = Object.fromEntries(readFileSync(running, 'utf8').split('\n').map((line) => line.split('=', 2)));
  project.provide('data', server.data);
  project.provide('endpoint', values['endpoint']);
  project.provide('token', readFileSync(values['token-file'], 'utf8').trim());
  return () => server.stop();
}
