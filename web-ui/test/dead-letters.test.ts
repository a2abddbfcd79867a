import { describe, expect, test } from 'vitest';
import { api, expectAccessible, HOSTILE, makeProject, makeToken, unique, until, useBrowser } from './harness';
import { NatsParticipant } from './nats';
import { shipyard } from './shipyard';

const { open } = useBrowser();

describe('dead letters', () => {
  /** A message that the controller cannot handle, by its words. */
  async function letterOf(subject: string, text: string, words: string): Promise<string> {
    const nats = await NatsParticipant.connected();
    nats.publish(subject, text);
    const found = await until('the dead letter', async () => {
      const { deadLetters } = await api.get('/api/v1/dead-letter?pageSize=50&service=shipyard');
      for (const { id } of deadLetters) if ((await api.get(`/api/v1/dead-letter/${id}`)).body.includes(words)) return id as string;
      return undefined;
    });
    nats.close();
    return found;
  }

  test('are read, mended and replayed', async () => {
    const project = await makeProject(shipyard({ qa: { delivery: ['rollout'] } }), ['helloservice']);
    const event = {
      specversion: '1.0', id: unique('letter'), source: 'browser-test', type: 'sh.keptn.event.qa.delivery.triggered',
      data: { project, stage: 'qa', service: 'helloservice' },
    };
    const page = await open('/dead-letter');
    await page.getByText('Messages that no service could handle').waitFor();
    const id = await letterOf(event.type, JSON.stringify(event), event.id);
    const row = page.getByRole('row').filter({ has: page.locator(`a[href*="${id}"]`) });
    await row.getByText('not handled').waitFor();
    await expectAccessible(page);
    await row.getByRole('link').click();
    const letter = page.getByRole('region', { name: 'Dead letter' });
    await letter.getByText('shkeptncontext').first().waitFor();

    await letter.getByRole('button', { name: 'Replay' }).click();
    await letter.getByRole('alert').waitFor();
    await expectAccessible(page);

    await letter.locator('.cm-content').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('"shkeptncontext": "6e1a2c0e-5e5a-4a5e-9a53-0f6f5d1c9a11",');
    await letter.getByText('Edited, not saved.').waitFor();
    await letter.getByRole('button', { name: 'Save and replay' }).click();
    await page.getByText(/^Replayed as event/).waitFor();
    await until('the sequence', async () => (await api.get(`/api/controlPlane/v1/sequence/${project}`)).totalCount === 1);
  });

  test('that are no event are shown as what they are, and deleted', async () => {
    const mark = unique('mark');
    const hostile = `{ ${HOSTILE.join(' ')} ${mark}`;
    const id = await letterOf('sh.keptn.event.deployment.finished', hostile, mark);
    const page = await open(`/dead-letter?id=${id}`);
    const letter = page.getByRole('region', { name: 'Dead letter' });
    await letter.getByText(mark).waitFor();
    expect(await page.locator('#content img').count()).toBe(0);
    await letter.getByRole('button', { name: 'Delete …' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await letter.waitFor({ state: 'detached' });
    await expect(api.get(`/api/v1/dead-letter/${id}`)).rejects.toThrow('404');
  });

  test('cannot be replayed by whoever may only read', async () => {
    const mark = unique('mark');
    const id = await letterOf('sh.keptn.event.deployment.finished', `{ ${mark}`, mark);
    const reader = await makeToken(['read']);
    const page = await open(`/dead-letter?id=${id}`, { token: reader.text });
    await page.getByText('Your token lacks the scope operate.').waitFor();
    expect(await page.getByRole('button', { name: 'Replay' }).isDisabled()).toBe(true);
    await api.remove(`/api/v1/dead-letter/${id}`);
  });
});
