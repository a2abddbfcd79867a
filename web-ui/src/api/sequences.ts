import { get, path, post } from './client';
import type { CloudEvent, Schema, SequenceExecution } from './types';

export type Flow = Schema<'SequenceState'>;
type FlowPage = Schema<'SequenceStates'>;
export type Execution = SequenceExecution;
export type Step = Schema<'FlowStep'>;
export type Timeline = Schema<'FlowTimeline'>['executions'][number];

/** What a list of flows is narrowed to; empty texts narrow nothing. */
export interface FlowFilter {
  name?: string;
  state?: string;
  stage?: string;
  service?: string;
  fromTime?: string;
  keptnContext?: string;
}

const sequences = (project: string) => path`/api/controlPlane/v1/sequence/${project}`;

/** Flows, newest first, from the place `offset` on. */
export function flows(project: string, filter: FlowFilter, offset = 0, pageSize = 100, signal?: AbortSignal) {
  return get<FlowPage>(sequences(project), { query: { ...filter, pageSize, nextPageKey: offset || undefined }, signal });
}

/** The executions of a flow, oldest first. */
export async function executionsOf(project: string, keptnContext: string, signal?: AbortSignal): Promise<Execution[]> {
  const page = await executions({ project, keptnContext, pageSize: 1000 }, signal);
  return page.reverse();
}

/** Executions, newest first. */
export async function executions(
  query: { project: string; stage?: string; service?: string; keptnContext?: string; status?: string; pageSize: number },
  signal?: AbortSignal,
): Promise<Execution[]> {
  const page = await get<Schema<'SequenceExecutions'>>('/api/controlPlane/v1/sequence-execution', { query, signal });
  return page.sequenceExecutions ?? [];
}

/** What happened step by step, by execution, the oldest first. */
export async function timelineOf(project: string, context: string, signal?: AbortSignal): Promise<Timeline[]> {
  return (await get<Schema<'FlowTimeline'>>(`${sequences(project)}/${encodeURIComponent(context)}/timeline`, { signal }))
    .executions;
}

/** All events of a flow, oldest first; of very many the newest 1,000. */
export async function eventsOf(keptnContext: string, signal?: AbortSignal): Promise<CloudEvent[]> {
  const page = await get<Schema<'Events'>>('/api/mongodb-datastore/event', { query: { keptnContext, pageSize: 1000 }, signal });
  return (page.events ?? []).reverse();
}

export function control(project: string, context: string, state: 'pause' | 'resume' | 'abort', stage?: string) {
  return post(`${sequences(project)}/${encodeURIComponent(context)}/control`, { state, stage });
}

export function retry(project: string, context: string, wish: Schema<'Retry'>) {
  return post<Schema<'Retried'>>(`${sequences(project)}/${encodeURIComponent(context)}/retry`, wish);
}

/** Answers the open approval of an execution, in the name of `by`. */
export function decide(execution: Execution, approved: boolean, message: string, by: string) {
  const { project, stage, service, keptnContext } = execution.scope;
  return post('/api/v1/event', {
    specversion: '1.0',
    type: 'sh.keptn.event.approval.finished',
    source: by,
    contenttype: 'application/json',
    shkeptncontext: keptnContext,
    triggeredid: execution.status.currentTask?.triggeredID,
    data: { project, stage, service, status: 'succeeded', result: approved ? 'pass' : 'fail', message },
  });
}
