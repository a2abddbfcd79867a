import { expect, test } from 'vitest';
import { until, useBrowser } from './harness';
import { launch } from './process';

const { stranger } = useBrowser();
const CHECKOUT = new URL('../..', import.meta.url).pathname;
const LINK = /^ +(http:\/\/127\.0\.0\.1:\d+\/login#code=\S+)$/m;
const MINUTE = 60_000;

test('the link that the demo prints logs in once, and shows what comes up', async () => {
  const demo = await launch('--demo', '--checkout', CHECKOUT);
  try {
    // what the demo needs is installed first, where it is missing
    const link = await until('the demo to print a link', async () => demo.isOver() || LINK.exec(demo.said())?.[1], 4 * MINUTE);
    if (link === true) throw new Error(`The demo ended before it printed a link:\n${demo.said()}`);
    const context = await stranger();
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Projects', level: 1 }).waitFor();
    expect(page.url()).toBe(new URL('/', link).href);
    const [session, ...others] = await context.cookies(link);
    expect(session).toMatchObject({ name: 'drydock-session', httpOnly: true, sameSite: 'Strict' });
    expect(others).toEqual([]);
    await page.getByRole('article', { name: 'Project fulltour' }).waitFor();

    const second = await (await stranger()).newPage();
    await second.goto(link);
    await second.getByRole('alert').getByText('The link was used already').waitFor();
    await second.getByLabel('Token').waitFor();
  } finally {
    await demo.stop();
  }
}, 6 * MINUTE);
