import { bootstrapApplication } from '@angular/platform-browser';
import { COMPONENT, componentOf } from './app/core/component';
import { PAGE, hasPage, pageOf, routingOf } from './app/pages';
import { providers } from './app/providers';
import { Shell } from './app/shell/shell';

async function start(): Promise<void> {
  const component = await componentOf(document, hasPage);
  const page = pageOf(component);
  const routing = await routingOf(component).catch(() => []);
  await bootstrapApplication(Shell, {
    providers: [
      { provide: COMPONENT, useValue: component },
      { provide: PAGE, useValue: page },
      ...providers,
      ...routing,
    ],
  });
}

start().catch((failure: unknown) => console.error(failure));
