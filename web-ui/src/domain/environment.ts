import type { Environment } from '../api/overview';
import type { Problem, SequenceExecution } from '../api/types';

type StageRead = Environment['stages'][number];
type ServiceRead = StageRead['services'][number];

/** A service in a stage, with all that happens there now. */
export interface PlaceView {
  stage: string;
  service: string;
  deployed: ServiceRead['deployed'];
  evaluation: ServiceRead['evaluation'];
  problems: Problem[];
  /** what is at work, newest first */
  running: SequenceExecution[];
  /** what waits, who goes next first */
  waiting: SequenceExecution[];
}

export interface StageView {
  name: string;
  parentStages: string[];
  sequences: StageRead['sequences'];
  places: PlaceView[];
}

/** Brings together what is read apart. Services that only executions or problems name are shown, too. */
export function stageViews(environment: Environment, active: SequenceExecution[], problems: Problem[]): StageView[] {
  return environment.stages.map((stage) => {
    const here = active.filter((execution) => scopeOf(execution).stage === stage.name);
    const open = problems.filter((problem) => problem.stage === stage.name);
    const known = new Map(stage.services.map((service) => [service.name, service]));
    const names = new Set([
      ...known.keys(),
      ...here.map((execution) => scopeOf(execution).service),
      ...open.map((problem) => problem.service ?? ''),
    ]);
    return {
      name: stage.name,
      parentStages: stage.parentStages,
      sequences: stage.sequences,
      places: [...names].filter(Boolean).map((name) => {
        const ofService = here.filter((execution) => scopeOf(execution).service === name);
        return {
          stage: stage.name,
          service: name,
          deployed: known.get(name)?.deployed,
          evaluation: known.get(name)?.evaluation,
          problems: open.filter((problem) => problem.service === name),
          running: ofService.filter((execution) => !waits(execution)),
          waiting: ofService.filter(waits).sort((a, b) => (a.queue?.position ?? 0) - (b.queue?.position ?? 0)),
        };
      }),
    };
  });
}

const waits = (execution: SequenceExecution) => execution.status?.state === 'waiting';

/** Where an execution runs. */
export function scopeOf(execution: SequenceExecution): { project: string; stage: string; service: string; keptnContext: string } {
  const scope = (execution.scope ?? {}) as Record<string, unknown>;
  const text = (key: string) => (typeof scope[key] === 'string' ? (scope[key] as string) : '');
  return { project: text('project'), stage: text('stage'), service: text('service'), keptnContext: text('keptnContext') };
}

/** What an execution does or waits for, from the user's side. */
export function doing(execution: SequenceExecution): string {
  const { status, queue } = execution;
  const task = status?.currentTask;
  switch (status?.state) {
    case 'waiting':
      return queue?.blockedBy ? `waits behind ${blocker(queue.blockedBy)}` : 'goes next';
    case 'waitingForApproval':
      return 'waits for an approval';
    case 'paused':
      return `paused${status.control?.by ? ` by ${status.control.by}` : ''}`;
    default:
      if (task?.held) return `${task.name} is put off: ${task.held.reason}`;
      if (task?.unanswered) return `nobody answers ${task.name}`;
      return task?.name ? `at ${task.name}` : 'between two tasks';
  }
}

function blocker(by: unknown): string {
  const { name, keptnContext } = by as { name?: string; keptnContext?: string };
  return `${name ?? 'another'} ${short(keptnContext ?? '')}`.trim();
}

/** The beginning of an id, enough for people to tell ids apart. */
export function short(id: string): string {
  return id.slice(0, 4) + (id.length > 4 ? '…' : '');
}

/** An image without its registry and folder: podtatoserver:v0.1.1. */
export function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}
