import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const APP = new URL('../../local/target/quarkus-app/quarkus-run.jar', import.meta.url).pathname;

export interface Launched {
  /** the folder where it keeps everything; it goes with it */
  readonly data: string;
  /** what it has printed so far */
  said(): string;
  isOver(): boolean;
  stop(): Promise<void>;
}

/** Starts the packaged program on a free port, in a folder of its own. */
export async function launch(...options: string[]): Promise<Launched> {
  if (!existsSync(APP)) throw new Error(`${APP} is not there; build it with: mvn install -DskipTests -pl :drydock-local -am`);
  const data = mkdtempSync(join(tmpdir(), 'drydock-browser-'));
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
  const machine = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'];
  const child = spawn(java, [...machine, '-jar', APP, '--data', data, '--port', String(await freePort()), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (text) => (said += text));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    data,
    said: () => said,
    isOver,
    async stop() {
      if (!isOver()) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Below those that the system gives to others while the program starts, and those that the program takes itself. */
async function freePort(): Promise<number> {
  const port = randomInt(10_000, 20_000);
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return freePort();
  }
  probe.close();
  await once(probe, 'close');
  return port;
}
