import { ErrorBoundary, LocationProvider } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { closeStream, openStream } from './live/stream';
import { Failure, Loading } from './parts/Notice';
import { Routes } from './routes';
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

function Entrance() {
  if (who.value) return <Inside />;
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
      <Routes />
    </Shell>
  );
}
