import { expect, test } from 'vitest';
import { expectAccessible, HOSTILE, makeProject, makeToken, useBrowser, useExecutors } from './harness';
import { heldProblem, SHORT } from './stories';

const { open } = useBrowser();
const stopLater = useExecutors();

async function held(values: Parameters<typeof heldProblem>[0], title?: string) {
  const story = await heldProblem(values, title);
  stopLater(story.executor);
  return story;
}

test('a project without problems says so, and what to do', async () => {
  const project = await makeProject(SHORT, ['cart']);
  const page = await open(`/project/${project}/problem`);
  await page.getByText('Nothing has been wrong yet.').waitFor();
  await expectAccessible(page);
});

test('an action that waits for a person is approved with its evidence in sight, and its problem is healed before their eyes', async () => {
  const { project, id } = await held([{ response_time: 600, error_rate: 3 }, { response_time: 200 }]);
  const list = await open(`/project/${project}/problem`);
  const row = list.locator('.virtual-row').filter({ hasText: 'High response time' });
  await row.getByText('waits for approval').waitFor();
  await row.getByText('attempt 1 of 3').waitFor();
  await list.getByText('one waits for a person').waitFor();
  await expectAccessible(list);

  await row.getByRole('link').click();
  await list.getByRole('heading', { name: 'High response time' }).waitFor();
  const page = list;
  const asked = page.getByRole('region', { name: 'What is held' });
  await asked.getByText('May "One replica more" be done?').waitFor();
  await asked.getByRole('link', { name: /remediation\.yaml:\d+/ }).waitFor();
  await asked.getByText('it was never run').waitFor();
  await page.getByRole('region', { name: 'What comes next' }).getByText('Over to the other data centre').waitFor();
  const done = page.getByRole('region', { name: 'What was done' });
  await done.getByText('did not help').waitFor();
  await expectAccessible(page);

  await asked.getByLabel('Your word').fill('looked at the dashboard');
  await asked.getByRole('button', { name: 'Approve' }).click();

  await page.getByRole('status').getByText('resolved', { exact: true }).waitFor();
  await done.getByText('helped', { exact: true }).waitFor();
  await done.getByText('▲').waitFor();
  const steps = page.getByRole('region', { name: 'How it came to that' });
  await steps.getByText('looked at the dashboard').first().waitFor();
  await page.getByRole('region', { name: 'What is taken back' }).waitFor();
  expect(page.url()).toContain(`/problem/${id}`);
  await expectAccessible(page);

  await page.getByRole('link', { name: /^[0-9a-f]{8}$/ }).click();
  await page.getByText('attempt 2 of 3').first().waitFor();
});

test('a declined action is skipped, and the next one is tried', async () => {
  const { id } = await held([{ response_time: 600 }, { response_time: 100 }]);
  const page = await open(`/problem/${id}`);

  await page.getByLabel('Your word').fill('not before the weekend');
  await page.getByRole('button', { name: 'Decline' }).click();

  const done = page.getByRole('region', { name: 'What was done' });
  await done.getByText('Over to the other data centre').waitFor();
  await page.getByRole('status').getByText('resolved', { exact: true }).waitFor();
  await page.getByText('not before the weekend').first().waitFor();
});

test('whoever may only read sees why there is no button for them', async () => {
  const { project, id } = await held([{ response_time: 600 }]);
  const token = await makeToken(['read'], [project]);
  const page = await open(`/problem/${id}`, { token: token.text });

  const approve = page.getByRole('button', { name: 'Approve' });
  await approve.waitFor();
  expect(await approve.isDisabled()).toBe(true);
  expect(await approve.getAttribute('title')).toContain('operate');
});

test('what a report says is shown as it is, and never run', async () => {
  const { project, id } = await held([{ response_time: 600 }], HOSTILE.join(' '));
  const list = await open(`/project/${project}/problem`);
  await list.locator('.virtual-row').getByText(HOSTILE[0]!).waitFor();
  const page = await open(`/problem/${id}`);
  await page.getByRole('heading', { level: 1 }).getByText(HOSTILE[1]!).waitFor();
  expect(await page.locator('img[src="x"], main script').count()).toBe(0);
});

test('a problem that is not there is told, with a way out', async () => {
  const page = await open('/problem/nobody');
  await page.getByRole('alert').getByText("There is no problem 'nobody'").waitFor();
  await expectAccessible(page);
});
