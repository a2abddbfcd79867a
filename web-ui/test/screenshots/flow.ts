import { Executor, free, makeProject, until, unique, writeFile, api } from '../harness';
import type { Picture } from '../screenshots';
import { approve, deliver, heldProblem, SHORT, state, waitingForApproval, type Healing } from '../stories';

/** Made once, looked at from several pages; what they start goes on until the server stops. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

const delivery = once(async () => {
  const story = await waitingForApproval();
  await until('nothing to be deployed', async () => !story.executor.asked('deployment'));
  return story;
});

const healing = once(async () =>
  heldProblem([{ response_time: 640, error_rate: 4 }, { response_time: 230, error_rate: 0 }], 'High response time', await free('webshop')),
);

const healed = once(async (): Promise<Healing> => {
  const story = await heldProblem([{ response_time: 640, error_rate: 4 }, { response_time: 230, error_rate: 0 }]);
  await api.post(`/api/remediation/v1/problem/${story.id}/approval`, { decision: 'approved', comment: 'looked at the dashboard' });
  await state(story.project, story.context, 'finished');
  await until('the end', async () => (await api.get(`/api/remediation/v1/problem/${story.id}`)).closedAt);
  return story;
});

const failed = once(async () => {
  const project = await makeProject(SHORT, ['cart'], unique('shop'));
  await writeFile(
    { project, stage: 'qa', service: 'cart' },
    'job/config.yaml',
    `apiVersion: v2
actions:
  - name: Roll out
    events: [{name: sh.keptn.event.deployment.triggered}]
    tasks:
      - name: helm-upgrade
        image: alpine
        cmd: [sh]
        args: [-c, 'for n in 1 2 3 4; do echo "waiting for deployment cart-qa to be rolled out: $n of 4 pods are updated"; done; echo "deployment cart-qa successfully rolled out"']
`,
  );
  await Executor.of(project, { check: () => ({ result: 'fail', message: '3 of 41 checks failed: GET /cart answered 503, expected 200' }) }, 'smoke-tests');
  const context = await deliver(project, 'registry.example/cart:2.4.2');
  await state(project, context, 'finished');
  return { project, context };
});

const many = once(async () => {
  const { project } = await delivery();
  for (const image of ['2.4.2', '2.4.3']) await deliver(project, `registry.example/cart:${image}`);
  await until('three to wait', async () => {
    const { totalCount } = await api.get(`/api/controlPlane/v1/sequence/${project}?state=waitingForApproval`);
    return totalCount === 3;
  });
  const { states } = await api.get(`/api/controlPlane/v1/sequence/${project}?state=waitingForApproval&pageSize=1`);
  await approve(project, states[0].shkeptncontext);
  await state(project, states[0].shkeptncontext, 'finished');
  return project;
});

const pictures: Picture[] = [
  {
    name: 'sequences',
    make: async () => `/project/${await many()}/sequence`,
    ready: (page) => page.locator('.virtual-row').first().waitFor(),
  },
  {
    name: 'sequence-approval',
    make: async () => {
      const { project, context } = await delivery();
      return `/project/${project}/sequence/${context}`;
    },
    ready: (page) => page.getByRole('region', { name: 'Approval in qa' }).getByText('cart:2.4.0').waitFor(),
  },
  {
    name: 'sequence-failed',
    make: async () => {
      const { project, context } = await failed();
      return `/project/${project}/sequence/${context}`;
    },
    ready: async (page) => {
      await page.locator('summary').filter({ hasText: 'deployment' }).first().click();
      await page.getByRole('button', { name: 'Show log' }).click();
      await page.getByRole('log').getByText('successfully rolled out').waitFor();
    },
    whole: true,
  },
  {
    name: 'sequence-timeline',
    make: async () => {
      const { project, context } = await healing();
      return `/project/${project}/sequence/${context}?zoom=timeline`;
    },
    ready: (page) => page.getByRole('table', { name: 'Timeline' }).waitFor(),
  },
  {
    name: 'sequence-events',
    make: async () => {
      const { project, context } = await delivery();
      return `/project/${project}/sequence/${context}?zoom=events`;
    },
    ready: (page) => page.getByRole('listitem').filter({ hasText: 'deployment.finished' }).locator('summary').click(),
  },
  {
    name: 'problems',
    make: async () => `/project/${(await healing()).project}/problem`,
    ready: (page) => page.locator('.virtual-row').first().waitFor(),
  },
  {
    name: 'problem-held',
    make: async () => `/problem/${(await healing()).id}`,
    ready: (page) => page.getByRole('region', { name: 'What comes next' }).getByText('Over to the other').waitFor(),
    whole: true,
  },
  {
    name: 'problem-healed',
    make: async () => `/problem/${(await healed()).id}`,
    ready: (page) => page.getByRole('region', { name: 'What was done' }).getByText('helped', { exact: true }).waitFor(),
    whole: true,
  },
];

export default pictures;
