import { api, Executor, makeProject, trigger, until, unique, writeFile, type Answer } from './harness';
import { shipyard } from './shipyard';

/** qa, then production with an approval; production heals. */
const SHIPYARD = shipyard({
  qa: { delivery: ['deployment', 'test'] },
  production: {
    delivery: {
      triggeredOn: [{ event: 'qa.delivery.finished' }],
      tasks: [{ name: 'approval', properties: { pass: 'manual', warning: 'manual' } }, 'deployment'],
    },
    remediation: ['get-action', 'action'],
  },
});

const REMEDIATION = `apiVersion: spec.keptn.sh/0.1.4
kind: Remediation
metadata:
  name: cart
spec:
  remediations:
    - problemType: default
      actionsOnOpen:
        - action: scale
          name: Scale up
          description: One replica more
          value: "2"
`;

export const IMAGE = { configurationChange: { values: { image: 'registry.example/shop/cart:1.4.2' } } };

/** A project with the services cart and search, whose tasks are answered as told; action tasks stay at work. */
export async function liveProject(answers: Record<string, () => Answer | undefined> = {}, name = unique('shop')) {
  const project = await makeProject(SHIPYARD, ['cart', 'search'], name);
  await writeFile({ project, stage: 'production', service: 'cart' }, 'remediation.yaml', REMEDIATION);
  const executor = await Executor.of(project, { deployment: () => ({}), test: () => ({}), action: () => undefined, ...answers });
  return { project, executor };
}

/** Waits until an execution of the project is in this state. */
export const inState = (project: string, state: string) =>
  until(`a sequence of ${project} that is ${state}`, async () => {
    const page = await api.get(`/api/controlPlane/v1/sequence-execution?project=${project}&status=${state}`);
    return page.totalCount > 0;
  });

/** Waits until this task is at work. */
export const atWork = (executor: Executor, task: string) => until(`${task} at work`, async () => executor.asked(task));

/** Reports a problem of cart in production, and waits until it is known. */
export async function openProblem(project: string, problemTitle: string): Promise<string> {
  await trigger({ project, stage: 'production', service: 'cart' }, 'remediation', { problem: { problemTitle } });
  return until('the problem', async () => {
    const { problems } = await api.get(`/api/remediation/v1/problem?project=${project}&state=open,remediating`);
    return problems[0]?.id as string | undefined;
  });
}
