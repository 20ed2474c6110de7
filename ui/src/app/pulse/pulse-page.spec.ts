import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PulsePage } from './pulse-page';

describe("Pulse's pages", () => {
  const marked = async (address: string) => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: '', component: PulsePage, children: [{ path: '**', children: [] }] },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    const here = (harness.routeNativeElement as HTMLElement).querySelectorAll('nav .here');
    return Array.from(here, (each) => [each.textContent, each.getAttribute('aria-current')]);
  };

  it.each([
    ['/', 'Apps', 'page'],
    ['/app/flux', 'Apps', 'true'],
    ['/app/flux/settings', 'Apps', 'true'],
    ['/new', 'Apps', 'true'],
    ['/journal?of=flux', 'Journal', 'true'],
    ['/access', 'Access', 'page'],
  ])('tell at %s that one is at %s', async (address, name, current) => {
    expect(await marked(address)).toEqual([[name, current]]);
  });
});
