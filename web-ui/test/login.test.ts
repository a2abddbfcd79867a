import { expect, test } from 'vitest';
import { adminToken, api, expectAccessible, makeToken, useBrowser } from './harness';

const { open, stranger } = useBrowser();

test('a token logs in, and leads to where one wanted to go', async () => {
  const page = await (await stranger()).newPage();
  await page.goto('/settings');

  await page.getByLabel('Token').fill(adminToken());
  await page.getByRole('button', { name: 'Log in' }).click();

  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect(await page.evaluate('document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')).not.toContain('drydock_');
});

test('a wrong token is refused with the reason, and can be corrected', async () => {
  const page = await (await stranger()).newPage();
  await page.goto('/');

  await page.getByLabel('Token').fill('guessed');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText('The token is wrong, expired or revoked.').waitFor();
  await expectAccessible(page);

  await page.getByLabel('Token').fill(adminToken());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
});

test('a link logs in once, and its code is not left in the address', async () => {
  const { code } = await api.post('/api/v1/session/code');
  const first = await (await stranger()).newPage();
  await first.goto(`/login#code=${code}`);
  await first.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
  expect(first.url()).not.toContain(code);

  const second = await (await stranger()).newPage();
  await second.goto(`/login#code=${code}`);
  await second.getByRole('alert').getByText('The link was used already').waitFor();
});

test('whose token is revoked is out at the next request', async () => {
  const token = await makeToken(['read']);
  const page = await open('/', { token: token.text });

  await api.remove(`/api/v1/token/${token.name}`);
  await page.reload();

  await page.getByLabel('Token').waitFor();
});

test('another site cannot act with the session', async () => {
  const page = await open('/');
  const answers = await page.evaluate(async () => {
    const plain = await fetch('/api/v1/token', { method: 'POST', body: '{"name":"evil","scopes":["admin"]}', headers: { 'content-type': 'application/json' } });
    return plain.status;
  });
  expect(answers).toBe(401);
});

test('the login can be used by keyboard and with a screen reader, light, dark and on a phone', async () => {
  for (const look of ['light', 'dark', 'phone'] as const) {
    const page = await (await stranger(look)).newPage();
    await page.goto('/');
    await page.getByLabel('Token').waitFor();
    await expectAccessible(page);
  }
});
