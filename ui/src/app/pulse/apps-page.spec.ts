import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FakeStreams } from '../../testing/fake-streams';
import { MIDNIGHT, app, usage } from '../../testing/pulse-samples';
import { Connection } from '../core/connection';
import { EventStreams } from '../core/event-streams';
import { Apps, extended } from './apps';
import { AppsPage } from './apps-page';
import { ServerClock } from './server-clock';

describe('AppsPage', () => {
  let fixture: ComponentFixture<AppsPage>;
  let streams: FakeStreams;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        Apps,
        ServerClock,
        FakeStreams,
        { provide: EventStreams, useExisting: FakeStreams },
        provideRouter([]),
      ],
    });
    fixture = TestBed.createComponent(AppsPage);
    streams = TestBed.inject(FakeStreams);
    server = TestBed.inject(HttpTestingController);
  });

  async function tell(name: string, data: unknown = null) {
    streams.tell('apps/events', name, data);
    await fixture.whenStable();
  }

  const element = () => fixture.nativeElement as HTMLElement;
  const rows = () => Array.from(element().querySelectorAll('flare-app-row'));
  const texts = (selector: string) =>
    Array.from(element().querySelectorAll(selector)).map((each) => each.textContent.trim());

  async function press(label: string) {
    const button = Array.from(element().querySelectorAll('button')).find((each) =>
      each.textContent.includes(label),
    );
    button?.click();
    await fixture.whenStable();
  }

  it('shows each app with its state and why, in the order of the ports', async () => {
    await tell('apps', [
      app('snap', { port: 4150, state: 'FAILED', why: 'its jar is gone', pid: null }),
      app('gnome', { port: 4000, pid: null }),
    ]);
    expect(texts('h3')).toEqual(['Gnome', 'Snap']);
    expect(texts('flare-state-pill')).toEqual(['Running', 'Failed']);
    expect(rows()[1]?.textContent).toContain('its jar is gone');
    expect(element().querySelector('h3 a')?.getAttribute('href')).toBe('4000/');
    expect(texts('flare-tile .figure')[1]).toBe('1');
  });

  it('shows a title as it was typed, never as markup', async () => {
    await tell('apps', [app('toy', { title: '<img src=x onerror=alert(1)>', pid: null })]);
    expect(texts('h3')).toEqual(['<img src=x onerror=alert(1)>']);
    expect(element().querySelector('h3 img')).toBeNull();
  });

  it('says that there is no app, but not before it knows', async () => {
    await fixture.whenStable();
    expect(element().querySelector('.skeleton')).not.toBeNull();
    await tell('apps', []);
    expect(element().textContent).toContain('No app is registered yet');
  });

  it('follows each change, and forgets what was removed', async () => {
    await tell('apps', [app('gnome', { pid: null }), app('flux', { pid: null })]);
    await tell('app', app('flux', { state: 'BACKING_OFF', why: 'it ended by itself', pid: null }));
    expect(element().textContent).toContain('it ended by itself');
    await tell('removed', { id: 'gnome' });
    expect(texts('h3')).toEqual(['Flux']);
  });

  it('draws what an app used in the last half hour', async () => {
    await tell('apps', [app('gnome', { usage: usage(MIDNIGHT + 20_000) })]);
    server
      .expectOne((request) => request.url.startsWith('api/apps/gnome/metrics'))
      .flush([usage(MIDNIGHT + 10_000), usage(MIDNIGHT)]);
    await fixture.whenStable();
    expect(element().querySelectorAll('flare-usage-line .line')).toHaveLength(2);
    expect(element().textContent).toContain('100 MB');
  });

  it('starts an app at once, and shows what came of it', async () => {
    await tell('apps', [app('flux', { state: 'STOPPED', pid: null })]);
    await press('Start');
    server.expectOne('api/apps/flux/start').flush(app('flux', { state: 'STARTING', pid: null }));
    await fixture.whenStable();
    expect(texts('flare-state-pill')).toEqual(['Starting']);
  });

  it('asks once more before it stops one', async () => {
    await tell('apps', [app('flux', { pid: null })]);
    await press('Stop');
    server.expectNone('api/apps/flux/stop');
    await press('Really stop?');
    server.expectOne('api/apps/flux/stop').flush(app('flux', { state: 'STOPPING' }));
    await fixture.whenStable();
    expect(texts('flare-state-pill')).toEqual(['Stopping']);
  });

  it('says beside the button why an app could not be started', async () => {
    await tell('apps', [app('flux', { state: 'STOPPED', pid: null })]);
    await press('Start');
    server
      .expectOne('api/apps/flux/start')
      .flush({ detail: 'There is no such app' }, { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();
    expect(texts('flare-app-commands [role=alert]')).toEqual(['There is no such app']);
  });

  it('is lost when its stream ends, and back when it comes again', async () => {
    const connection = TestBed.inject(Connection);
    await tell('open');
    await tell('apps', []);
    expect(connection.state()).toBe('live');
    await tell('closed');
    expect(connection.state()).toBe('lost');
    await tell('open');
    expect(connection.state()).toBe('live');
  });
});

describe('extended', () => {
  const at = (second: number) => usage(MIDNIGHT + second * 1000);
  const seconds = (history: readonly { measuredAt: number }[]) =>
    history.map((each) => (each.measuredAt - MIDNIGHT) / 1000);

  it('keeps one measurement for each ten seconds, and the newest', () => {
    let history = [at(0)] as readonly ReturnType<typeof at>[];
    for (let second = 2; second <= 24; second += 2) {
      history = extended(history, at(second));
    }
    expect(seconds(history)).toEqual([0, 10, 20, 24]);
  });

  it('forgets what is older than half an hour', () => {
    expect(seconds(extended([at(0), at(600)], at(1801)))).toEqual([600, 1801]);
  });

  it('takes nothing that it has', () => {
    const history = [at(0), at(10)];
    expect(extended(history, at(10))).toBe(history);
  });
});
