/** A mistake in a file, and its place. */
interface FileProblem {
  file?: string;
  line?: number;
  column?: number;
  message?: string;
}

/** Why a request was refused or failed: what the server says (RFC 9457), or that there was no answer. */
export class ApiProblem extends Error {
  constructor(
    /** of HTTP; 0 when there was no answer */
    readonly status: number,
    /** a stable word for programs, such as unknown-project; 'unreachable' when there was no answer */
    readonly reason: string,
    /** what, where, why, and what to do */
    readonly detail: string,
    readonly problems: FileProblem[] = [],
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }

  /** What was thrown, whatever it is: a fault of the page's own is told as one, too. */
  static of(thrown: unknown): ApiProblem {
    return thrown instanceof ApiProblem ? thrown : new ApiProblem(0, 'broken', String(thrown));
  }
}

type Query = Record<string, string | number | boolean | string[] | undefined | null>;

interface RequestOptions {
  /** left out are values that are undefined, null or empty */
  query?: Query;
  /** sent as JSON, unless it is a string */
  body?: unknown;
  type?: string;
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

/** Called when the server says that nobody is logged in any more. */
let loggedOut = () => {};
export function onLoggedOut(listener: () => void): void {
  loggedOut = listener;
}

export function withQuery(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** Puts values into a path, escaped: path`/api/x/${name}`. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((text, part, i) => text + encodeURIComponent(values[i - 1] ?? '') + part);
}

/**
 * Sends a request and reads the JSON of its answer (text, if it is none; undefined, if it is empty).
 *
 * @throws ApiProblem if the server refuses, fails, or does not answer
 */
export async function request<T>(method: string, address: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-drydock-session': '1' };
  for (const [name, value] of Object.entries(options.headers ?? {})) if (value !== undefined) headers[name] = value;
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: options.signal ?? null };
  if (options.body !== undefined) {
    const text = typeof options.body === 'string';
    headers['content-type'] = options.type ?? (text ? 'text/plain' : 'application/json');
    init.body = text ? (options.body as string) : JSON.stringify(options.body);
  }
  let response: Response;
  try {
    response = await fetch(withQuery(address, options.query), init);
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new ApiProblem(0, 'unreachable', 'Drydock does not answer. Is it running, and is the network there?');
  }
  const body = await read(response);
  if (response.ok) return body as T;
  if (response.status === 401) loggedOut();
  throw problem(response.status, body);
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(response.status, 'no-json', 'The answer is cut off. Try again.');
  }
}

function problem(status: number, body: unknown): ApiProblem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<ApiProblem> & { message?: string };
  return new ApiProblem(
    status,
    said.reason ?? `http-${status}`,
    said.detail ?? said.message ?? `The server answered ${status}.`,
    said.problems ?? [],
  );
}

export const get = <T>(address: string, options?: RequestOptions) => request<T>('GET', address, options);
export const post = <T>(address: string, body?: unknown, options?: RequestOptions) =>
  request<T>('POST', address, { ...options, body });
export const put = <T>(address: string, body?: unknown, options?: RequestOptions) =>
  request<T>('PUT', address, { ...options, body });
export const remove = <T>(address: string, options?: RequestOptions) => request<T>('DELETE', address, options);
