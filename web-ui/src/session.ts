import { signal } from '@preact/signals';
import { ApiProblem, onLoggedOut } from './api/client';
import * as api from './api/session';
import type { Who } from './api/types';

/** Who is logged in: undefined while that is being asked, null for nobody. */
export const who = signal<Who | null | undefined>(undefined);
export const sessionFailure = signal<ApiProblem | undefined>(undefined);

onLoggedOut(() => (who.value = null));

export async function askWho(): Promise<void> {
  try {
    who.value = await api.whoIsThere();
    sessionFailure.value = undefined;
  } catch (failure) {
    if (!(failure instanceof ApiProblem)) throw failure;
    if (failure.status !== 401) sessionFailure.value = failure;
  }
}

/** @throws ApiProblem if the token or code is refused */
export async function logIn(by: { token: string } | { code: string }): Promise<void> {
  who.value = await api.logIn(by);
  sessionFailure.value = undefined;
}

export async function logOut(): Promise<void> {
  await api.logOut();
  who.value = null;
}

/** Whether the one who is logged in may do what wants this scope; what may not be done is shown disabled, with the reason. */
export function may(scope: Who['scopes'][number]): boolean {
  const scopes = who.value?.scopes ?? [];
  return scopes.includes('admin') || scopes.includes(scope);
}

/** What a control is given that wants a scope: disabled with the reason as its title, unless the token has it. */
export function wanting(scope: Who['scopes'][number]): { disabled?: true; title?: string } {
  return may(scope) ? {} : { disabled: true, title: `Your token '${who.value?.name}' lacks the scope '${scope}'.` };
}
