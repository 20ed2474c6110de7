import { bootstrapApplication } from '@angular/platform-browser';
import { providers } from './app/providers';
import { Shell } from './app/shell/shell';

bootstrapApplication(Shell, { providers }).catch((failure: unknown) => console.error(failure));
