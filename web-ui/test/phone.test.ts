import { expect, test } from 'vitest';
import { expectAccessible, useBrowser, useExecutors } from './harness';
import { heldProblem } from './stories';

const { open } = useBrowser();
const stopLater = useExecutors();

test('all that a problem leads to fits on a phone', async () => {
  const { project, context, id, executor } = await heldProblem([{ response_time: 640, error_rate: 4 }]);
  stopLater(executor);
  const address = `/project/${project}`;
  const places = [
    [`${address}/sequence`, '.virtual-row'],
    [`${address}/sequence/${context}`, 'summary'],
    [`${address}/sequence/${context}?zoom=timeline`, 'table'],
    [`${address}/sequence/${context}?zoom=events`, 'summary'],
    [`${address}/problem`, '.virtual-row'],
    [`/problem/${id}`, 'section'],
    [`${address}/evaluation?stage=production&service=cart&sli=response_time`, '.chart canvas'],
    [`${address}/file?stage=production&service=cart&path=remediation.yaml`, '.cm-line'],
    ['/integration', 'h1'],
    ['/dead-letter', 'h1'],
  ] as const;
  const page = await open('/', { look: 'phone' });
  const tooWide: string[] = [];
  for (const [place, sign] of places) {
    await page.goto(place);
    await page.locator(`#content ${sign}`).first().waitFor();
    await expectAccessible(page);
    if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) tooWide.push(place);
  }
  expect(tooWide).toEqual([]);
});
