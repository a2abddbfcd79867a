import { useEffect, useErrorBoundary } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { ApiProblem } from '../api/client';
import { Failure } from '../parts/Notice';

/** A page that fails takes nothing else with it, and can be tried again. */
export function Broken({ children }: { children: ComponentChildren }) {
  const { url } = useLocation();
  const [error, reset] = useErrorBoundary((failure) => console.error(failure));
  useEffect(reset, [url]);
  if (!error) return <>{children}</>;
  const words = error instanceof Error ? error.message : String(error);
  return <Failure problem={new ApiProblem(0, 'broken', `This page has a fault of its own: ${words}`)} retry={reset} />;
}
