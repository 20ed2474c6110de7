import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { FakeStreams } from '../../testing/fake-streams';
import { app, setting } from '../../testing/pulse-samples';
import { EventStreams } from '../core/event-streams';
import { Apps } from './apps';
import { NewAppPage, idOf } from './new-app-page';
import { ServerClock } from './server-clock';

describe('NewAppPage', () => {
  let fixture: ComponentFixture<NewAppPage>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        Apps,
        ServerClock,
        FakeStreams,
        { provide: EventStreams, useExisting: FakeStreams },
        provideRouter([]),
      ],
    });
    fixture = TestBed.createComponent(NewAppPage);
    server = TestBed.inject(HttpTestingController);
    await fixture.whenStable();
    const apps = [app('flux', { pid: null }), app('x', { port: 4051, pid: null })];
    TestBed.inject(FakeStreams).tell('apps/events', 'apps', apps);
    await choose('flux');
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const valueOf = (selector: string) => page().querySelector<HTMLInputElement>(selector)?.value;

  async function choose(component: string) {
    Array.from(page().querySelectorAll<HTMLElement>('.components button'))
      .find((each) => each.textContent.includes(component))
      ?.click();
    await fixture.whenStable();
  }

  async function tell(component = 'flux') {
    server.expectOne(`api/components/${component}/settings`).flush({
      settings: [setting('PORT', { standard: '4050' })],
      file: null,
      editable: true,
      problems: [],
      warnings: [],
    });
    await fixture.whenStable();
  }

  async function save() {
    page().querySelector<HTMLElement>('.bar button')?.click();
    await fixture.whenStable();
  }

  it('proposes a name and a port that are free', async () => {
    await tell();
    expect(valueOf('[name=title]')).toBe('Flux 2');
    expect(valueOf('[name=id]')).toBe('flux-2');
    expect(valueOf('#setting-PORT')).toBe('4052');
  });

  it('asks for the component that was chosen last', async () => {
    await choose('grid');
    server.expectOne('api/components/flux/settings').flush({
      settings: [setting('PORT')],
      file: null,
      editable: true,
      problems: [],
      warnings: [],
    });
    await fixture.whenStable();
    await tell('grid');
    expect(valueOf('[name=title]')).toBe('Grid');
  });

  it('adds the app with its settings and goes to all apps', async () => {
    const goes = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await tell();
    await save();
    const call = server.expectOne('api/components/flux/apps');
    expect(call.request.body).toEqual({
      app: { id: 'flux-2', title: 'Flux 2', restart: 'on-failure', autoStart: false },
      settings: { PORT: '4052' },
    });
    call.flush(app('flux-2'));
    expect(goes).toHaveBeenCalledWith('/');
  });

  it('takes the settings of a file that is there', async () => {
    await tell();
    const file = page().querySelector<HTMLInputElement>('[name=envFile]');
    if (file) {
      file.value = 'apps/flux/risky.env';
      file.dispatchEvent(new Event('input'));
    }
    await fixture.whenStable();
    expect(page().querySelector('flare-settings-list')).toBeNull();
    await save();
    expect(server.expectOne('api/apps').request.body).toMatchObject({
      component: 'flux',
      envFile: 'apps/flux/risky.env',
    });
  });

  it('says why it could not be added', async () => {
    await tell();
    await save();
    server
      .expectOne('api/components/flux/apps')
      .flush({ detail: 'There is an app flux-2 already' }, { status: 409, statusText: 'Conflict' });
    await fixture.whenStable();
    expect(page().querySelector('.bar [role=alert]')?.textContent).toContain('flux-2 already');
  });
});

describe('idOf', () => {
  it.each([
    ['Flux, risky', 'flux-risky'],
    ['  Grid BTC!  ', 'grid-btc'],
    ['Größe Übung', 'gro-e-ubung'],
    ['x'.repeat(39) + ' y', 'x'.repeat(39)],
  ])('makes of "%s" %s', (title, id) => {
    expect(idOf(title)).toBe(id);
  });
});
