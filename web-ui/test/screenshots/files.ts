import { SHIPYARD, SLO } from '../evaluated';
import { api, makeProject, paste, unique, writeFile } from '../harness';
import type { Picture } from '../screenshots';

const WRONG = SLO.replace('sli: error_rate', 'slo: error_rate').replace('- "<600"', '- "<6oo"');

async function shop(): Promise<string> {
  const project = await makeProject(SHIPYARD, ['helloservice'], unique('shop'));
  const at = { project, stage: 'qa', service: 'helloservice' };
  await writeFile(at, 'slo.yaml', SLO.replace('"<600"', '"<500"'));
  await writeFile(at, 'job/config.yaml', 'apiVersion: v2\nactions:\n  - name: Load test\n    events:\n      - name: sh.keptn.event.test.triggered\n    tasks:\n      - name: locust\n        image: locustio/locust:2.20.0\n');
  await api.put(`/api/resource-service/v1/project/${project}/stage/qa/service/helloservice/resource/slo.yaml?message=${encodeURIComponent('Allow 600 ms\n\nThe mobile clients wait that long.')}`, {
    resourceContent: Buffer.from(SLO).toString('base64'),
  });
  return `/project/${project}/file?stage=qa&service=helloservice&path=slo.yaml`;
}

const pictures: Picture[] = [
  {
    name: 'files',
    make: shop,
    async ready(page) {
      await paste(page, WRONG);
      await page.locator('.cm-lint-marker-error').first().waitFor();
    },
  },
  { name: 'file-history', make: async () => `${await shop()}&view=history`, ready: (page) => page.locator('.cm-deletedChunk').first().waitFor() },
];
export default pictures;
