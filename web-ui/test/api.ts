import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

export const endpoint = () => inject('endpoint');
export const adminToken = () => inject('token');

/** What an answer was, for tests that expect a refusal. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    text: string,
  ) {
    super(`${status}: ${text}`);
  }
}

async function send<T = any>(method: string, path: string, body?: unknown, token = adminToken()): Promise<T> {
  const answer = await fetch(endpoint() + path, {
    method,
    headers: { 'x-token': token, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, `${method} ${path}: ${text}`);
  return (text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T;
}

/** The REST API, as the admin. */
export const api = {
  get: <T = any>(path: string, token?: string) => send<T>('GET', path, undefined, token),
  post: <T = any>(path: string, body: unknown = {}, token?: string) => send<T>('POST', path, body, token),
  put: <T = any>(path: string, body: unknown, token?: string) => send<T>('PUT', path, body, token),
  remove: <T = any>(path: string, token?: string) => send<T>('DELETE', path, undefined, token),
};

export const base64 = (text: string) => Buffer.from(text).toString('base64');

let made = 0;
/** A name that no other test uses. */
export const unique = (word: string) => `${word}-${Date.now().toString(36)}${(made++).toString(36)}`;

/** This name, unless a project has it. */
export async function free(name: string): Promise<string> {
  const projects = await api.get(`/api/controlPlane/v1/project?pageSize=1000`);
  return projects.projects.some((project: { projectName: string }) => project.projectName === name) ? unique(name) : name;
}

/** A token with these scopes, for all projects or for some. */
export async function makeToken(scopes: string[], projects?: string[]): Promise<{ name: string; text: string }> {
  const name = unique('browser');
  const { token } = await api.post('/api/v1/token', { name, scopes, ...(projects ? { projects } : {}) });
  return { name, text: token };
}

/** A project with this shipyard.yaml and these services. */
export async function makeProject(shipyard: string, services: string[] = [], name = unique('project')): Promise<string> {
  await api.post('/api/controlPlane/v1/project', { name, shipyard: base64(shipyard) });
  for (const serviceName of services) await api.post(`/api/controlPlane/v1/project/${name}/service`, { serviceName });
  return name;
}

/** Writes a file of a project; without a service it is the stage's, without a stage the project's. */
export async function writeFile(at: { project: string; stage?: string; service?: string }, uri: string, text: string): Promise<void> {
  const stage = at.stage ? `/stage/${at.stage}` : '';
  const service = at.service ? `/service/${at.service}` : '';
  await api.post(`/api/resource-service/v1/project/${at.project}${stage}${service}/resource`, {
    resources: [{ resourceURI: uri, resourceContent: base64(text) }],
  });
}

export interface Sent {
  type: string;
  data: Record<string, unknown>;
  source?: string;
  shkeptncontext?: string;
  triggeredid?: string;
  id?: string;
}

/** Sends an event, and gives its flow's keptnContext. */
export async function sendEvent(event: Sent): Promise<string> {
  const whole = { specversion: '1.0', id: randomUUID(), source: 'browser-test', contenttype: 'application/json', ...event };
  return (await api.post<{ keptnContext: string }>('/api/v1/event', whole)).keptnContext;
}

/** Triggers a sequence of a stage. */
export function trigger(
  at: { project: string; stage: string; service: string },
  sequence: string,
  data: Record<string, unknown> = {},
): Promise<string> {
  return sendEvent({ type: `sh.keptn.event.${at.stage}.${sequence}.triggered`, data: { ...at, ...data } });
}

/** Reads again and again until it is so: by the API, where no page says when. */
export async function until<T>(what: string, read: () => Promise<T | undefined | false>, limit = 30_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await read();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Expected ${what} within ${limit / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
