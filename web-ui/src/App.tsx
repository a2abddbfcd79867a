import { ErrorBoundary, lazy, LocationProvider, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { closeStream, openStream } from './live/stream';
import { Failure, Loading } from './parts/Notice';
import { Redirect } from './parts/Redirect';
import { Routes } from './routes';
import { Broken } from './shell/Broken';
import { askWho, sessionFailure, who } from './session';
import { Shell } from './shell/Shell';

export function App() {
  useEffect(() => void askWho(), []);
  return (
    <LocationProvider>
      <ErrorBoundary>
        <Entrance />
      </ErrorBoundary>
    </LocationProvider>
  );
}

const Login = lazy(() => import('./pages/login/LoginPage'));

/** Whoever is not logged in sees the login at whatever address, and then what is there. */
function Entrance() {
  const { path } = useLocation();
  if (who.value && path === '/login') return <Redirect to="/" />;
  if (who.value) return <Inside />;
  if (who.value === null) return <Login />;
  return (
    <main class="outside">
      {sessionFailure.value ? <Failure problem={sessionFailure.value} retry={() => void askWho()} /> : <Loading />}
    </main>
  );
}

function Inside() {
  useEffect(() => {
    openStream();
    return closeStream;
  }, []);
  return (
    <Shell>
      <Broken>
        <Routes />
      </Broken>
    </Shell>
  );
}
