import { InjectionToken } from '@angular/core';
import { Info } from './model';

const PATIENCE_MS = 3000;

/** The name of the component that serves this page; empty where nobody has told it. */
export const COMPONENT = new InjectionToken('component', { factory: () => '' });

/** The name that the server wrote into the page, if it is one of those known, or what it answers. */
export async function componentOf(
  page: Document,
  isKnown: (component: string) => boolean,
): Promise<string> {
  const written = page.querySelector('meta[name=component]')?.getAttribute('content');
  return written && isKnown(written) ? written : asked();
}

async function asked(): Promise<string> {
  try {
    const answer = await fetch('api/info', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as Info).component : '';
  } catch {
    return ''; // The page for an unknown component tries again.
  }
}
