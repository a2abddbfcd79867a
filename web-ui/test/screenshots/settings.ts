import type { Picture } from '../screenshots';

const pictures: Picture[] = [
  {
    name: 'settings',
    make: async () => '/settings',
    ready: (page) => page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor(),
  },
];

export default pictures;
