import { expect, it } from 'vitest';
import { keptnLink } from './keptnLinks';

it.each([
  ['/bridge', { to: '/' }],
  ['/dashboard', { to: '/' }],
  ['/bridge/project/sock%20shop/environment/stage/qa', { to: '/project/sock%20shop' }],
  ['/bridge/project/shop/sequence', { to: '/project/shop/sequence' }],
  ['/project/shop/sequence/3f2a/stage/qa', { to: '/project/shop/sequence/3f2a', query: { stage: 'qa' } }],
  ['/project/shop/sequence/3f2a/event/77', { to: '/project/shop/sequence/3f2a' }],
  ['/project/shop/service/cart/context/3f2a/stage/qa', { to: '/project/shop/sequence/3f2a', query: { stage: 'qa' } }],
  ['/project/shop/settings/uniform/secrets', { to: '/settings', query: { show: 'secret' } }],
  ['/project/shop/settings/uniform/integrations', { to: '/integration' }],
  ['/trace/3f2a/sh.keptn.event.deployment.finished', { context: '3f2a', evaluation: false }],
  ['/bridge/evaluation/3f2a/qa', { context: '3f2a', evaluation: true, stage: 'qa' }],
  ['/something/else', undefined],
])('leads %s to where it is here', (path, expected) => expect(keptnLink(path)).toEqual(expected));
