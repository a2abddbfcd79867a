import { useState } from 'preact/hooks';
import { unregister, unsubscribe, type Integration, type Subscription } from '../../api/integrations';
import { Badge } from '../../parts/Badge';
import { Confirm } from '../../parts/Dialog';
import { Icon } from '../../parts/Icon';
import { useQuery } from '../../parts/query';
import { When } from '../../parts/Time';
import { toast } from '../../parts/Toasts';
import { may } from '../../session';
import { SubscriptionForm } from './SubscriptionForm';

type Asking = { what: 'subscription'; subscription?: Subscription } | { what: 'unsubscribe'; subscription: Subscription } | { what: 'unregister' };

/** One integration: where it is, when it was seen, and what it hears. */
export function Registration({ integration, onChanged }: { integration: Integration; onChanged(): void }) {
  const [asking, setAsking] = useState<Asking>();
  const [, change] = useQuery();
  const close = () => setAsking(undefined);
  const { metadata } = integration;
  const id = integration.id ?? '';
  const configurable = may('configure');
  return (
    <article class="panel registration" aria-label={integration.name}>
      <div class="section-head">
        <h3>
          {integration.name} {integration.live ? <Badge tone="good" word="there" /> : <Badge tone="bad" word="silent" />}
        </h3>
        <button type="button" onClick={() => change({ errorsOf: id })}>
          Its errors
        </button>
      </div>
      <p class="quiet">
        {[metadata?.integrationversion, metadata?.hostname, metadata?.kubernetesmetadata?.namespace, metadata?.location].filter(Boolean).join(' · ')}
        {!integration.live && metadata?.lastseen && (
          <>
            {' '}
            · seen <When time={metadata.lastseen} />
          </>
        )}
      </p>
      {!integration.live && <p>It has not said for a while that it is there: look whether it runs and reaches this address. It is forgotten after two days.</p>}
      <ul class="subscriptions">
        {(integration.subscriptions ?? []).map((subscription) => (
          <li key={subscription.id}>
            <code>{subscription.event}</code>
            <span class="quiet">{where(subscription)}</span>
            <span class="actions">
              <button
                type="button"
                class="icon-button"
                disabled={!configurable}
                aria-label={`Edit the subscription to ${subscription.event}`}
                title="Edit"
                onClick={() => setAsking({ what: 'subscription', subscription })}
              >
                <Icon name="edit" />
              </button>
              <button
                type="button"
                class="icon-button"
                disabled={!configurable}
                aria-label={`Delete the subscription to ${subscription.event}`}
                title="Delete"
                onClick={() => setAsking({ what: 'unsubscribe', subscription })}
              >
                <Icon name="trash" />
              </button>
            </span>
          </li>
        ))}
        {(integration.subscriptions ?? []).length === 0 && <li class="quiet">It has subscribed to nothing, so it hears nothing.</li>}
      </ul>
      <div class="actions">
        <button
          type="button"
          disabled={!configurable}
          title={configurable ? undefined : 'Your token lacks the scope configure.'}
          onClick={() => setAsking({ what: 'subscription' })}
        >
          <Icon name="plus" /> Subscription …
        </button>
        {!integration.live && (
          <button type="button" disabled={!may('send-events')} onClick={() => setAsking({ what: 'unregister' })}>
            Forget it …
          </button>
        )}
      </div>
      {asking?.what === 'subscription' && <SubscriptionForm integration={integration} {...(asking.subscription ? { subscription: asking.subscription } : {})} onClose={close} onDone={onChanged} />}
      {asking?.what === 'unsubscribe' && (
        <Confirm
          title="Delete this subscription?"
          verb="Delete"
          danger
          onClose={close}
          act={async () => {
            await unsubscribe(id, asking.subscription.id ?? '');
            toast('Deleted.');
            onChanged();
          }}
        >
          <p>
            {integration.name} hears no longer of <code>{asking.subscription.event}</code>.
          </p>
        </Confirm>
      )}
      {asking?.what === 'unregister' && (
        <Confirm
          title={`Forget ${integration.name}?`}
          verb="Forget"
          danger
          onClose={close}
          act={async () => {
            await unregister(id);
            onChanged();
          }}
        >
          <p>Its subscriptions go with it. When it comes back, it registers anew.</p>
        </Confirm>
      )}
    </article>
  );
}

function where({ filter }: Subscription): string {
  const said = [
    ...(filter?.projects?.length ? [`project ${filter.projects.join(', ')}`] : []),
    ...(filter?.stages?.length ? [`stage ${filter.stages.join(', ')}`] : []),
    ...(filter?.services?.length ? [`service ${filter.services.join(', ')}`] : []),
  ];
  return said.length ? `only ${said.join('; ')}` : 'everywhere';
}
