import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    endpoint: string;
    token: string;
    /** the folder where the server keeps everything */
    data: string;
  }
}

const APP = new URL('../../local/target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;
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
  if (!existsSync(APP)) throw new Error(`${APP} is not there; build it with: mvn install -DskipTests -pl :drydock-local -am`);
  const data = mkdtempSync(join(tmpdir(), 'drydock-browser-'));
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
  const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'];
  const server = spawn(java, [...options, '-jar', APP, '--data', data, '--port', String(await freePort())], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [server.stdout, server.stderr]) output.on('data', (text) => (said += text));
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(data, { recursive: true, force: true });
  };
  const running = join(data, 'running');
  const end = Date.now() + READY_MS;
  while (!existsSync(running) || !readFileSync(running, 'utf8').includes('pid=')) {
    if (server.exitCode !== null || Date.now() > end) {
      const log = join(data, 'drydock.log');
      const logged = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-40).join('\n') : '';
      await stop();
      throw new Error(`Drydock did not start.\n${said}\n${logged}`);
    }
    await pause(100);
  }
  const values = Object.fromEntries(readFileSync(running, 'utf8').split('\n').map((line) => line.split('=', 2)));
  project.provide('data', data);
  project.provide('endpoint', values['endpoint']);
  project.provide('token', readFileSync(values['token-file'], 'utf8').trim());
  return stop;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
