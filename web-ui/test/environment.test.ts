import { expect, test } from 'vitest';
import { api, expectAccessible, HOSTILE, trigger, useBrowser } from './harness';
import { atWork, IMAGE, inState, liveProject, openProblem } from './project';

const { open } = useBrowser();

test('a delivery is followed from stage to stage without a reload', async () => {
  const { project, executor } = await liveProject({ test: () => undefined });
  const page = await open(`/project/${project}`);
  const qa = page.getByRole('article', { name: 'cart in qa' });
  await qa.getByText('nothing delivered yet').waitFor();

  const context = await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
  await qa.getByRole('link', { name: /delivery at test/ }).waitFor();
  await qa.getByText('cart:1.4.2').waitFor();

  await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
  await qa.getByText(`waits behind delivery ${context.slice(0, 4)}…`).waitFor();
  await expectAccessible(page);

  await executor.finish(await atWork(executor, 'test'), {});
  await page.getByRole('article', { name: 'cart in production' }).getByText('waits for an approval').waitFor();
  await executor.stop();
});

test('a problem stands above all, as text whatever its name is', async () => {
  const { project, executor } = await liveProject();
  const page = await open(`/project/${project}`);
  const id = await openProblem(project, HOSTILE[0]!);
  const link = page.getByRole('article', { name: 'cart in production' }).getByRole('link', { name: HOSTILE[0]! });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`/problem/${encodeURIComponent(id)}`);
  await executor.stop();
});

test('the wizard triggers a delivery, and leads to it', async () => {
  const { project, executor } = await liveProject({ deployment: () => undefined });
  const page = await open(`/project/${project}`);
  await page.getByRole('button', { name: 'Trigger a sequence for search in qa' }).click();
  const dialog = page.getByRole('dialog', { name: 'Trigger a sequence' });
  await dialog.getByText('It needs an image.').waitFor();
  await dialog.getByLabel('Image', { exact: true }).fill('registry.example/search:2');
  await dialog.getByLabel('Labels').fill('odd');
  await dialog.getByText("'odd' is no label").first().waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Labels').fill(`by=${HOSTILE[1]}`);
  await dialog.getByRole('button', { name: 'Trigger' }).click();

  await page.waitForURL(`**/project/${project}/sequence/*`);
  const { sequenceExecutions } = await api.get(`/api/controlPlane/v1/sequence-execution?project=${project}`);
  expect(sequenceExecutions[0].scope).toMatchObject({ stage: 'qa', service: 'search' });
  expect(page.url()).toContain(sequenceExecutions[0].scope.keptnContext);
  await executor.stop();
});

test('the wizard triggers an evaluation and any other sequence', async () => {
  const { project, executor } = await liveProject();
  const page = await open(`/project/${project}`);
  for (const what of ['Evaluate', 'Any sequence']) {
    await page.goto(`/project/${project}`);
    await page.getByRole('button', { name: 'Trigger a sequence', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(what).check();
    await dialog.getByRole('button', { name: 'Trigger' }).click();
    await page.waitForURL(`**/project/${project}/sequence/*`);
  }
  const { sequenceExecutions } = await api.get(`/api/controlPlane/v1/sequence-execution?project=${project}`);
  expect(sequenceExecutions.map((one: { sequence: { name: string } }) => one.sequence.name).sort()).toEqual(
    expect.arrayContaining(['delivery', 'evaluation']),
  );
  await executor.stop();
});

test('what cannot be triggered says why, in the dialog', async () => {
  const { project, executor } = await liveProject();
  const page = await open(`/project/${project}`);
  await page.getByRole('button', { name: 'Trigger a sequence for cart in qa' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Evaluate').check();
  await dialog.getByLabel('Over the last').fill('a while');
  await dialog.getByText("'a while' is no time").first().waitFor();
  expect(await dialog.getByRole('button', { name: 'Trigger' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await executor.stop();
});

test('the graph is good to read in dark and on a phone', async () => {
  const { project, executor } = await liveProject({ test: () => undefined });
  await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', IMAGE);
  await inState(project, 'started');
  for (const look of ['dark', 'phone'] as const) {
    const page = await open(`/project/${project}`, { look });
    await page.getByText('delivery').first().waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
  await executor.stop();
});

test('what a project has not is said', async () => {
  const page = await open('/project/nobody-knows');
  await page.getByRole('alert').getByText('nobody-knows').waitFor();
});
