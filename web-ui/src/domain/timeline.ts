import type { Step, Timeline } from '../api/sequences';
import { millis } from './time';
import type { Tone } from './states';

/** A span of time in which one thing was the case. */
export interface Span {
  kind: 'waiting' | 'paused' | 'planned' | 'task' | 'held';
  /** what it is called, such as the task's name */
  name: string;
  /** who worked on it, or what holds it */
  who: string[];
  from: number;
  /** undefined while it lasts */
  until?: number;
  /** when it must be over */
  deadline?: number;
  result?: string;
  status?: string;
  message?: string;
  triggeredId?: string;
}

export interface Bars {
  execution: Timeline;
  begin: number;
  end?: number;
  state?: string;
  result?: string;
  spans: Span[];
}

/** What an execution did when: waits for its turn, tasks with who answered them, holds and pauses. */
export function bars(execution: Timeline): Bars {
  const story = new Story();
  for (const step of execution.steps) story.hear(step);
  const begin = millis(execution.steps[0]?.time) ?? 0;
  const end = execution.steps.find((step) => step.kind === 'ended');
  return { execution, begin, end: millis(end?.time), state: end?.state, result: end?.result, spans: story.spans };
}

class Story {
  readonly spans: Span[] = [];
  private waiting?: Span;
  private paused?: Span;
  private task?: Span;
  private held?: Span;
  private started = new Set<string>();
  private finished = new Set<string>();

  hear(step: Step): void {
    const at = millis(step.time)!;
    switch (step.kind) {
      case 'triggered':
      case 'yielded':
        this.waiting = this.add({ kind: 'waiting', name: 'waits for its turn', who: [], from: at });
        break;
      case 'started':
        this.waiting = close(this.waiting, at);
        break;
      case 'controlled':
        if (step.what === 'pause') this.paused = this.add({ kind: 'paused', name: 'paused', who: [step.by ?? ''], from: at });
        break;
      case 'paused':
        this.paused ??= this.add({ kind: 'paused', name: 'paused', who: [], from: at });
        break;
      case 'resumed':
        this.paused = close(this.paused, at);
        break;
      case 'task-triggered':
        this.ask(step, at);
        break;
      case 'task-sent':
        this.send(at);
        break;
      case 'task-started':
        this.start(step);
        break;
      case 'task-held':
        this.held = close(this.held, at);
        this.held = this.add({
          kind: 'held',
          name: step.guard ?? 'held',
          who: [step.source ?? ''],
          from: at,
          deadline: millis(step.until),
          message: step.message,
        });
        break;
      case 'task-released':
        this.held = close(this.held, at);
        break;
      case 'task-finished':
      case 'approval-expired':
        this.finish(step, at);
        break;
      case 'ended':
        for (const span of this.spans) span.until ??= at;
        if (this.task && this.task.result === undefined) this.task.message = step.message;
        break;
    }
  }

  private ask(step: Step, at: number): void {
    const sendAt = millis(step.sendAt) ?? at;
    this.started = new Set();
    this.finished = new Set();
    this.task = {
      kind: sendAt > at ? 'planned' : 'task',
      name: step.task ?? '',
      who: [],
      from: at,
      deadline: sendAt > at ? sendAt : millis(step.startBy),
      triggeredId: step.triggeredID,
    };
    this.finishBy = millis(step.finishBy);
    this.spans.push(this.task);
  }

  private finishBy?: number;

  private send(at: number): void {
    if (!this.task) return;
    const planned = this.task;
    planned.until = at;
    this.task = this.add({ ...planned, kind: 'task', from: at, until: undefined, deadline: this.finishBy });
  }

  private start(step: Step): void {
    if (!this.task) return;
    this.started.add(step.source ?? '');
    this.task.who = union(this.task.who, step.source);
    this.task.deadline = this.finishBy;
  }

  private finish(step: Step, at: number): void {
    if (!this.task) return;
    this.finished.add(step.source ?? '');
    this.held = close(this.held, at);
    this.task.who = union(this.task.who, step.source);
    this.task.result = worst(this.task.result, step.result);
    this.task.status = step.status;
    this.task.message = [this.task.message, step.message].filter(Boolean).join('\n');
    if (step.kind === 'approval-expired' || this.task.name === 'approval' || [...this.started].every((one) => this.finished.has(one))) {
      this.task.until = at;
    }
  }

  private add(span: Span): Span {
    this.spans.push(span);
    return span;
  }
}

function close(span: Span | undefined, at: number): undefined {
  if (span) span.until ??= at;
  return undefined;
}

function union(names: string[], name: string | undefined): string[] {
  return name && !names.includes(name) ? [...names, name] : names;
}

const BADNESS = ['pass', 'warning', 'fail'];

function worst(a: string | undefined, b: string | undefined): string | undefined {
  return BADNESS.indexOf(a ?? '') > BADNESS.indexOf(b ?? '') ? a : b;
}

/** What colour a span has. */
export function toneOf(span: Span, over: boolean): Tone {
  if (span.kind !== 'task') return 'waiting';
  if (span.result === 'fail' || span.status === 'errored') return 'bad';
  if (span.result === 'warning') return 'warning';
  if (span.result === 'pass') return 'good';
  return over ? 'waiting' : 'running';
}

/** The spans worth a row: a wait for its turn that took no time says nothing; what somebody did is told however short. */
export function worthShowing(span: Span, now: number): boolean {
  return span.kind !== 'waiting' || (span.until ?? now) - span.from >= 500;
}

/** Where a span lies between the begin and the end of everything, in percent. */
export function place(span: { from: number; until?: number }, begin: number, end: number): { left: number; width: number } {
  const all = Math.max(1, end - begin);
  const left = clamp(((span.from - begin) / all) * 100);
  const right = clamp((((span.until ?? end) - begin) / all) * 100);
  return { left, width: Math.max(right - left, 0) };
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
