import { expect, test } from 'vitest';
import { trigger, useBrowser } from './harness';
import { IMAGE, liveProject } from './project';

const { open } = useBrowser();

test('links into the bridge of Keptn lead on', async () => {
  const { project, executor } = await liveProject();
  const context = await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
  const page = await open(`/bridge/project/${project}/environment`);
  await page.getByRole('heading', { name: project, level: 1 }).waitFor();

  await page.goto(`/trace/${context}`);
  await page.waitForURL(`**/project/${project}/sequence/${context}`);
  await executor.stop();
});

test('an address that leads nowhere says so, and so does a flow that is not there', async () => {
  const page = await open('/no/such/thing');
  await page.getByText('There is nothing at /no/such/thing.').waitFor();
  await page.goto('/trace/00000000-0000-4000-8000-000000000000');
  await page.getByRole('heading', { name: 'No such flow' }).waitFor();
  expect(await page.getByRole('link', { name: 'Projects' }).count()).toBeGreaterThan(0);
});
