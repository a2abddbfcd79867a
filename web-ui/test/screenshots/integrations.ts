import { api, makeProject, trigger, unique, until } from '../harness';
import type { Picture } from '../screenshots';
import { shipyard } from '../shipyard';

const register = (name: string, version: string, events: string[], stages: string[] = []) =>
  api.post('/api/controlPlane/v1/uniform/registration', {
    name,
    metadata: { hostname: 'node-1', integrationversion: version, kubernetesmetadata: { namespace: 'keptn' } },
    subscriptions: events.map((event) => ({ event, filter: { projects: [], stages, services: [] } })),
  });

const pictures: Picture[] = [
  {
    name: 'integrations',
    async make() {
      await register('webhook-service', '0.19.1', ['sh.keptn.event.deployment.finished', 'sh.keptn.event.release.triggered'], ['production']);
      const { id } = await register('locust-service', '0.3.0', ['sh.keptn.event.test.triggered']);
      await api.post('/api/controlPlane/v1/log', {
        logs: [{ integrationid: id, task: 'test', message: 'locust/basic.py: the host http://shop.qa does not answer (connection refused)' }],
      });
      const project = await makeProject(shipyard({ qa: { delivery: ['chaos-test'] } }), ['helloservice'], unique('shop'));
      await trigger({ project, stage: 'qa', service: 'helloservice' }, 'delivery');
      await until('the report', async () => (await api.get('/api/controlPlane/v1/event/unanswered')).tasks.length > 0);
      return '/integration';
    },
    ready: (page) => page.getByText('nobody for this task').first().waitFor(),
    whole: true,
  },
];
export default pictures;
