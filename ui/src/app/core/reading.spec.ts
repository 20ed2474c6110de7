import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FakeLive } from '../../testing/fake-live';
import { reading } from './reading';

describe('A reading', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is made at each connection, and once a while after changes', () => {
    const server = TestBed.inject(HttpTestingController);
    const closed = signal(1);
    const read = TestBed.runInInjectionContext(() => reading<number>('statistics', closed));
    expect(read.value()).toBeNull();
    TestBed.inject(FakeLive).connect();
    server.expectOne('api/statistics').flush(7);
    expect(read.value()).toBe(7);

    for (const count of [2, 3]) {
      closed.set(count);
      TestBed.tick();
    }
    vi.advanceTimersByTime(1000);
    server.expectOne('api/statistics').flush(8);
    expect(read.value()).toBe(8);
  });

  it('keeps what was read last while it fails', () => {
    const server = TestBed.inject(HttpTestingController);
    const read = TestBed.runInInjectionContext(() => reading<number>('startup', signal(0)));
    read.read();
    server.expectOne('api/startup').flush(7);
    read.read();
    server.expectOne('api/startup').flush('', { status: 500, statusText: 'Broken' });
    expect(read.value()).toBe(7);
    expect(read.command.problem()?.title).toBe('HTTP 500 Broken');
  });
});
