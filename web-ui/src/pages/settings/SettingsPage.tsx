import { Empty } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { Tabs } from '../../parts/Tabs';
import { may, who } from '../../session';
import { Audit } from './Audit';
import { Projects } from './Projects';
import { Secrets } from './Secrets';
import './settings.css';
import { Stopped } from './Stopped';
import { Tokens } from './Tokens';

const TABS = [
  { id: 'project', name: 'Projects and upstreams' },
  { id: 'secret', name: 'Secrets' },
  { id: 'token', name: 'Tokens' },
  { id: 'stop', name: 'Stopped actions' },
  { id: 'audit', name: 'Audit trail' },
];

export default function SettingsPage() {
  const [{ show = 'project' }] = useQuery();
  return (
    <Page title="Settings" name="settings">
      <Tabs label="Settings" tabs={TABS.map((tab) => ({ ...tab, href: `/settings?show=${tab.id}` }))} active={show} />
      {show === 'project' && <Projects />}
      {show === 'secret' && <Secrets />}
      {show === 'token' && (may('admin') ? <Tokens /> : <ForAdmins what="Tokens are made and revoked" />)}
      {show === 'stop' && <Stopped />}
      {show === 'audit' && (may('admin') ? <Audit /> : <ForAdmins what="The audit trail is read" />)}
    </Page>
  );
}

function ForAdmins({ what }: { what: string }) {
  return (
    <Empty title={`${what} by admins.`}>
      Your token '{who.value?.name}' lacks the scope 'admin'.
    </Empty>
  );
}
