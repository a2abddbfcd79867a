import { adminToken, endpoint, sendEvent } from './api';

/** The event that asks for a task. */
export interface Asked {
  id: string;
  type: string;
  shkeptncontext: string;
  data: { project: string; stage: string; service: string; [other: string]: unknown };
}

export interface Answer {
  result?: 'pass' | 'warning' | 'fail';
  status?: 'succeeded' | 'errored';
  message?: string;
  /** payload of the task, such as { evaluation: … } under its name */
  [task: string]: unknown;
}

/** How a task is answered; undefined: it is started, and finished later by {@link Executor.finish}. */
type Doing = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

/** Carries out the tasks of one project, as an integration would: it hears of them by the event stream, and answers by events. */
export class Executor {
  private readonly stopping = new AbortController();
  private readonly open = new Map<string, Asked>();
  private listening!: Promise<void>;

  private constructor(
    private readonly tasks: Record<string, Doing>,
    private readonly source: string,
  ) {}

  /** Tasks that are not named here are left to others, or to nobody. */
  static async of(project: string, tasks: Record<string, Doing>, source = 'browser-test'): Promise<Executor> {
    const executor = new Executor(tasks, source);
    const answer = await fetch(`${endpoint()}/api/v1/stream?project=${project}`, {
      headers: { 'x-token': adminToken() },
      signal: executor.stopping.signal,
    });
    if (!answer.ok || !answer.body) throw new Error(`the stream answered ${answer.status}`);
    executor.listening = executor.listen(answer.body);
    return executor;
  }

  /** The open task of this name, if it has been started and not finished. */
  asked(task: string): Asked | undefined {
    return [...this.open.values()].find((asked) => asked.type === `sh.keptn.event.${task}.triggered`);
  }

  async finish(asked: Asked, answer: Answer): Promise<void> {
    this.open.delete(asked.id);
    const { result = 'pass', status = 'succeeded', message = '', ...payload } = answer;
    await this.say(asked, 'finished', { result, status, message, ...payload });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.listening;
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) await this.hear(message);
      }
    } catch (failure) {
      if (!this.stopping.signal.aborted) throw failure;
    }
  }

  private async hear(message: string): Promise<void> {
    const data = message
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5))
      .join('\n');
    if (!data) return;
    const event = JSON.parse(data) as Asked;
    const task = /^sh\.keptn\.event\.([^.]+)\.triggered$/.exec(event.type)?.[1];
    const doing = task ? this.tasks[task] : undefined;
    if (!doing) return;
    await this.say(event, 'started', {});
    this.open.set(event.id, event);
    const answer = await doing(event);
    if (answer) await this.finish(event, answer);
  }

  private async say(asked: Asked, kind: 'started' | 'finished', data: Record<string, unknown>): Promise<void> {
    const { project, stage, service } = asked.data;
    await sendEvent({
      type: asked.type.replace(/triggered$/, kind),
      source: this.source,
      shkeptncontext: asked.shkeptncontext,
      triggeredid: asked.id,
      data: { project, stage, service, ...data },
    });
  }
}
