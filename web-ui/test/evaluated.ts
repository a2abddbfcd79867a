import { randomUUID } from 'node:crypto';
import { api, makeProject, unique, until, writeFile } from './api';
import { NatsParticipant } from './nats';
import { shipyard } from './shipyard';

export const SHIPYARD = shipyard({
  qa: { delivery: ['deployment', 'evaluation'] },
  production: { delivery: ['deployment'] },
});

export const SLO = `spec_version: "1.0"
comparison:
  compare_with: single_result
  include_result_with_score: pass
objectives:
  - sli: response_time_p95
    displayName: Response time P95
    key_sli: false
    pass:
      - criteria:
          - "<=+10%"
          - "<600"
    warning:
      - criteria:
          - "<=800"
    weight: 2
  - sli: error_rate
    displayName: Error rate
    pass:
      - criteria:
          - "<=1"
  - sli: throughput
    displayName: Throughput
total_score:
  pass: "90%"
  warning: "60%"
`;

export type Values = Record<string, number>;

/** A project whose services are evaluated with the values that a test says: real events, and a provider of values on NATS. */
export class Evaluated {
  private readonly values = new Map<string, Values>();

  private constructor(
    readonly project: string,
    readonly service: string,
    private readonly nats: NatsParticipant,
  ) {
    nats.on('sh.keptn.event.get-sli.triggered', (event) => this.answer(event));
  }

  static async service(name = 'helloservice', slo = SLO, wanted = unique('shop')): Promise<Evaluated> {
    const project = await makeProject(SHIPYARD, [name], wanted);
    await writeFile({ project, stage: 'qa', service: name }, 'slo.yaml', slo);
    const nats = await NatsParticipant.connected();
    nats.send({ type: 'sh.keptn.event.monitoring.configure', shkeptncontext: randomUUID(), data: { project, service: name, type: unique('probe') } });
    return new Evaluated(project, name, nats);
  }

  get history() {
    return `/api/lighthouse/v1/history?project=${this.project}&stage=qa&service=${this.service}&pageSize=1000`;
  }

  get page() {
    return `/project/${this.project}/evaluation?stage=qa&service=${this.service}`;
  }

  /** Evaluates once, and waits until it is over. */
  async evaluate(values: Values, end = new Date()): Promise<string> {
    const id = this.begin(values, end);
    await until('the evaluation to end', () => this.isOver(id));
    return id;
  }

  /** Evaluates many times, some at a time, the oldest first; those at a time may end in any order. */
  async evaluateMany(count: number, valuesOf: (at: number) => Values, batch = 50): Promise<void> {
    const first = Date.now() - count * 60_000;
    for (let at = 0; at < count; at += batch) {
      const ids = Array.from({ length: Math.min(batch, count - at) }, (_, i) => this.begin(valuesOf(at + i), new Date(first + (at + i) * 60_000)));
      const last = ids[ids.length - 1]!;
      await until('evaluations to end', () => this.isOver(last), 60_000);
    }
    await until(`${count} evaluations`, async () => (await api.get(this.history)).evaluations.length >= Math.min(count, 1000), 60_000);
  }

  close(): void {
    this.nats.close();
  }

  private begin(values: Values, end: Date): string {
    const shkeptncontext = randomUUID();
    this.values.set(shkeptncontext, values);
    return this.nats.send({
      type: 'sh.keptn.event.evaluation.triggered',
      shkeptncontext,
      data: {
        project: this.project,
        stage: 'qa',
        service: this.service,
        evaluation: { start: new Date(end.getTime() - 60_000).toISOString(), end: end.toISOString() },
      },
    });
  }

  private async isOver(id: string): Promise<boolean> {
    try {
      return (await api.get(`/api/lighthouse/v1/evaluation/${id}`)).state === 'finished';
    } catch {
      return false; // it has not been heard of yet
    }
  }

  private answer(asked: { id: string; shkeptncontext: string; data: any }): void {
    const values = this.values.get(asked.shkeptncontext);
    if (!values || asked.data.project !== this.project) return;
    const { project, stage, service } = asked.data;
    const indicatorValues = (asked.data['get-sli']?.indicators ?? Object.keys(values)).map((metric: string) =>
      metric in values ? { metric, value: values[metric], success: true } : { metric, value: 0, success: false, message: 'the query found nothing' },
    );
    const answer = { shkeptncontext: asked.shkeptncontext, triggeredid: asked.id };
    this.nats.send({ ...answer, type: 'sh.keptn.event.get-sli.started', data: { project, stage, service } });
    this.nats.send({
      ...answer,
      type: 'sh.keptn.event.get-sli.finished',
      data: { project, stage, service, status: 'succeeded', result: 'pass', 'get-sli': { ...asked.data['get-sli'], indicatorValues } },
    });
  }
}
