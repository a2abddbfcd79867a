import { Executor, makeProject, sendEvent, trigger, unique, until, writeFile, api } from './harness';
import { shipyard } from './shipyard';

/** A delivery through two stages: somebody has to approve before the release. */
const DELIVERY = shipyard({
  qa: {
    delivery: [
      'deployment',
      { name: 'evaluation', properties: { timeframe: '1m' } },
      { name: 'approval', properties: { pass: 'manual', warning: 'manual' } },
      'release',
    ],
  },
  production: { delivery: { triggeredOn: [{ event: 'qa.delivery.finished' }], tasks: ['deployment'] } },
});

/** Two tasks, of which the second may fail. */
export const SHORT = shipyard({ qa: { delivery: ['deployment', 'check'] } });

const HEALING = shipyard({
  production: {
    remediation: {
      triggeredOn: [{ event: 'production.remediation.finished', selector: { match: { 'evaluation.result': 'fail' } } }],
      tasks: ['get-action', 'action', { name: 'evaluation', properties: { timeframe: '1m' } }],
    },
  },
});

const SLO = `spec_version: '1.0'
comparison: {compare_with: single_result, aggregate_function: avg}
objectives:
  - sli: response_time
    displayName: Response time
    pass: [{criteria: ['<=350']}]
    warning: [{criteria: ['<=500']}]
  - sli: error_rate
    pass: [{criteria: ['<=1']}]
total_score: {pass: 90%, warning: 60%}
`;

const REMEDIATION = `apiVersion: spec.keptn.sh/0.1.4
kind: Remediation
metadata:
  name: cart
spec:
  remediations:
    - problemType: High response time
      actionsOnOpen:
        - action: feature-toggle
          name: Switch the promotion off
          value: {Promotion: "off"}
        - action: scaling
          name: One replica more
          value: "1"
          guards:
            risk: medium
            budget: [3/1h]
          undo: {action: scaling, value: "-1", when: [closed]}
        - action: failover
          name: Over to the other data centre
          guards: {budget: [1/24h]}
`;

export interface Values {
  response_time: number;
  error_rate?: number;
}

/** Answers get-sli with these values, one after the other; the last one stays. */
function measuring(values: Values[]) {
  const left = [...values];
  return (asked: { data: Record<string, any> }) => {
    const now = left.length > 1 ? left.shift()! : left[0]!;
    const { start, end, indicators } = asked.data['get-sli'] as { start: string; end: string; indicators: (keyof Values)[] };
    const indicatorValues = indicators.map((metric) => ({ metric, value: now[metric] ?? 0, success: true }));
    return { 'get-sli': { start, end, indicatorValues } };
  };
}

/** A project whose evaluations ask the test itself for values. */
export async function evaluated(shipyard: string, stages: string[], service: string, name: string): Promise<string> {
  const project = await makeProject(shipyard, [service], name);
  for (const stage of stages) await writeFile({ project, stage, service }, 'slo.yaml', SLO);
  await sendEvent({
    type: 'sh.keptn.event.monitoring.configure',
    data: { project, service, type: 'browser' },
  });
  return project;
}

/** Delivers an image. */
export const deliver = (project: string, image: string, service = 'cart', more: Record<string, unknown> = {}) =>
  trigger({ project, stage: 'qa', service }, 'delivery', { configurationChange: { values: { image } }, ...more });

/** The executions of a flow, oldest first. */
export async function executions(project: string, context: string): Promise<any[]> {
  const found = await api.get(
    `/api/controlPlane/v1/sequence-execution?project=${project}&keptnContext=${context}&pageSize=100`,
  );
  return found.sequenceExecutions.reverse();
}

/** Waits until the flow stands so. */
export const state = (project: string, context: string, wanted: string) =>
  until(`${context} to be ${wanted}`, async () => {
    const { states } = await api.get(`/api/controlPlane/v1/sequence/${project}?keptnContext=${context}`);
    return states[0]?.state === wanted && states[0];
  });

/** A delivery that waits for approval, with an earlier one to compare with. */
export async function waitingForApproval(image = 'registry.example/cart:2.4.1'): Promise<{ project: string; context: string; executor: Executor }> {
  const project = await evaluated(DELIVERY, ['qa'], 'cart', unique('shop'));
  const executor = await Executor.of(project, {
    deployment: () => ({ message: 'deployed to qa, 2 of 2 pods are ready', deployment: { deploymentURIsPublic: ['http://cart.qa.example'] } }),
    'get-sli': measuring([{ response_time: 290 }, { response_time: 410 }]),
    release: () => ({ message: 'released' }),
  });
  const earlier = await deliver(project, 'registry.example/cart:2.4.0');
  await state(project, earlier, 'waitingForApproval');
  await approve(project, earlier);
  await state(project, earlier, 'finished');
  const context = await deliver(project, image);
  await state(project, context, 'waitingForApproval');
  return { project, context, executor };
}

export async function approve(project: string, context: string): Promise<void> {
  const open = (await executions(project, context)).find((one) => one.status.currentTask?.name === 'approval');
  await sendEvent({
    type: 'sh.keptn.event.approval.finished',
    source: 'grace',
    shkeptncontext: context,
    triggeredid: open.status.currentTask.triggeredID,
    data: { project, stage: open.scope.stage, service: open.scope.service, result: 'pass', status: 'succeeded', message: 'looks well' },
  });
}

export interface Healing {
  project: string;
  context: string;
  id: string;
  executor: Executor;
}

/** A problem whose second action waits for a person; what the evaluations then measure comes as values. */
export async function heldProblem(values: Values[], title = 'High response time', name = unique('healing')): Promise<Healing> {
  const project = await evaluated(HEALING, ['production'], 'cart', name);
  await writeFile({ project, stage: 'production', service: 'cart' }, 'remediation.yaml', REMEDIATION.replace('High response time', 'default'));
  const executor = await Executor.of(project, {
    action: (asked) => ({ message: `${(asked.data['action'] as { action: string }).action} is done` }),
    'get-sli': measuring(values),
  });
  const context = await sendEvent({
    type: 'sh.keptn.event.production.remediation.triggered',
    source: 'prometheus',
    data: {
      project,
      stage: 'production',
      service: 'cart',
      problem: {
        ProblemTitle: title,
        State: 'OPEN',
        PID: unique('pid'),
        ProblemURL: 'https://monitoring.example/alerts/1',
        ProblemDetails: { ImpactedEntity: 'cart in production' },
      },
    },
  });
  const held = await until('the second action to be held', async () => {
    const { problems } = await api.get(`/api/remediation/v1/problem?project=${project}`);
    return problems[0]?.approval && problems[0];
  });
  return { project, context, id: held.id, executor };
}
