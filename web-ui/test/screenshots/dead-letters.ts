import { api, unique, until } from '../harness';
import { NatsParticipant } from '../nats';
import type { Picture } from '../screenshots';

const pictures: Picture[] = [
  {
    name: 'dead-letters',
    async make() {
      const nats = await NatsParticipant.connected();
      const id = unique('pipeline');
      nats.publish('sh.keptn.event.deployment.finished', '{"specversion":"1.0","type":"sh.keptn.event.deployment.finished", data');
      nats.send({ id, source: 'ci-pipeline', type: 'sh.keptn.event.qa.delivery.triggered', data: { project: 'shop', stage: 'qa', service: 'helloservice' } });
      const letter = await until('the dead letters', async () => {
        const { deadLetters } = await api.get('/api/v1/dead-letter?pageSize=50');
        return deadLetters.find((one: { key: string }) => one.key === id);
      });
      nats.close();
      return `/dead-letter?id=${letter.id}`;
    },
    ready: (page) => page.locator('.cm-line').first().waitFor(),
    whole: true,
  },
];
export default pictures;
