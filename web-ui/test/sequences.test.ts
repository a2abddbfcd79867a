import { expect, test } from 'vitest';
import { adminToken, endpoint, Executor, expectAccessible, HOSTILE, makeProject, trigger, unique, useBrowser, useExecutors, until, api } from './harness';
import { shipyard } from './shipyard';
import { deliver, heldProblem, SHORT, state, waitingForApproval } from './stories';

const { open } = useBrowser();
const stopLater = useExecutors();

async function executing(project: string, tasks: Parameters<typeof Executor.of>[1]): Promise<Executor> {
  const executor = await Executor.of(project, tasks);
  stopLater(executor);
  return executor;
}

test('a project where nothing has run says how to begin', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const page = await open(`/project/${project}/sequence`);
  await page.getByText('Nothing has run yet.').waitFor();
  await expectAccessible(page);
});

test('what begins, waits, goes on and ends is seen without a reload, newest first', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const executor = await executing(project, { deployment: () => undefined, check: () => ({ result: 'fail', message: 'no' }) });
  const page = await open(`/project/${project}/sequence`);
  await page.getByText('Nothing has run yet.').waitFor();
  await page.evaluate('window.notReloaded = true');

  const first = await deliver(project, 'cart:1');
  const row = (context: string) => page.locator('.virtual-row').filter({ hasText: context.slice(0, 8) });
  await row(first).getByText('running', { exact: true }).waitFor();
  const second = await deliver(project, 'cart:2');
  await row(second).getByText('waits for its turn in qa').waitFor();
  expect(await page.locator('.virtual-row').first().textContent()).toContain(second.slice(0, 8));
  await expectAccessible(page);

  const asked = await until('the deployment', async () => executor.asked('deployment'));
  await executor.finish(asked, { message: 'done' });
  await row(first).getByText('failed', { exact: true }).waitFor();
  await row(first).getByText('check failed in qa').waitFor();
  await row(second).getByText('running', { exact: true }).waitFor();
  expect(await page.evaluate('window.notReloaded')).toBe(true);
});

test('the list is narrowed by what stands in its address', async () => {
  const { project, context, executor } = await waitingForApproval();
  stopLater(executor);
  const page = await open(`/project/${project}/sequence`);
  await page.getByText('2 sequences').waitFor();

  await page.getByRole('combobox', { name: /^State/ }).selectOption('waitingForApproval');
  await page.getByText('1 sequence that match').waitFor();
  expect(page.url()).toContain('state=waitingForApproval');
  await page.locator('.virtual-row').filter({ hasText: context.slice(0, 8) }).waitFor();

  await page.reload();
  await page.getByText('1 sequence that match').waitFor();
  await page.getByRole('combobox', { name: /^Stage/ }).selectOption('production');
  await page.getByText('No sequence matches.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('2 sequences').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test('a remediation tells its attempt and what holds it', async () => {
  const { project, executor } = await heldProblem([{ response_time: 600 }]);
  stopLater(executor);
  const page = await open(`/project/${project}/sequence`);
  const row = page.locator('.virtual-row').first();
  await row.getByText('attempt 1 of 3').waitFor();
  await row.getByText('held in production: risk medium').waitFor();
  await row.getByText('High response time').waitFor();
});

test('what others wrote is shown as it is, and never run', async () => {
  const project = await makeProject(SHORT, ['cart']);
  await executing(project, { deployment: () => ({ result: 'fail', message: HOSTILE.join(' ') }) });
  const context = await trigger({ project, stage: 'qa', service: 'cart' }, 'delivery', {
    problem: { ProblemTitle: HOSTILE.join(' ') },
    labels: { evil: HOSTILE[0] },
  });
  await state(project, context, 'finished');
  const page = await open(`/project/${project}/sequence`);
  await page.getByText(HOSTILE[0]!).first().waitFor();
  expect(await page.locator('img[src="x"], main script').count()).toBe(0);
  await page.goto(`/project/${project}/sequence?state=${encodeURIComponent(HOSTILE[1]!)}`);
  await page.getByText('No sequence matches.').waitFor();
});

test('thousands of sequences open in under a second and scroll smoothly', async () => {
  const MANY = Number(process.env['DRYDOCK_MANY_SEQUENCES'] ?? 1000);
  const project = await makeProject(shipyard({ qa: { delivery: ['approval'] } }), ['cart'], unique('many'));
  const begun = Date.now();
  await seed(project, MANY);
  await until(
    'all of them',
    async () => (await api.get(`/api/controlPlane/v1/sequence/${project}?pageSize=1&state=finished`)).totalCount >= MANY,
    120_000,
  );
  const seeded = Date.now() - begun;

  const page = await open('/settings');
  // what else the machine does makes it slower, never faster: the best of three counts
  let cold = Infinity;
  let warm = Infinity;
  for (let attempt = 0; attempt < 3; attempt++) {
    await page.goto(`/project/${project}/sequence`);
    await page.locator('.virtual-row').first().waitFor();
    cold = Math.min(cold, await page.evaluate<number>('performance.now()'));
    await page.getByRole('link', { name: 'Problems' }).click();
    await page.getByRole('heading', { name: 'Problems' }).waitFor();
    const clicked = await page.evaluate<number>('performance.now()');
    await page.getByRole('link', { name: 'Sequences' }).click();
    await page.locator('.virtual-row').first().waitFor();
    warm = Math.min(warm, (await page.evaluate<number>('performance.now()')) - clicked);
  }

  const frames = await page.evaluate<number[]>(`(async () => {
    const list = document.querySelector('.virtual');
    const frames = [];
    let last = performance.now();
    for (let i = 0; i < 120; i++) {
      list.scrollTop += 400;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return frames.sort((a, b) => a - b);
  })()`);
  const rows = await page.locator('.virtual-row').count();
  await until('older ones to be loaded', async () =>
    page.evaluate<boolean>(`document.querySelector('[aria-posinset]').getAttribute('aria-setsize') > 400`),
  );
  console.log(
    `${MANY} sequences (seeded in ${(seeded / 1000).toFixed(1)} s): list after ${cold.toFixed(0)} ms, by a click ${warm.toFixed(0)} ms; ` +
      `frames of 120 scrolls: median ${frames[60]!.toFixed(0)} ms, p95 ${frames[114]!.toFixed(0)} ms, longest ${frames[119]!.toFixed(0)} ms; ${rows} rows in the page`,
  );
  expect(rows).toBeLessThan(60);
  expect(warm).toBeLessThan(1000);
  await expectAccessible(page);
}, 240_000);

/** Deliveries that end at once: a result of fail is never approved. Many senders, as fast as they are taken. */
async function seed(project: string, many: number): Promise<void> {
  let left = many;
  const sender = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${endpoint()}/api/v1/event`, {
        method: 'POST',
        headers: { 'x-token': adminToken(), 'content-type': 'application/json' },
        body: JSON.stringify({
          specversion: '1.0',
          type: 'sh.keptn.event.qa.delivery.triggered',
          source: 'seed',
          data: { project, stage: 'qa', service: 'cart', result: 'fail' },
        }),
      });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 64 }, sender));
}
