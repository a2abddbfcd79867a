import { get, path, request } from './client';
import type { Schema } from './types';

export type Job = Schema<'Job'>;

/** The jobs of a flow, oldest first. */
export async function jobsOf(context: string, signal?: AbortSignal): Promise<Job[]> {
  return (await get<Schema<'Jobs'>>('/api/job-executor/v1/job', { query: { context }, signal })).jobs;
}

/** What a job printed, from a byte on. */
export async function logOf(id: string, from: number, signal?: AbortSignal): Promise<string> {
  const text = await request<unknown>('GET', path`/api/job-executor/v1/job/${id}/log`, {
    query: { from: from || undefined },
    headers: { accept: 'text/plain' },
    signal,
  });
  return text === undefined ? '' : typeof text === 'string' ? text : JSON.stringify(text);
}
