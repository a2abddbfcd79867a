import { describe, expect, test } from 'vitest';
import { api, expectAccessible, HOSTILE, makeProject, makeToken, sendEvent, trigger, unique, until, useBrowser } from './harness';
import { shipyard } from './shipyard';

const { open } = useBrowser();
const REGISTRATION = '/api/controlPlane/v1/uniform/registration';

const register = (name: string, event: string) =>
  api.post(REGISTRATION, {
    name,
    metadata: { hostname: 'node-1', integrationversion: '1.2.3', location: 'remote', kubernetesmetadata: { namespace: 'tools' } },
    subscriptions: [{ event, filter: { projects: ['shop'], stages: [], services: [] } }],
  });

describe('integrations', () => {
  test('are shown with what they hear, and subscriptions are made, edited and deleted', async () => {
    const name = unique('webhook');
    const { id } = await register(name, 'sh.keptn.event.deployment.triggered');
    const page = await open('/integration');
    const card = page.getByRole('article', { name });
    await card.getByText('there', { exact: true }).waitFor();
    await card.getByText('only project shop').waitFor();
    await card.getByText(/1\.2\.3 · node-1 · tools/).waitFor();
    await expectAccessible(page);

    await card.getByRole('button', { name: 'Subscription …' }).click();
    await page.getByRole('textbox', { name: 'Event' }).fill('sh.keptn.event.test.triggered');
    await page.getByLabel('Only stages').fill('qa, production');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await card.getByText('only stage qa, production').waitFor();

    await card.getByRole('button', { name: 'Edit the subscription to sh.keptn.event.test.triggered' }).click();
    await page.getByRole('textbox', { name: 'Event' }).fill('sh.keptn.event..triggered');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: 'Event' }).fill('sh.keptn.event.release.triggered');
    await page.getByRole('button', { name: 'Save' }).click();
    await card.getByText('sh.keptn.event.release.triggered').waitFor();

    await card.getByRole('button', { name: 'Delete the subscription to sh.keptn.event.release.triggered' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await card.locator('.subscriptions').getByText('sh.keptn.event.release.triggered').waitFor({ state: 'detached' });
    const left: { event: string }[] = await api.get(`${REGISTRATION}/${id}/subscription`);
    expect(left.map((one) => one.event)).toEqual(['sh.keptn.event.deployment.triggered']);
  });

  test('that come and go are seen without a reload', async () => {
    const name = unique('late');
    const page = await open('/integration');
    await page.getByRole('heading', { name: 'Who is connected' }).waitFor();
    const { id } = await register(name, 'sh.keptn.event.deployment.triggered');
    const card = page.getByRole('article', { name });
    await card.getByText('there', { exact: true }).waitFor();
    await api.post(`${REGISTRATION}/${id}/subscription`, { event: 'sh.keptn.event.test.triggered' });
    await card.getByText('sh.keptn.event.test.triggered').waitFor();
    await api.remove(`${REGISTRATION}/${id}`);
    await card.waitFor({ state: 'detached' });
  });

  test('that nobody is are named with what to do, while the page is open', async () => {
    const task = unique('rollout');
    const project = await makeProject(shipyard({ qa: { delivery: [task] } }), ['helloservice']);
    const page = await open('/integration');
    await page.getByRole('heading', { name: 'Tasks nobody answers' }).waitFor();
    await trigger({ project, stage: 'qa', service: 'helloservice' }, 'delivery');
    const row = page.getByRole('row', { name: new RegExp(task) });
    await row.waitFor();
    await row.getByText('nobody for this task', { exact: true }).waitFor();
    await row.getByText(/may not be configured for this one/).waitFor();
    await expectAccessible(page);

    const [asked] = await until('the open task', async () => {
      const { events } = await api.get(`/api/controlPlane/v1/event/triggered/sh.keptn.event.${task}.triggered`);
      return events.length > 0 && events;
    });
    await sendEvent({
      type: `sh.keptn.event.${task}.started`,
      shkeptncontext: asked.shkeptncontext,
      triggeredid: asked.id,
      data: { project, stage: 'qa', service: 'helloservice' },
    });
    await row.waitFor({ state: 'detached' });
  });

  test('tell their errors, as the texts they are', async () => {
    const name = unique('noisy');
    const { id } = await register(name, 'sh.keptn.event.deployment.triggered');
    await api.post('/api/controlPlane/v1/log', { logs: [{ integrationid: id, message: HOSTILE[0], task: 'deployment' }] });
    const reader = await makeToken(['read']);
    const page = await open('/integration', { token: reader.text });
    const card = page.getByRole('article', { name });
    expect(await card.getByRole('button', { name: 'Subscription …' }).isDisabled()).toBe(true);
    await card.getByRole('button', { name: 'Its errors' }).click();
    await page.getByRole('region', { name: 'Errors they reported' }).getByText(HOSTILE[0]!).waitFor();
    await page.waitForURL(new RegExp(`errorsOf=${id}`));
    await expectAccessible(page);
  });
});
