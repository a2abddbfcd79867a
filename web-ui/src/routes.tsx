import { lazy, Route, Router } from 'preact-iso';

const Home = lazy(() => import('./pages/home/HomePage'));
const Environment = lazy(() => import('./pages/environment/EnvironmentPage'));
const Sequences = lazy(() => import('./pages/sequences/SequencesPage'));
const Sequence = lazy(() => import('./pages/sequence/SequencePage'));
const Problems = lazy(() => import('./pages/problems/ProblemsPage'));
const Problem = lazy(() => import('./pages/problem/ProblemPage'));
const Evaluations = lazy(() => import('./pages/evaluations/EvaluationsPage'));
const Files = lazy(() => import('./pages/files/FilesPage'));
const Integrations = lazy(() => import('./pages/integrations/IntegrationsPage'));
const DeadLetters = lazy(() => import('./pages/dead-letters/DeadLettersPage'));
const KeptnLink = lazy(() => import('./pages/keptn-link/KeptnLinkPage'));
const Settings = lazy(() => import('./pages/settings/SettingsPage'));

/** Every page by its address. */
export function Routes() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/project/:project" component={Environment} />
      <Route path="/project/:project/sequence" component={Sequences} />
      <Route path="/project/:project/sequence/:context" component={Sequence} />
      <Route path="/project/:project/problem" component={Problems} />
      <Route path="/problem/:id" component={Problem} />
      <Route path="/project/:project/evaluation" component={Evaluations} />
      <Route path="/project/:project/file" component={Files} />
      <Route path="/integration" component={Integrations} />
      <Route path="/dead-letter" component={DeadLetters} />
      <Route path="/settings" component={Settings} />
      <Route default component={KeptnLink} />
    </Router>
  );
}
