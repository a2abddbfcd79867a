import { get, path, post, put, remove, withQuery } from './client';
import type { Project, Schema } from './types';

export type FileHistory = Schema<'FileHistory'>;
export type Commit = Schema<'Commit'>;
export type DraftReport = Schema<'DraftReport'>;
export type Finding = Schema<'Finding'>;

/** A file of a stage, of which its services are folders; without a stage, of the project itself. */
export interface FilePlace {
  project: string;
  stage?: string;
  path: string;
}

/** A file as it was read; the version is what a write is based on. */
export interface ReadFile {
  content: string;
  version: string;
  stale: boolean;
}

/** The files of the project itself and of each stage, and the commit they were listed at. */
export interface Listing {
  stage?: string;
  paths: string[];
  version: string | undefined;
  services: string[];
}

type Resource = Schema<'Resource'>;

function level({ project, stage }: { project: string; stage?: string }): string {
  const base = path`/api/resource-service/v1/project/${project}`;
  return stage ? base + path`/stage/${stage}/resource` : `${base}/resource`;
}

const address = (at: FilePlace) => `${level(at)}/${encodeURIComponent(at.path)}`;

export async function listings(project: string, signal: AbortSignal): Promise<Listing[]> {
  const found = await get<Project>(path`/api/controlPlane/v1/project/${project}`, { signal });
  const stages = found.stages ?? [];
  const own = list({ project }, [], signal);
  const ofStages = stages.map((stage) =>
    list({ project, ...(stage.stageName ? { stage: stage.stageName } : {}) }, (stage.services ?? []).map((service) => service.serviceName ?? ''), signal),
  );
  return Promise.all([own, ...ofStages]);
}

async function list(at: { project: string; stage?: string }, services: string[], signal: AbortSignal): Promise<Listing> {
  const paths: string[] = [];
  let version: string | undefined;
  let nextPageKey = '0';
  do {
    const page = await get<Schema<'Resources'>>(level(at), { query: { pageSize: 1000, nextPageKey }, signal });
    for (const file of page.resources ?? []) paths.push(file.resourceURI ?? '');
    version ??= page.resources?.[0]?.metadata?.version;
    nextPageKey = page.nextPageKey ?? '0';
  } while (nextPageKey !== '0');
  return { ...(at.stage ? { stage: at.stage } : {}), paths, version, services };
}

/** @param commit as it was there; absent for now */
export async function readFile(at: FilePlace, commit: string | undefined, signal?: AbortSignal): Promise<ReadFile> {
  const found = await get<Resource>(address(at), { query: { gitCommitID: commit }, ...(signal ? { signal } : {}) });
  return { content: found.resourceContent ?? '', version: found.metadata?.version ?? '', stale: found.metadata?.stale ?? false };
}

/**
 * Writes a file in a commit.
 *
 * @param content base64
 * @param version at which the file was read; refused as changed-meanwhile when somebody has changed it since
 */
export const writeFile = (at: FilePlace, content: string, message: string, version: string | undefined) =>
  put<Schema<'Committed'>>(withQuery(address(at), { message }), { resourceContent: content }, { headers: { 'if-match': version } });

export const deleteFile = (at: FilePlace, message: string, version: string | undefined) =>
  remove<Schema<'Committed'>>(withQuery(address(at), { message }), { headers: { 'if-match': version } });

/** What writing this text would bring; nothing is written. */
export const checkDraft = ({ project, stage, path: file }: FilePlace, content: string) =>
  post<DraftReport>(path`/api/v1/project/${project}/lint`, { ...(stage ? { stage } : {}), path: file, content });

/** Who changed a file, newest first. */
export const fileHistory = ({ project, stage, path: file }: FilePlace, nextPageKey?: string, signal?: AbortSignal) =>
  get<FileHistory>(path`/api/v1/project/${project}/history`, {
    query: { stage, path: file, pageSize: 50, nextPageKey },
    ...(signal ? { signal } : {}),
  });
