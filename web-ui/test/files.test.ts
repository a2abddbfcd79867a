import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SHIPYARD, SLO } from './evaluated';
import { api, expectAccessible, HOSTILE, makeProject, makeToken, paste, unique, useBrowser, writeFile } from './harness';

const { open } = useBrowser();

async function shop(): Promise<string> {
  const project = await makeProject(SHIPYARD, ['helloservice'], unique('files'));
  await writeFile({ project, stage: 'qa', service: 'helloservice' }, 'slo.yaml', SLO);
  return project;
}

const slo = (project: string) => `/project/${project}/file?stage=qa&service=helloservice&path=slo.yaml`;
const content = async (project: string) =>
  Buffer.from((await api.get(`/api/resource-service/v1/project/${project}/stage/qa/service/helloservice/resource/slo.yaml`)).resourceContent, 'base64').toString();

async function commit(page: Page, message: string): Promise<void> {
  await page.getByRole('button', { name: 'Commit …', exact: true }).click();
  await page.getByLabel('Message').fill(message);
  await page.getByRole('button', { name: 'Commit', exact: true }).click();
}

describe('files', () => {
  test('are found by project, stage and service', async () => {
    const project = await shop();
    const page = await open(`/project/${project}/file`);
    await page.getByText('Choose a file.').waitFor();
    await expectAccessible(page);
    const tree = page.getByRole('navigation', { name: 'Files of the project' });
    await tree.getByRole('link', { name: 'shipyard.yaml' }).waitFor();
    await tree.getByRole('link', { name: 'slo.yaml' }).click();
    await page.waitForURL(/stage=qa&path=helloservice%2Fslo.yaml/);
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByText('As committed.').waitFor();
    await expectAccessible(page);
  });

  test('are checked while somebody types, told at their lines, and committed once they are right', async () => {
    const project = await shop();
    const page = await open(slo(project));
    await page.getByText('Nothing is wrong with it.').waitFor();
    const wrong = SLO.replace('sli: error_rate', 'slo: error_rate');
    await paste(page, wrong);
    await page.getByText('It cannot be committed before this is mended:').waitFor();
    const line = wrong.split('\n').findIndex((text) => text.includes('slo: error_rate')) + 1;
    await page.getByRole('button', { name: new RegExp(`^${line}:\\d+$`) }).first().waitFor();
    await page.locator('.cm-lint-marker-error').first().waitFor();
    expect(await page.getByRole('button', { name: 'Commit …', exact: true }).isDisabled()).toBe(true);
    await expectAccessible(page);

    await paste(page, SLO.replace('"<=1"', '"<=2"'));
    await page.getByText('Nothing is wrong with it.').waitFor();
    await page.getByText('Not committed yet.').waitFor();
    await commit(page, 'Allow two percent\n\nThe limit was too tight at night.');
    await page.getByText('As committed.').waitFor();
    expect(await content(project)).toContain('"<=2"');

    await page.getByRole('link', { name: 'Who changed it' }).click();
    await page.getByRole('link', { name: 'Allow two percent' }).waitFor();
    await page.getByText('The limit was too tight at night.').waitFor();
    await page.locator('.cm-deletedChunk').getByText('"<=1"').waitFor();
    await expectAccessible(page);
  });

  test('that somebody else changed meanwhile are not overwritten by accident', async () => {
    const project = await shop();
    const rival = await makeToken(['configure', 'read']);
    const page = await open(slo(project));
    await page.getByText('Nothing is wrong with it.').waitFor();
    await paste(page, SLO.replace('"<600"', '"<700"'));
    await api.put(
      `/api/resource-service/v1/project/${project}/stage/qa/service/helloservice/resource/slo.yaml?message=Tighten%20it`,
      { resourceContent: Buffer.from(SLO.replace('"<600"', '"<500"')).toString('base64') },
      rival.text,
    );
    await commit(page, 'Loosen it');
    const conflict = page.getByRole('region', { name: 'Somebody else changed this file' });
    await conflict.getByText(rival.name).waitFor();
    await conflict.getByText('Tighten it').waitFor();
    await conflict.locator('.cm-deletedChunk').getByText('"<500"').waitFor();
    expect(await content(project)).toContain('"<500"');
    await expectAccessible(page);

    await conflict.getByRole('button', { name: 'Commit mine over theirs …' }).click();
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await page.getByText('As committed.').waitFor();
    expect(await content(project)).toContain('"<700"');
  });

  test('open at a line, also as they were', async () => {
    const project = await shop();
    const { metadata } = await api.get(`/api/resource-service/v1/project/${project}/stage/qa/service/helloservice/resource/slo.yaml`);
    await writeFile({ project, stage: 'qa', service: 'helloservice' }, 'slo.yaml', '# all new\n' + SLO);
    const page = await open(`${slo(project)}&commit=${metadata.version}&line=6`);
    await page.getByText('As it was at commit').waitFor();
    await page.locator('.cm-line').first().getByText('spec_version').waitFor();
    await page.getByRole('link', { name: 'Open the file of now' }).click();
    await page.locator('.cm-line').first().getByText('# all new').waitFor();
  });

  test('are made, and deleted, and their history stays', async () => {
    const project = await shop();
    const page = await open(`/project/${project}/file`);
    await page.getByRole('button', { name: 'New file …' }).click();
    await page.getByLabel('Where').selectOption({ label: 'Stage qa' });
    await page.getByLabel('Path').fill('helloservice/notes.md');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('A new file; it is there once you commit it.').waitFor();
    await page.locator('.cm-content').click();
    await page.keyboard.type('Ask Alice.');
    await commit(page, '');
    await page.getByRole('button', { name: 'Delete …' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('There is no such file any more.').waitFor();
    await page.getByRole('link', { name: 'See who deleted it' }).click();
    await page.getByRole('link', { name: 'Delete helloservice/notes.md' }).waitFor();
    expect(await page.locator('.commits li').count()).toBe(2);
  });

  test('show hostile texts and messages as what they are, and nothing to commit to whoever may only read', async () => {
    const project = await shop();
    const reader = await makeToken(['read']);
    await api.put(
      `/api/resource-service/v1/project/${project}/stage/qa/service/helloservice/resource/notes.md?message=${encodeURIComponent(HOSTILE[0]!)}`,
      { resourceContent: Buffer.from(HOSTILE.join('\n')).toString('base64') },
    );
    const address = `/project/${project}/file?stage=qa&path=helloservice/notes.md`;
    const page = await open(address, { token: reader.text });
    await page.getByText(HOSTILE[1]!).waitFor();
    await page.getByText('Your token may read only; committing needs the scope configure.').waitFor();
    expect(await page.getByRole('button', { name: 'Commit …', exact: true }).isDisabled()).toBe(true);
    await page.goto(`${address}&view=history`);
    await page.getByRole('link', { name: HOSTILE[0]! }).waitFor();
  });
});
