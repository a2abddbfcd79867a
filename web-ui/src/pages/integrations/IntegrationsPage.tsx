import { Page } from '../../parts/Page';

export default function IntegrationsPage() {
  return (
    <Page title="Integrations" name="integrations" />
  );
}
