import { signal } from '@preact/signals';
import { withQuery } from '../api/client';
import type { CloudEvent } from '../api/types';

/** An event of the stream; its payload as far as it is always there. */
export interface StreamEvent extends Omit<CloudEvent, 'data'> {
  data: { project?: string; stage?: string; service?: string; [other: string]: unknown };
}

/** How the stream is: since when it is not there, if it is not. */
export const connection = signal<{ live: boolean; since: number }>({ live: false, since: Date.now() });

/** What changes without an event, and is told of by its name. */
export type Register = 'projects' | 'integrations' | 'dead-letters';

type Listener = { event(event: StreamEvent): void; changed?(register: Register): void; again(): void };

const listeners = new Set<Listener>();
let source: EventSource | undefined;
let lastId: string | undefined;

/**
 * Hears every event, and of every register that changes, from now on.
 *
 * @param listener again is called when events may have been missed: load everything anew
 * @returns ends it
 */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the one stream of this page. A page that is not seen lets go of it: browsers allow few connections to a server. */
export function openStream(): void {
  document.addEventListener('visibilitychange', followVisibility);
  followVisibility();
}

export function closeStream(): void {
  document.removeEventListener('visibilitychange', followVisibility);
  disconnect();
}

function followVisibility(): void {
  if (document.visibilityState === 'hidden') disconnect();
  else if (!source) connect();
}

function connect(): void {
  source = new EventSource(withQuery('/api/v1/stream', { registers: true, lastEventId: lastId }));
  source.onopen = () => {
    connection.value = { live: true, since: Date.now() };
    listeners.forEach((listener) => listener.again());
  };
  source.onmessage = (message) => {
    lastId = message.lastEventId || lastId;
    const event = parsed(message.data);
    if (event) listeners.forEach((listener) => listener.event(event));
  };
  source.addEventListener('changed', ({ data }) => listeners.forEach((listener) => listener.changed?.(data as Register)));
  source.onerror = () => {
    if (connection.value.live) connection.value = { live: false, since: Date.now() };
    if (source?.readyState === EventSource.CLOSED) reconnectLater();
  };
}

/** Browsers reconnect by themselves after a lost connection, but not after an answer that is no stream, such as a proxy's 502. */
function reconnectLater(): void {
  source = undefined;
  setTimeout(() => {
    if (!source && document.visibilityState !== 'hidden') connect();
  }, 2000);
}

function disconnect(): void {
  source?.close();
  source = undefined;
}

function parsed(text: string): StreamEvent | undefined {
  try {
    const event = JSON.parse(text) as StreamEvent;
    return typeof event.type === 'string' ? { ...event, data: event.data ?? {} } : undefined;
  } catch {
    return undefined;
  }
}
