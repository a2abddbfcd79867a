import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Executor, expectAccessible, HOSTILE, makeProject, makeToken, until, useBrowser, useExecutors, writeFile } from './harness';
import { deliver, executions, SHORT, state, waitingForApproval } from './stories';

const { open } = useBrowser();
const stopLater = useExecutors();

async function executing(project: string, tasks: Parameters<typeof Executor.of>[1]): Promise<Executor> {
  const executor = await Executor.of(project, tasks, 'helm-service');
  stopLater(executor);
  return executor;
}

const address = (project: string, context: string, zoom = '') => `/project/${project}/sequence/${context}${zoom && `?zoom=${zoom}`}`;

test('a person approves with the evidence in sight, and sees it go on', async () => {
  const { project, context, executor } = await waitingForApproval();
  stopLater(executor);
  const page = await open(address(project, context));
  const asked = page.getByRole('region', { name: 'Approval in qa' });
  await asked.getByText('registry.example/cart:2.4.1').waitFor();
  await asked.getByText('registry.example/cart:2.4.0').waitFor();
  await asked.getByText('75').waitFor();
  await expectAccessible(page);

  await asked.getByLabel('Your word').fill('good enough for today');
  await asked.getByRole('button', { name: 'Approve' }).click();

  await page.getByRole('status').getByText('passed', { exact: true }).waitFor();
  await page.getByText('ended well in production').waitFor();
  const qa = page.getByRole('region', { name: 'delivery in qa' });
  await qa.getByText('good enough for today').waitFor();
  expect((await executions(project, context))[0].status.previousTasks[2].events.at(-1).source).toBe('configured-admin');
});

test('a person declines, and it ends', async () => {
  const { project, context, executor } = await waitingForApproval();
  stopLater(executor);
  const page = await open(address(project, context));
  await page.getByLabel('Your word').fill('too slow');
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByText('failed in qa at approval: too slow').waitFor();
  await page.getByRole('button', { name: 'Retry from approval in qa …' }).waitFor();
});

test('what failed is retried from its failed task, as a new execution of the flow', async () => {
  const project = await makeProject(SHORT, ['cart']);
  let tries = 0;
  await executing(project, {
    deployment: () => ({ message: 'deployed' }),
    check: () => (tries++ === 0 ? { result: 'fail', message: 'the cluster was away' } : { message: 'all is well' }),
  });
  const context = await deliver(project, 'cart:1');
  await state(project, context, 'finished');
  const page = await open(address(project, context));
  await page.getByText('failed in qa at check: the cluster was away').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Retry from check in qa …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What was done before counts: deployment.').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click();

  await page.getByText('ended well in qa').waitFor();
  await page.getByText('retry by configured-admin; 1 of its tasks were done before').waitFor();
  await page.getByText('was retried, see above').waitFor();
  const [failed, retried] = await executions(project, context);
  expect([failed.ended.result, retried.ended.result]).toEqual(['fail', 'pass']);
});

test('an older delivery replaces a newer one only if that is said', async () => {
  const project = await makeProject(SHORT, ['cart']);
  let tries = 0;
  await executing(project, { deployment: () => ({}), check: () => (tries++ === 0 ? { result: 'fail' } : {}) });
  const older = await deliver(project, 'cart:1');
  await state(project, older, 'finished');
  const newer = await deliver(project, 'cart:2');
  await state(project, newer, 'finished');
  const page = await open(address(project, older));

  await page.getByRole('button', { name: 'Retry from check in qa …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/as they were/).check();
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click();
  await dialog.getByRole('alert').getByText(newer).waitFor();
  expect(await dialog.getByRole('button', { name: 'Retry', exact: true }).isDisabled()).toBe(true);
  await dialog.getByLabel(/the older may replace/).check();
  await dialog.getByRole('button', { name: 'Retry', exact: true }).click();
  await page.getByText('ended well in qa').waitFor();
});

test('a flow is paused, resumed and aborted by hand, and tells who did', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const executor = await executing(project, { deployment: () => undefined, check: () => undefined });
  const context = await deliver(project, 'cart:1');
  const asked = await until('the deployment', async () => executor.asked('deployment'));
  const page = await open(address(project, context));
  await page.getByText('waits for helm-service to finish deployment in qa').waitFor();

  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('was paused in qa by configured-admin').waitFor();
  await executor.finish(asked, { message: 'done while it was paused' });
  await page.getByText('done while it was paused').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('waits for helm-service to finish check in qa').waitFor();

  await page.getByRole('button', { name: 'Abort …' }).click();
  await page.getByRole('dialog').getByText('Who works on check is told to stop').waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Abort …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abort', exact: true }).click();
  await page.getByText('was aborted in qa by configured-admin').waitFor();

  await page.getByRole('link', { name: 'Timeline' }).click();
  const row = page.getByRole('row').filter({ hasText: 'paused' });
  await row.getByText('configured-admin').waitFor();
});

test('the timeline tells waits and behind whom, the events are whole', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const executor = await executing(project, { deployment: () => undefined, check: () => ({}) });
  const first = await deliver(project, 'cart:1');
  await until('the deployment', async () => executor.asked('deployment'));
  const second = await deliver(project, 'cart:2');
  const page = await open(address(project, second, 'timeline'));
  await page.getByText(`behind delivery ${first.slice(0, 8)}`).first().waitFor();
  await expectAccessible(page);

  await page.goto(address(project, first, 'timeline'));
  const table = page.getByRole('table', { name: 'Timeline' });
  await table.getByRole('row').filter({ hasText: 'deployment' }).getByText('helm-service').waitFor();
  await table.getByText('left').waitFor();

  await page.getByRole('link', { name: 'Events' }).click();
  const event = page.getByRole('listitem').filter({ hasText: 'deployment.triggered' });
  await event.locator('summary').click();
  await event.getByText(`"shkeptncontext": "${first}"`).waitFor();
  await event.getByRole('button', { name: /Copy event/ }).waitFor();
  await expectAccessible(page);
  await executor.finish(executor.asked('deployment')!, {});
  await page.getByRole('listitem').filter({ hasText: 'qa.delivery.finished' }).waitFor();
});

test('what a job prints is seen while it runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-go-'));
  try {
    const project = await makeProject(SHORT, ['cart']);
    await writeFile(
      { project, stage: 'qa', service: 'cart' },
      'job/config.yaml',
      `apiVersion: v2
actions:
  - name: Deploy it
    events: [{name: sh.keptn.event.deployment.triggered}]
    tasks:
      - name: rollout
        image: alpine
        cmd: [sh]
        args: [-c, 'echo "rolling out <b>now</b>"; until [ -e "$GO" ]; do sleep 0.2; done; echo "all pods are ready"']
        env: [{name: GO, value: ${join(folder, 'go')}, valueFrom: string}]
`,
    );
    await executing(project, { check: () => ({}) });
    const context = await deliver(project, 'cart:1');
    const page = await open(address(project, context));
    const log = page.getByRole('log', { name: 'Log of job rollout' });
    await log.getByText('rolling out <b>now</b>').waitFor();
    expect(await log.textContent()).not.toContain('all pods are ready');
    await expectAccessible(page);

    writeFileSync(join(folder, 'go'), '');
    await log.getByText('all pods are ready').waitFor();
    await page.getByText('ended well in qa').waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what nobody answers is told, and whoever may only read cannot act', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const context = await deliver(project, 'cart:1');
  const token = await makeToken(['read'], [project]);
  const page = await open(address(project, context), { token: token.text });
  await page.getByRole('status').getByText(/nobody|Nobody/).waitFor({ timeout: 40_000 });
  expect(await page.getByRole('button', { name: 'Pause' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Abort …' }).getAttribute('title')).toContain('operate');
});

test('what others wrote is shown as it is, and never run, in every zoom', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const evil = HOSTILE.join(' ');
  await executing(project, { deployment: () => ({ message: evil, deployment: { evil } }), check: () => ({ result: 'fail', message: evil }) });
  const context = await deliver(project, evil, 'cart', { labels: { evil } });
  await state(project, context, 'finished');
  for (const zoom of ['line', 'timeline', 'events']) {
    const page = await open(address(project, context, zoom));
    await page.getByText(HOSTILE[0]!).first().waitFor();
    const closed = page.locator('details:not([open]) > summary:visible');
    while ((await closed.count()) > 0) await closed.first().click();
    expect(await page.locator('img[src="x"], main script').count()).toBe(0);
  }
});

test('a flow that is not there is told', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const page = await open(address(project, 'nobody'));
  await page.getByRole('alert').getByText("There is nothing of context 'nobody'").waitFor();
  await expectAccessible(page);
});
