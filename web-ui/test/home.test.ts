import { expect, test } from 'vitest';
import { api, base64, expectAccessible, HOSTILE, makeProject, makeToken, trigger, unique, useBrowser } from './harness';
import { IMAGE, liveProject, openProblem } from './project';
import { shipyard } from './shipyard';

const { open } = useBrowser();

test('a project shows what runs, and its problem, without a reload', async () => {
  const { project, executor } = await liveProject({ deployment: () => undefined });
  const page = await open('/');
  const card = page.getByRole('article', { name: `Project ${project}` });
  await card.getByText('Nothing to do.').waitFor();

  await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
  await card.getByText('1 running').waitFor();

  await openProblem(project, 'Response time too high');
  await card.getByRole('link', { name: /Response time too high/ }).waitFor();
  await page.getByText(/problems? (is|are) open/).first().waitFor();
  await expectAccessible(page);
  await executor.stop();
});

test('a project that somebody else creates is there without a reload', async () => {
  const page = await open('/');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  const project = await makeProject(shipyard({ qa: { delivery: ['deployment'] } }));
  await page.getByRole('article', { name: `Project ${project}` }).waitFor();
  await page.goto(`/project/${project}`);
  await page.getByRole('region', { name: 'Stage qa' }).waitFor();
  await api.post(`/api/controlPlane/v1/project/${project}/service`, { serviceName: 'late' });
  await page.getByRole('heading', { name: 'late' }).waitFor();
});

test('a problem whose name is a script is shown as text', async () => {
  const { project, executor } = await liveProject();
  const page = await open('/');
  await openProblem(project, HOSTILE.join(' '));
  await page.getByRole('article', { name: `Project ${project}` }).getByText(HOSTILE[0]!).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await executor.stop();
});

test('a project is created from a shipyard, and a broken one refused with the place of the mistake', async () => {
  const name = unique('made');
  const page = await open('/');
  await page.getByRole('button', { name: 'Create a project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a project' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('shipyard.yaml', { exact: true }).fill('apiVersion: spec.keptn.sh/0.2.3\nkind: Shipyard\nspec:\n  stages: 7\n');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByRole('alert').getByText(/shipyard\.yaml:4:\d+/).first().waitFor();
  await expectAccessible(page);

  await dialog.getByLabel('shipyard.yaml, from a file').setInputFiles({
    name: 'shipyard.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(base64('apiVersion: spec.keptn.sh/0.2.3\nkind: Shipyard\nmetadata:\n  name: x\nspec:\n  stages:\n    - name: solo\n'), 'base64'),
  });
  await dialog.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('region', { name: 'Stage solo' }).waitFor();
});

test('who may only read is told what is missing', async () => {
  const page = await open('/', { token: (await makeToken(['read'])).text });
  const create = page.getByRole('button', { name: 'Create a project' });
  await create.waitFor();
  expect(await create.isDisabled()).toBe(true);
  expect(await create.getAttribute('title')).toContain("lacks the scope 'configure'");
});

test('the projects are good to read in dark and on a phone', async () => {
  for (const look of ['dark', 'phone'] as const) {
    const page = await open('/', { look });
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
});
