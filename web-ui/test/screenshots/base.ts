import { api, free, makeToken, trigger } from '../harness';
import { atWork, IMAGE, inState, liveProject, openProblem } from '../project';
import type { Picture } from '../screenshots';

let shop: Promise<string> | undefined;

/** A project in which something of everything is going on; made once for all pictures of this file. */
const busyShop = () =>
  (shop ??= (async () => {
    const { project, executor } = await liveProject({ test: () => undefined }, await free('shop'));
    const first = { project, stage: 'qa', service: 'search' };
    await trigger(first, 'delivery', { configurationChange: { values: { image: 'registry.example/shop/search:3.0.1' } } });
    await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
    await atWork(executor, 'test');
    for (let i = 0; i < 5; i++) await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
    await inState(project, 'waiting');
    await executor.finish(await atWork(executor, 'test'), {});
    await inState(project, 'waitingForApproval');
    await openProblem(project, 'Response time above 400 ms');
    return project;
  })());

const pictures: Picture[] = [
  {
    name: 'home',
    make: async () => {
      await busyShop();
      await liveProject({}, await free('payments'));
      return '/';
    },
    ready: (page) => page.getByText('Response time above 400 ms').first().waitFor(),
  },
  {
    name: 'environment',
    make: async () => `/project/${await busyShop()}`,
    ready: (page) => page.getByText('Response time above 400 ms').first().waitFor(),
  },
  {
    name: 'trigger',
    make: async () => `/project/${await busyShop()}`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Trigger a sequence', exact: true }).click();
      await page.getByLabel('Image', { exact: true }).fill('registry.example/shop/cart:1.5.0');
    },
    whole: false,
  },
  {
    name: 'settings-tokens',
    make: async () => {
      await makeToken(['read', 'send-events'], [await busyShop()]);
      return '/settings?show=token';
    },
    ready: (page) => page.getByRole('table', { name: 'Tokens' }).waitFor(),
  },
  {
    name: 'settings-projects',
    make: async () => {
      await busyShop();
      return '/settings';
    },
    ready: (page) => page.getByRole('table', { name: 'Projects' }).waitFor(),
  },
  {
    name: 'settings-audit',
    make: async () => '/settings?show=audit',
    ready: (page) => page.getByRole('table', { name: 'Audit trail' }).waitFor(),
    whole: false,
  },
  {
    name: 'kill-switch',
    make: async () => {
      const project = await busyShop();
      await api.put('/api/remediation/v1/kill-switch', { project, reason: 'The database is being moved' });
      return `/project/${project}`;
    },
    ready: async (page) => {
      await page.getByText('The database is being moved').waitFor();
      await page.getByRole('region', { name: 'Stage qa' }).waitFor();
    },
    tidy: async () => api.remove(`/api/remediation/v1/kill-switch?project=${await busyShop()}&reason=${encodeURIComponent('It is moved')}`),
  },
];

export default pictures;
