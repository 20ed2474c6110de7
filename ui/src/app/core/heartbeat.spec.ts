import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';
import { Heartbeat } from './heartbeat';
import { MarketClock } from './market-clock';
import { Serving } from './serving';

describe('The heartbeat', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.inject(Heartbeat).start();
    vi.advanceTimersByTime(0);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  const asked = () => TestBed.inject(HttpTestingController).expectOne('api/info');

  it('keeps the connection live while the server answers, and brings its title', () => {
    asked().flush({ component: 'flux', title: 'Flux of mine' });
    expect(TestBed.inject(Connection).state()).toBe('live');
    expect(TestBed.inject(Serving).title()).toBe('Flux of mine');
    expect(document.title).toBe('Flux of mine');
  });

  it('brings the time of the exchange where the server tells it', () => {
    asked().flush({ component: 'flux', title: 'Flux', at: 1_700_000 });
    expect(TestBed.inject(MarketClock).now()).toBe(1_700_000);
  });

  it('takes a refusal for a sign of life, but not the word of a gateway that nobody is there', () => {
    asked().flush({}, { status: 502, statusText: 'Bad Gateway' });
    expect(TestBed.inject(Connection).state()).toBe('connecting');
    vi.advanceTimersByTime(1000);
    asked().flush({}, { status: 401, statusText: 'Unauthorized' });
    expect(TestBed.inject(Connection).state()).toBe('live');
  });

  it('asks again after a server did not answer for two seconds', () => {
    const unanswered = asked();
    vi.advanceTimersByTime(3000);
    expect(unanswered.cancelled).toBe(true);
    expect(asked().cancelled).toBe(false);
  });
});
