import { Page } from '../../parts/Page';

export default function HomePage() {
  return (
    <Page title="Projects" name="home" />
  );
}
