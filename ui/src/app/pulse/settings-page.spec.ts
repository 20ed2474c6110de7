import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, Router, convertToParamMap, provideRouter } from '@angular/router';
import { of } from 'rxjs';
import { FakeStreams } from '../../testing/fake-streams';
import { app, setting } from '../../testing/pulse-samples';
import { EventStreams } from '../core/event-streams';
import { Apps } from './apps';
import { Settings } from './model';
import { ServerClock } from './server-clock';
import { SettingsPage } from './settings-page';

describe('SettingsPage', () => {
  let fixture: ComponentFixture<SettingsPage>;
  let server: HttpTestingController;

  const known: Settings = {
    settings: [
      setting('PORT', { standard: '4050', value: '4051', isSet: true }),
      setting('RISKY', { standard: 'false', choices: ['true', 'false'] }),
      setting('EXCHANGE_KEYS', { secret: true, isSet: true }),
    ],
    file: '/srv/flare/apps/flux/flux.env',
    editable: true,
    problems: [],
    warnings: ['RISKI is not known; did you mean RISKY?'],
  };

  async function begin(settings: Settings = known) {
    TestBed.configureTestingModule({
      providers: [
        Apps,
        ServerClock,
        FakeStreams,
        { provide: EventStreams, useExisting: FakeStreams },
        provideRouter([]),
        {
          provide: ActivatedRoute,
          useValue: { paramMap: of(convertToParamMap({ id: 'flux' })) },
        },
      ],
    });
    fixture = TestBed.createComponent(SettingsPage);
    server = TestBed.inject(HttpTestingController);
    await fixture.whenStable();
    TestBed.inject(FakeStreams).tell('apps/events', 'apps', [app('flux', { pid: null })]);
    await fixture.whenStable();
    server.expectOne('api/apps/flux/settings').flush(settings);
    await fixture.whenStable();
  }

  const page = () => fixture.nativeElement as HTMLElement;
  const field = (name: string) =>
    page().querySelector<HTMLInputElement | HTMLSelectElement>(`#setting-${name}`);

  async function type(name: string, text: string) {
    const input = field(name);
    if (input) {
      input.value = text;
      input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
    }
    await fixture.whenStable();
  }

  async function press(label: string, within = page()) {
    Array.from(within.querySelectorAll('button'))
      .find((each) => each.textContent.includes(label))
      ?.click();
    await fixture.whenStable();
  }

  const bar = () => page().querySelector<HTMLElement>('.bar');

  it('shows what stands there, what is usual, and no secret', async () => {
    await begin();
    expect(field('PORT')?.value).toBe('4051');
    expect(field('RISKY')?.textContent).toContain('Usual: false');
    const keys = field('EXCHANGE_KEYS') as HTMLInputElement;
    expect([keys.type, keys.value]).toEqual(['password', '']);
    expect(page().textContent).toContain('did you mean RISKY?');
    expect(bar()).toBeNull();
  });

  it('sends the changes alone, and says from when they count', async () => {
    await begin();
    await type('RISKY', 'true');
    expect(bar()?.textContent).toContain('1 changed');
    await press('Save', bar() ?? page());
    const call = server.expectOne('api/apps/flux/settings');
    expect([call.request.method, call.request.body]).toEqual(['PATCH', { RISKY: 'true' }]);
    call.flush(app('flux', { editsPending: true, pid: 7 }));
    server.expectOne('api/apps/flux/settings').flush(known);
    await fixture.whenStable();
    expect(bar()?.textContent).toContain('It counts from the next start.');
  });

  it('says at the field why the component objects, and keeps what was typed', async () => {
    await begin();
    await type('PORT', '99999');
    await press('Save', bar() ?? page());
    server.expectOne('api/apps/flux/settings').flush(
      {
        detail: 'The app would not start with these settings',
        problems: [{ name: 'PORT', why: 'it is out of range' }],
      },
      { status: 422, statusText: 'Unprocessable' },
    );
    await fixture.whenStable();
    expect(page().querySelector('flare-setting-field.wrong')?.textContent).toContain(
      'it is out of range',
    );
    expect(field('PORT')?.value).toBe('99999');
    expect(document.activeElement).toBe(field('PORT'));
    expect(bar()?.textContent).toContain('would not start');
  });

  it('offers no change of a file that Pulse may not write', async () => {
    await begin({ ...known, editable: false });
    expect(field('PORT')?.disabled).toBe(true);
    expect(page().textContent).toContain('only you can change it, by hand');
  });

  it('goes back to all apps once the app is removed', async () => {
    await begin();
    const goes = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await press('Remove app');
    await press('Remove, with its log?');
    server.expectOne({ method: 'DELETE', url: 'api/apps/flux' }).flush(null);
    expect(goes).toHaveBeenCalledWith('/');
  });
});
