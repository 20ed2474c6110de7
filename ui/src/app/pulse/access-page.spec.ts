import { HttpTestingController } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MIDNIGHT } from '../../testing/pulse-samples';
import { AccessPage } from './access-page';
import { Session } from './model';
import { ServerClock } from './server-clock';

describe('AccessPage', () => {
  let fixture: ComponentFixture<AccessPage>;
  let server: HttpTestingController;

  const session = (id: string, current: boolean): Session => ({
    id,
    user: 'mira',
    address: `192.0.2.${current ? 1 : 2}`,
    agent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0',
    openedAt: MIDNIGHT,
    usedAt: MIDNIGHT,
    current,
  });

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [ServerClock] });
    fixture = TestBed.createComponent(AccessPage);
    server = TestBed.inject(HttpTestingController);
    await vi.waitFor(() =>
      server.expectOne('api/sessions').flush([session('a', true), session('b', false)]),
    );
    const ban = { address: '2001:db8:7::', network: '2001:db8:7::/64', sinceAt: MIDNIGHT };
    server.expectOne('api/bans').flush([{ ...ban, untilAt: null }]);
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;

  async function press(label: string) {
    Array.from(page().querySelectorAll('button'))
      .find((each) => each.textContent.includes(label))
      ?.click();
    await fixture.whenStable();
  }

  it('shows who is logged in, and which session is the own', () => {
    const sessions = Array.from(page().querySelectorAll('section:first-child li'));
    expect(sessions.map((each) => each.textContent.includes('this browser'))).toEqual([
      true,
      false,
    ]);
    expect(sessions[0]?.querySelector('button')).toBeNull();
    expect(sessions[1]?.textContent).toContain('Firefox, Linux');
  });

  it('ends a session when it is asked twice, and looks again', async () => {
    await press('Log out');
    await press('End this session?');
    server.expectOne({ method: 'DELETE', url: 'api/sessions/b' }).flush(null);
    server.expectOne('api/sessions').flush([session('a', true)]);
    await fixture.whenStable();
    expect(page().querySelectorAll('section:first-child li')).toHaveLength(1);
  });

  it('lifts a ban, or says why not', async () => {
    expect(page().textContent).toContain('2001:db8:7::/64');
    await press('Lift');
    await press('Let it try again?');
    server
      .expectOne({ method: 'DELETE', url: 'api/bans/2001:db8:7::' })
      .flush({ detail: 'it may be over' }, { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('it may be over');
  });
});
