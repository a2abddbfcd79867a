import { path, post, put, remove } from './client';
import type { Schema } from './types';

export type GitCredentials = NonNullable<Schema<'ProjectRequest'>['gitCredentials']>;
export type UpstreamCheck = Schema<'UpstreamCheck'>;

/** Text as the API takes files: base64 of its UTF-8. */
export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

export const createProject = (name: string, shipyard: string, gitCredentials?: GitCredentials) =>
  post<Schema<'CreatedProject'>>('/api/controlPlane/v1/project', { name, shipyard: base64(shipyard), gitCredentials });

export const connectUpstream = (name: string, gitCredentials: GitCredentials) =>
  put(path`/api/controlPlane/v1/project/${name}`, { name, gitCredentials });

export const checkUpstream = (projectName: string | undefined, gitCredentials?: GitCredentials) =>
  post<UpstreamCheck>('/api/v1/upstream-check', { projectName, gitCredentials });

export const deleteProject = (name: string) => remove(path`/api/controlPlane/v1/project/${name}`);

export const createService = (project: string, serviceName: string) =>
  post(path`/api/controlPlane/v1/project/${project}/service`, { serviceName });
