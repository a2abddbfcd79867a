import { signal } from '@preact/signals';
import { ApiProblem, onLoggedOut, post } from './api/client';
import type { Who } from './api/types';

/** Who is logged in: undefined while that is being asked, null for nobody. */
export const who = signal<Who | null | undefined>(undefined);
export const sessionFailure = signal<ApiProblem | undefined>(undefined);

onLoggedOut(() => (who.value = null));

export async function askWho(): Promise<void> {
  try {
    who.value = await post<Who>('/api/v1/auth');
    sessionFailure.value = undefined;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    if (failure.status !== 401) sessionFailure.value = failure;
  }
}

/** Whether the one who is logged in may do what wants this scope; what may not be done is shown disabled, with the reason. */
export function may(scope: Who['scopes'][number]): boolean {
  const scopes = who.value?.scopes ?? [];
  return scopes.includes('admin') || scopes.includes(scope);
}
