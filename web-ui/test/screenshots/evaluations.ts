import { Evaluated, SLO } from '../evaluated';
import { free } from '../harness';
import type { Picture } from '../screenshots';

const wave = (at: number, width: number) => 1 + 0.12 * Math.sin(at / width) + 0.05 * Math.cos(at / 1.7);

/** A service that got slower lately. */
async function make(): Promise<string> {
  const shop = await Evaluated.service('helloservice', SLO, await free('bookshop'));
  const values = (at: number) => ({
    response_time_p95: 420 * wave(at, 5) + (at > 36 ? 330 : at === 21 ? 240 : 0),
    error_rate: at > 37 ? 2.4 : at === 12 || at === 13 ? 1.6 : 0.3 * wave(at, 3),
    throughput: 120 * wave(at, 9),
  });
  await shop.evaluateMany(40, values, 1);
  shop.close();
  return shop.page;
}

const pictures: Picture[] = [
  {
    name: 'evaluations',
    make,
    ready: (page) => page.locator('.chart canvas').waitFor(),
    whole: true,
  },
];
export default pictures;
