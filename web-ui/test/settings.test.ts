import { expect, test } from 'vitest';
import { api, expectAccessible, HOSTILE, makeToken, Refused, unique, useBrowser, writeFile } from './harness';
import { liveProject } from './project';

const { open } = useBrowser();

test('a token is made, shown once, and revoked', async () => {
  const name = unique('ci');
  const page = await open('/settings?show=token');
  await page.getByRole('button', { name: 'Create a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a token' });
  await dialog.getByLabel('Name').fill('No Name');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByRole('alert').getByText('is no name for a token').waitFor();
  await expectAccessible(page);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();

  const text = await page.locator('.made code').innerText();
  expect((await api.post('/api/v1/auth', {}, text)).name).toBe(name);
  await page.reload();
  await page.getByRole('cell', { name, exact: true }).waitFor();
  expect(await page.content()).not.toContain(text);

  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText(`Token ${name} is revoked.`).waitFor();
  await expect(api.post('/api/v1/auth', {}, text)).rejects.toBeInstanceOf(Refused);
});

test('the values of a secret go in and never come out', async () => {
  const name = unique('registry');
  const page = await open('/settings?show=secret');
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/secrets')) answers.push(await response.text().catch(() => ''));
  });
  await page.getByRole('button', { name: 'Create a secret' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a secret' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Keys and values').fill('USER=ann\nPASSWORD=correct horse');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create' }).click();

  await page.getByRole('row', { name: new RegExp(name) }).getByText('PASSWORD, USER').waitFor();
  await page.getByRole('button', { name: `Replace ${name}` }).click();
  await page.getByRole('dialog', { name: `Replace ${name}` }).waitFor();
  expect(await page.getByLabel('Keys and values').inputValue()).toBe('PASSWORD=\nUSER=');
  expect(answers.join()).not.toContain('correct horse');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`Secret ${name} is deleted.`).waitFor();
});

test('an upstream is tried out, and what is wrong is said', async () => {
  const { project, executor } = await liveProject();
  const page = await open('/settings');
  await page.getByRole('button', { name: `Upstream of ${project}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('URL').fill('https://127.0.0.1:1/nothing.git');
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await dialog.locator('.check .bad').waitFor();
  await expectAccessible(page);
  await executor.stop();
});

test('a project is deleted only by its name', async () => {
  const { project, executor } = await liveProject();
  const page = await open('/settings');
  await page.getByRole('button', { name: `Delete ${project}` }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Name of the project').fill(project);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByText(`Project ${project} is deleted.`).waitFor();
  await expect(api.get(`/api/controlPlane/v1/project/${project}`)).rejects.toBeInstanceOf(Refused);
  await executor.stop();
});

test('a kill switch is seen on every page when it is on, and lifted from there', async () => {
  const { project, executor } = await liveProject();
  const elsewhere = await open(`/project/${project}`);
  const page = await open('/settings?show=stop');
  await page.getByRole('button', { name: 'Stop actions' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Project').fill(project);
  await dialog.getByLabel('Why').fill(`maintenance ${HOSTILE[0]}`);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('table').getByText(HOSTILE[0]!).waitFor();

  const banner = elsewhere.getByRole('alert').filter({ hasText: HOSTILE[0]! });
  await banner.waitFor();
  await expectAccessible(elsewhere);
  await banner.getByRole('button', { name: 'Allow again' }).click();
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Allow again' }).click();
  await banner.waitFor({ state: 'detached' });
  await page.getByText('Nothing is stopped.').waitFor();
  await executor.stop();
});

test('shadow mode is seen on the pages of its project', async () => {
  const { project, executor } = await liveProject();
  const guards = 'apiVersion: drydock.dev/v1\nkind: Guards\nspec:\n  stages:\n    - name: production\n      guards: {shadow: true}\n';
  await writeFile({ project }, 'guards.yaml', guards);
  const page = await open(`/project/${project}/sequence`);
  await page.getByText('Shadow mode:').waitFor();
  await page.getByText('everything in production').waitFor();
  await executor.stop();
});

test('the audit trail says who changed what', async () => {
  const token = await makeToken(['read', 'configure']);
  await api.post('/api/secrets/v1/secret', { name: unique('audited'), data: { A: '1' } }, token.text);
  const page = await open(`/settings?show=audit&token=${token.name}`);
  await page.getByRole('row', { name: new RegExp(token.name) }).getByText('POST /api/secrets/v1/secret').waitFor();
  await expectAccessible(page);
});

test('who is no admin is told so', async () => {
  const page = await open('/settings?show=token', { token: (await makeToken(['read'])).text });
  await page.getByText("lacks the scope 'admin'").waitFor();
});

test.each(['dark', 'phone'] as const)('every part is good to read: %s', async (look) => {
  const page = await open('/settings', { look });
  for (const part of ['Secrets', 'Tokens', 'Stopped actions', 'Projects and upstreams']) {
    await page.getByRole('link', { name: part }).click();
    await page.getByRole('link', { name: part }).and(page.locator('[aria-current]')).waitFor();
    await expectAccessible(page);
  }
  // a few uses are like many, and axe looks at each
  const { name, text } = await makeToken(['configure']);
  await api.post('/api/secrets/v1/secret', { name: unique('looked'), data: { A: '1' } }, text);
  await page.goto(`/settings?show=audit&token=${name}`);
  await page.getByText('POST /api/secrets/v1/secret').waitFor();
  await expectAccessible(page);
});

test('the colours that were chosen stay', async () => {
  const page = await open('/');
  await page.getByLabel('Colours').selectOption('dark');
  const dark = await page.evaluate('getComputedStyle(document.body.parentElement).backgroundColor');
  await page.reload();
  await page.locator('.shell').waitFor();
  expect(await page.evaluate('getComputedStyle(document.body.parentElement).backgroundColor')).toBe(dark);
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
});

test('who logs out is out, and the keyboard leads everywhere', async () => {
  const page = await open('/');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.getByRole('link', { name: 'Skip to the content' }).focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByLabel('Token').waitFor();
});
