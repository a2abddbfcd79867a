import type { components } from './schema';

/** The shapes of the REST API, generated from openapi.yaml: Schema<'Project'>. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Who = Schema<'Who'>;
export type Project = Schema<'Project'>;
export type SequenceState = Schema<'SequenceState'>;
export type SequenceExecution = Schema<'SequenceExecution'>;
export type Problem = Schema<'Problem'>;
export type CloudEvent = Schema<'CloudEvent'>;
