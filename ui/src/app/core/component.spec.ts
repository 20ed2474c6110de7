import { hasPage } from '../pages';
import { componentOf } from './component';

describe('The serving component', () => {
  const written = (component: string) => {
    document.head.insertAdjacentHTML('beforeend', `<meta name="component" content="${component}">`);
  };
  const answering = (answer: () => Promise<unknown>) => vi.stubGlobal('fetch', vi.fn(answer));
  const named = () => componentOf(document, hasPage);
  afterEach(() => {
    document.querySelector('meta[name=component]')?.remove();
    vi.unstubAllGlobals();
  });

  it('is the one that the server wrote into the page, without asking', async () => {
    answering(() => Promise.reject(new Error('nobody was to be asked')));
    written('grid');
    expect(await named()).toBe('grid');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is asked for where the page names none', async () => {
    answering(() => Promise.resolve(Response.json({ component: 'gnome', title: 'Gnome' })));
    written('__COMPONENT__');
    expect(await named()).toBe('gnome');
  });

  it('stays unknown where nobody answers, or nothing but a refusal', async () => {
    answering(() => Promise.reject(new Error('refused')));
    expect(await named()).toBe('');
    answering(() => Promise.resolve(new Response('{}', { status: 503 })));
    expect(await named()).toBe('');
  });
});
