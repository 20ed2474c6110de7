import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Serving } from './serving';

describe('The serving component', () => {
  const written = (component: string) => {
    document.head.insertAdjacentHTML('beforeend', `<meta name="component" content="${component}">`);
  };
  afterEach(() => document.querySelector('meta[name=component]')?.remove());

  it('is the one that the server wrote into the page, without asking', async () => {
    written('grid');
    const serving = TestBed.inject(Serving);
    await serving.identify();
    TestBed.inject(HttpTestingController).expectNone('api/info');
    expect(serving.component()).toBe('grid');
    expect(serving.title()).toBe('Grid');
  });

  it('is asked for where the page names none', async () => {
    written('__COMPONENT__');
    const serving = TestBed.inject(Serving);
    const identified = serving.identify();
    TestBed.inject(HttpTestingController)
      .expectOne('api/info')
      .flush({ component: 'gnome', title: 'Gnome' });
    await identified;
    expect(serving.component()).toBe('gnome');
  });

  it('stays unknown where nobody answers', async () => {
    const serving = TestBed.inject(Serving);
    const identified = serving.identify();
    TestBed.inject(HttpTestingController).expectOne('api/info').error(new ProgressEvent('error'));
    await identified;
    expect(serving.component()).toBe('');
  });
});
