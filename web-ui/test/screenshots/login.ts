import type { Picture } from '../screenshots';

const pictures: Picture[] = [
  {
    name: 'login',
    make: async () => '/',
    ready: async (page) => {
      const menu = page.getByRole('button', { name: 'Menu' });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByLabel('Token').fill('guessed');
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];

export default pictures;
