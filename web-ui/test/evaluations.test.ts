import { afterEach, describe, expect, test } from 'vitest';
import { Evaluated, SLO } from './evaluated';
import { expectAccessible, HOSTILE, useBrowser } from './harness';

const { open } = useBrowser();
const opened: Evaluated[] = [];
const evaluated = async (slo?: string) => {
  const found = await Evaluated.service('helloservice', slo);
  opened.push(found);
  return found;
};
afterEach(() => opened.splice(0).forEach((one) => one.close()));

const GOOD = { response_time_p95: 400, error_rate: 0.2, throughput: 120 };

describe('the evaluations of a service', () => {
  test('say what to do while there are none', async () => {
    const shop = await evaluated();
    const page = await open(`/project/${shop.project}/evaluation`);
    await page.getByText('has not been evaluated in qa yet').waitFor();
    await expectAccessible(page);
  });

  test('are a heat map in words, with what each objective won and lost, and the lines of the file', async () => {
    const shop = await evaluated();
    await shop.evaluate(GOOD);
    await shop.evaluate({ ...GOOD, response_time_p95: 700 });
    const page = await open(`/project/${shop.project}/evaluation`);
    const grid = page.getByRole('grid');
    await grid.getByRole('gridcell', { name: /^Response time P95, .*: 700, warning, 1 of 2 points$/ }).waitFor();
    await grid.getByRole('gridcell', { name: /^Response time P95, .*: 400, passed, 2 of 2 points$/ }).waitFor();
    await grid.getByRole('gridcell', { name: /^Throughput, .*: 120, for information$/ }).first().waitFor();

    const detail = page.getByRole('region', { name: 'Evaluation', exact: true });
    const row = detail.getByRole('row', { name: /Response time P95/ });
    await row.getByText('+75 %').waitFor();
    await row.getByText('<=+10%').waitFor();
    await row.getByText('= 440').waitFor();
    await row.getByText('1 of 2').waitFor();
    const line = SLO.split('\n').findIndex((text) => text.includes('- sli: response_time_p95')) + 1;
    const link = row.getByRole('link', { name: `line ${line}` });
    expect(await link.getAttribute('href')).toContain(`line=${line}`);
    await expectAccessible(page);
    await link.click();
    await page.waitForURL(/\/file\?/);
  });

  test('are gone through by keys, and what is open is in the address', async () => {
    const shop = await evaluated();
    const older = await shop.evaluate(GOOD);
    await shop.evaluate({ ...GOOD, error_rate: 5 });
    const page = await open(shop.page);
    const newest = page.getByRole('gridcell', { name: /^Score/ }).first();
    await newest.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('gridcell', { name: /^Error rate, .*: 0.2, passed/ }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('id') === older && url.searchParams.get('sli') === 'error_rate');
    await page.getByRole('region', { name: 'Indicator Error rate' }).waitFor();
  });

  test('have a curve, and a table that says the same', async () => {
    const shop = await evaluated();
    await shop.evaluate(GOOD);
    await shop.evaluate({ ...GOOD, response_time_p95: 430 });
    const page = await open(`${shop.page}&sli=response_time_p95`);
    await page.getByRole('img', { name: /^Response time P95 over time/ }).locator('canvas').waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const table = page.getByRole('table', { name: 'Response time P95, newest first' });
    expect(await table.getByRole('row').nth(1).innerText()).toMatch(/430\s+400\s+\+7.5 %\s+passed/);
    await expectAccessible(page);
  });

  test('come in while the page is open', async () => {
    const shop = await evaluated();
    await shop.evaluate(GOOD);
    const page = await open(shop.page);
    await page.getByText('1 evaluation', { exact: true }).waitFor();
    await shop.evaluate({ ...GOOD, error_rate: 9 });
    await page.getByText('2 evaluations').waitFor();
    await page.getByRole('gridcell', { name: /^Error rate, .*: 9, failed, 0 of 1 points/ }).waitFor();
  });

  test('are invalidated by a person, with a reason', async () => {
    const shop = await evaluated();
    await shop.evaluate(GOOD);
    const page = await open(shop.page);
    await page.getByRole('button', { name: 'Invalidate …' }).click();
    await expectAccessible(page);
    await page.getByLabel('Why').fill('the load test was cut off');
    await page.getByRole('button', { name: 'Invalidate', exact: true }).click();
    await page.getByRole('gridcell', { name: /invalidated$/ }).first().waitFor();
    await page.getByText('No later evaluation is compared with it.', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Invalidate …' }).count()).toBe(0);
  });

  test('show hostile names as the texts they are', async () => {
    const slo = SLO.replace('displayName: Error rate', `displayName: ${JSON.stringify(HOSTILE[0])}`).replace(
      'displayName: Throughput',
      `displayName: ${JSON.stringify(HOSTILE[1])}`,
    );
    const shop = await evaluated(slo);
    await shop.evaluate(GOOD);
    const page = await open(shop.page);
    await page.getByRole('button', { name: HOSTILE[0]! }).waitFor();
    await page.getByRole('button', { name: HOSTILE[1]! }).waitFor();
    expect(await page.locator('#content img').count()).toBe(0);
  });
});

test('a thousand evaluations open in under a second and stay smooth', async () => {
  const shop = await evaluated();
  await shop.evaluateMany(1000, (at) => ({ response_time_p95: 400 + 90 * Math.sin(at / 9), error_rate: at % 37 === 0 ? 4 : 0.3, throughput: 100 + (at % 50) }));
  const page = await open(`/project/${shop.project}/evaluation`);
  await page.getByText('1000 evaluations').waitFor();
  // what else the machine does makes it slower, never faster: the best of three counts
  let opening = Infinity;
  let frames = { median: Infinity, p95: Infinity, cells: 0, left: 0 };
  for (let attempt = 0; attempt < 3; attempt++) {
    await page.goto('/');
    await page.locator('.shell').waitFor();
    const opened = await page.evaluate(async (address) => {
      const begun = performance.now();
      const link = document.createElement('a');
      link.href = address;
      link.textContent = 'there';
      document.querySelector('#content')!.append(link);
      link.click();
      while (!document.querySelector('.evaluation .table')) await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }, shop.page);
    const scrolled = await page.evaluate(async () => {
      const scroller = document.querySelector('.heat-scroll')!;
      const took: number[] = [];
      let last = performance.now();
      for (let i = 0; i < 120; i++) {
        scroller.scrollLeft += 240;
        await new Promise(requestAnimationFrame);
        took.push(performance.now() - last);
        last = performance.now();
      }
      took.sort((a, b) => a - b);
      return { median: took[60]!, p95: took[114]!, cells: document.querySelectorAll('[role=gridcell]').length, left: scroller.scrollLeft };
    });
    opening = Math.min(opening, opened);
    if (scrolled.p95 < frames.p95) frames = scrolled;
  }
  console.log(`1,000 evaluations: opened in ${Math.round(opening)} ms; scrolling, a frame took ${frames.median.toFixed(1)} ms (p95 ${frames.p95.toFixed(1)} ms), ${frames.cells} cells in the page`);
  expect(frames.left).toBeGreaterThan(20_000);
  expect(frames.cells).toBeLessThan(800);
  expect(opening).toBeLessThan(1000);
  expect(frames.p95).toBeLessThan(100);
}, 240_000);
