import type { Picture } from '../screenshots';

const pictures: Picture[] = [
  {
    name: 'login',
    make: async () => '/',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Menu' }).click().catch(() => undefined);
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByLabel('Token').fill('guessed');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];

export default pictures;
