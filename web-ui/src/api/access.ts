import { get, path, post, put, remove } from './client';
import type { Schema } from './types';

export type Token = Schema<'Token'>;
export type TokenScope = Schema<'TokenScopes'>[number];
export type Use = Schema<'Use'>;
export type SecretOutline = Schema<'SecretOutline'>;
export type KillSwitch = Schema<'KillSwitch'>;

export async function readTokens(signal: AbortSignal): Promise<Token[]> {
  return (await get<Schema<'Tokens'>>('/api/v1/token', { query: { pageSize: 1000 }, signal })).tokens ?? [];
}

export const createToken = (wanted: Schema<'WantedToken'>) => post<Schema<'CreatedToken'>>('/api/v1/token', wanted);
export const revokeToken = (name: string) => remove(path`/api/v1/token/${name}`);

/** A page of the audit trail, newest first; without a key the first one. */
export const readAudit = (query: { project?: string; token?: string; nextPageKey?: string }, signal?: AbortSignal) =>
  get<Schema<'Uses'>>('/api/v1/audit', { query: { ...query, pageSize: 50 }, signal });

export async function readSecrets(signal: AbortSignal): Promise<SecretOutline[]> {
  return (await get<Schema<'SecretOutlines'>>('/api/secrets/v1/secret', { signal })).secrets ?? [];
}

export async function readSecretScopes(signal: AbortSignal): Promise<string[]> {
  return (await get<Schema<'SecretScopes'>>('/api/secrets/v1/scope', { signal })).scopes ?? [];
}

export const createSecret = (secret: Schema<'Secret'>) => post('/api/secrets/v1/secret', secret);
export const replaceSecret = (secret: Schema<'Secret'>) => put('/api/secrets/v1/secret', secret);
export const deleteSecret = (name: string, scope: string) => remove('/api/secrets/v1/secret', { query: { name, scope } });

export async function readKillSwitches(project: string | undefined, signal: AbortSignal): Promise<KillSwitch[]> {
  return (await get<Schema<'KillSwitches'>>('/api/remediation/v1/kill-switch', { query: { project }, signal })).killSwitches ?? [];
}

export const stopActions = (wanted: Schema<'KillSwitchWanted'>) =>
  put<Schema<'KillSwitchTurnedOn'>>('/api/remediation/v1/kill-switch', wanted);

export const allowActions = (what: { project?: string; stage?: string; action?: string; reason?: string }) =>
  remove<Schema<'KillSwitchLifted'>>('/api/remediation/v1/kill-switch', { query: what });
