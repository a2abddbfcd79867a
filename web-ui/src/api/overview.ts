import { get, path } from './client';
import { problems } from './problems';
import type { Problem, Project, Schema, SequenceExecution } from './types';

export type Environment = Schema<'Environment'>;
export type Shadowed = Schema<'ShadowMode'>['shadowed'][number];

/** Counts of what runs and waits, by project and state. */
export async function readLoads(signal: AbortSignal): Promise<Map<string, Record<string, number>>> {
  const { projects } = await get<Schema<'Overview'>>('/api/v1/overview', { signal });
  return new Map(projects.map(({ project, sequences }) => [project, sequences]));
}

export async function readProjects(signal?: AbortSignal): Promise<Project[]> {
  const all: Project[] = [];
  let nextPageKey: string | undefined;
  do {
    const page = await get<Schema<'Projects'>>('/api/controlPlane/v1/project', { query: { pageSize: 200, nextPageKey }, signal });
    all.push(...page.projects);
    nextPageKey = page.nextPageKey === '0' ? undefined : page.nextPageKey;
  } while (nextPageKey);
  return all;
}

export const readEnvironment = (project: string, signal: AbortSignal) =>
  get<Environment>(path`/api/v1/project/${project}/environment`, { signal });

export async function readShadowed(project: string, signal: AbortSignal): Promise<Shadowed[]> {
  return (await get<Schema<'ShadowMode'>>(path`/api/v1/project/${project}/shadow-mode`, { signal })).shadowed;
}

/** The newest open problems, of all projects or of one. */
export async function readOpenProblems(project: string | undefined, signal: AbortSignal): Promise<Problem[]> {
  return (await problems({ project, state: 'open,remediating' }, undefined, 500, signal)).problems ?? [];
}

/** What runs or waits now, newest first. */
export async function readActive(project: string, signal: AbortSignal): Promise<SequenceExecution[]> {
  const page = await get<Schema<'SequenceExecutions'>>('/api/controlPlane/v1/sequence-execution', {
    query: { project, activeSince: new Date(Date.now() + 60_000).toISOString(), pageSize: 1000 },
    signal,
  });
  return page.sequenceExecutions.filter((execution) => !execution.ended);
}
