import { get, path, post } from './client';
import type { Schema } from './types';

export type Evaluation = Schema<'Evaluation'>;
export type EvaluationDetail = Schema<'EvaluationDetail'>;
export type Objective = Schema<'Objective'>;
export type History = Schema<'History'>;
export type HistoryColumn = Schema<'HistoryColumn'>;
export type HistoryCell = Schema<'HistoryCell'>;
export type IndicatorHistory = Schema<'IndicatorHistory'>;
export type Target = Schema<'Target'>;

export interface ServicePlace {
  project: string;
  stage: string;
  service: string;
}

/** The newest evaluations of a service in a stage: at most 1,000. */
export const history = (at: ServicePlace, signal?: AbortSignal) =>
  get<History>('/api/lighthouse/v1/history', { query: { ...at, pageSize: 1000 }, ...(signal ? { signal } : {}) });

/** The newest evaluation of a project, whichever service it is of. */
export async function newest(project: string, signal: AbortSignal): Promise<Evaluation | undefined> {
  const page = await get<Schema<'Evaluations'>>('/api/lighthouse/v1/evaluation', { query: { project, pageSize: 1 }, signal });
  return page.evaluations?.[0];
}

export const evaluation = (id: string, signal?: AbortSignal) =>
  get<EvaluationDetail>(path`/api/lighthouse/v1/evaluation/${id}`, signal ? { signal } : {});

export const invalidate = (id: string, reason: string) =>
  post<EvaluationDetail>(path`/api/lighthouse/v1/evaluation/${id}/invalidate`, { reason });
