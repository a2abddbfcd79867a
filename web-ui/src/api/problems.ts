import { get, path, post } from './client';
import type { Problem, Schema } from './types';

export type ProblemPage = Schema<'Problems'>;
export type Explanation = Schema<'ProblemExplanation'>;
export type Attempt = Schema<'Attempt'>;
export type GuardCheck = Schema<'GuardCheck'>;
export type Prospect = Schema<'ServiceExplanation'>;

interface ProblemFilter {
  project?: string;
  stage?: string;
  service?: string;
  state?: string;
  since?: string;
  keptnContext?: string;
}

/** Problems without their timelines, newest first. */
export function problems(filter: ProblemFilter, nextPageKey?: string, pageSize = 100, signal?: AbortSignal) {
  return get<ProblemPage>('/api/remediation/v1/problem', {
    query: { ...filter, pageSize, nextPageKey, timeline: false },
    signal,
  });
}

/** A problem with what each guard said, and what people can do. */
export function explanation(id: string, signal?: AbortSignal) {
  return get<Explanation>(path`/api/remediation/v1/problem/${id}/explanation`, { signal });
}

/** What would be done about a service's problem now, after so many actions of its list were given. */
export function prospect(project: string, stage: string, service: string, given: number, signal?: AbortSignal) {
  return get<Prospect>('/api/remediation/v1/explanation', { query: { project, stage, service, given }, signal });
}

/** Says yes or no to the action that is held. */
export function vote(id: string, approved: boolean, comment: string) {
  return post<Problem>(path`/api/remediation/v1/problem/${id}/approval`, {
    decision: approved ? 'approved' : 'declined',
    comment,
  });
}
