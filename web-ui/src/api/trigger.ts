import { path, post } from './client';
import type { Schema } from './types';

export interface Place {
  project: string;
  stage: string;
  service: string;
}

/** Triggers a sequence, and gives the keptnContext of its flow. */
export async function triggerSequence(at: Place, sequence: string, data: Record<string, unknown> = {}): Promise<string> {
  const { keptnContext } = await post<Schema<'Context'>>('/api/v1/event', {
    specversion: '1.0',
    source: 'bridge',
    type: `sh.keptn.event.${at.stage}.${sequence}.triggered`,
    data: { ...at, ...data },
  });
  return keptnContext;
}

export async function triggerEvaluation(at: Place, request: Schema<'EvaluationRequest'>): Promise<string> {
  const address = path`/api/controlPlane/v1/project/${at.project}/stage/${at.stage}/service/${at.service}/evaluation`;
  return (await post<Schema<'Context'>>(address, request)).keptnContext;
}
