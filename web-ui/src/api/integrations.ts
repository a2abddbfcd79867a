import { get, path, post, put, remove } from './client';
import type { Schema } from './types';

export type Integration = Schema<'Integration'>;
export type Subscription = Schema<'Subscription'>;
export type UnansweredTask = Schema<'UnansweredTask'>;

const REGISTRATIONS = '/api/controlPlane/v1/uniform/registration';

/** Who has registered, by name. */
export async function integrations(signal: AbortSignal): Promise<Integration[]> {
  const found = await get<Integration[]>(REGISTRATIONS, { signal });
  return found.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
}

export const subscribe = (integration: string, subscription: Subscription) =>
  post(REGISTRATIONS + path`/${integration}/subscription`, subscription);

export const resubscribe = (integration: string, subscription: Subscription) =>
  put(REGISTRATIONS + path`/${integration}/subscription/${subscription.id ?? ''}`, subscription);

export const unsubscribe = (integration: string, subscription: string) =>
  remove(REGISTRATIONS + path`/${integration}/subscription/${subscription}`);

export const unregister = (integration: string) => remove(REGISTRATIONS + path`/${integration}`);

/** Tasks that nobody has answered, longest waiting first. */
export const unanswered = (signal: AbortSignal) =>
  get<Schema<'UnansweredTasks'>>('/api/controlPlane/v1/event/unanswered', { query: { pageSize: 200 }, signal });

/** What integrations reported as errors, newest first. */
export const errors = (integrationId: string | undefined, signal: AbortSignal) =>
  get<Schema<'Logs'>>('/api/controlPlane/v1/log', { query: { pageSize: 50, integrationId }, signal });
