import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A participant on NATS, as an executor in any language is one: it speaks the protocol itself, in plain text over TCP. */
export class NatsParticipant {
  private rest = Buffer.alloc(0);
  private readonly heard = new Map<string, (event: any) => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('data', (data) => this.read(data));
    socket.on('error', () => {});
  }

  static async connected(): Promise<NatsParticipant> {
    const data = inject('data');
    const conf = readFileSync(join(data, 'nats/nats-server.conf'), 'utf8');
    const port = Number(/^\s*(?:port|listen)\s*[:=]\s*"?(?:[\d.]+:)?(\d+)/m.exec(conf)?.[1]);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const participant = new NatsParticipant(socket);
    const auth_token = readFileSync(join(data, 'nats-token'), 'utf8').trim();
    socket.write(`CONNECT ${JSON.stringify({ verbose: false, pedantic: false, auth_token, name: 'browser-test' })}\r\n`);
    return participant;
  }

  /** Hears every event of a type. */
  on(type: string, hear: (event: any) => void): void {
    const sid = String(this.heard.size + 1);
    this.heard.set(sid, hear);
    this.socket.write(`SUB ${type} ${sid}\r\n`);
  }

  publish(subject: string, text: string): void {
    this.socket.write(`PUB ${subject} ${Buffer.byteLength(text)}\r\n${text}\r\n`);
  }

  /** Publishes an event under its type, and gives its id. */
  send(event: { type: string; data: unknown; [attribute: string]: unknown }): string {
    const id = randomUUID();
    this.publish(event.type, JSON.stringify({ specversion: '1.0', id, source: 'browser-test', time: new Date().toISOString(), ...event }));
    return (event['id'] as string | undefined) ?? id;
  }

  close(): void {
    this.socket.destroy();
  }

  private read(data: Buffer): void {
    this.rest = Buffer.concat([this.rest, data]);
    for (;;) {
      const end = this.rest.indexOf('\r\n');
      if (end < 0) return;
      const line = this.rest.toString('utf8', 0, end);
      if (!line.startsWith('MSG ')) {
        this.rest = this.rest.subarray(end + 2);
        if (line === 'PING') this.socket.write('PONG\r\n');
        continue;
      }
      const words = line.split(' ');
      const size = Number(words[words.length - 1]);
      if (this.rest.length < end + 2 + size + 2) return;
      const body = this.rest.toString('utf8', end + 2, end + 2 + size);
      this.rest = this.rest.subarray(end + 2 + size + 2);
      this.heard.get(words[2]!)?.(JSON.parse(body));
    }
  }
}
