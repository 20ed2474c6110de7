import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { FakeStreams } from '../../testing/fake-streams';
import { MIDNIGHT, app } from '../../testing/pulse-samples';
import { EventStreams } from '../core/event-streams';
import { Apps } from './apps';
import { JournalPage } from './journal-page';
import { Happening } from './model';
import { ServerClock } from './server-clock';

describe('JournalPage', () => {
  const happening = (seq: number, kind: string, more: Partial<Happening>): Happening => ({
    seq,
    at: MIDNIGHT,
    kind,
    app: null,
    address: null,
    state: null,
    why: null,
    attempt: null,
    ...more,
  });

  it('tells what happened to apps and at the door, and either alone', async () => {
    TestBed.configureTestingModule({
      providers: [
        Apps,
        ServerClock,
        FakeStreams,
        { provide: EventStreams, useExisting: FakeStreams },
        provideRouter([]),
      ],
    });
    const fixture = TestBed.createComponent(JournalPage);
    const page = fixture.nativeElement as HTMLElement;
    TestBed.inject(FakeStreams).tell('apps/events', 'apps', [app('gnome', { pid: null })]);
    await vi.waitFor(() =>
      TestBed.inject(HttpTestingController)
        .expectOne('api/journal?limit=300')
        .flush([
          happening(3, 'APP_CHANGED', { app: 'gnome', state: 'FAILED', why: 'its jar is gone' }),
          happening(2, 'LOGIN_FAILED', { address: '192.0.2.7', attempt: 2 }),
          happening(1, 'APP_REMOVED', { app: 'flux' }),
        ]),
    );
    await fixture.whenStable();

    const texts = () =>
      Array.from(page.querySelectorAll('.what')).map((each) =>
        each.textContent.replace(/\s+/g, ' ').trim(),
      );
    expect(texts()).toEqual([
      'GnomeFailedits jar is gone',
      'Wrong login, number 2 in a row, from192.0.2.7',
      'fluxwas removed',
    ]);
    expect(page.querySelector('.what a')?.getAttribute('href')).toBe('/app/gnome');
    Array.from(page.querySelectorAll('button'))
      .find((each) => each.textContent.includes('Door'))
      ?.click();
    await fixture.whenStable();
    expect(texts()).toHaveLength(1);
  });
});
