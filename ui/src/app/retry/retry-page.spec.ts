import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RetryPage } from './retry-page';

describe('The retry page', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('tries again by itself', () => {
    TestBed.createComponent(RetryPage);
    const server = TestBed.inject(HttpTestingController);
    vi.advanceTimersByTime(2000);
    server.expectOne('api/info').error(new ProgressEvent('error'));
    vi.advanceTimersByTime(2000);
    server.expectOne('api/info');
  });

  it('names a component that it has no page for', () => {
    const fixture = TestBed.createComponent(RetryPage);
    vi.advanceTimersByTime(2000);
    TestBed.inject(HttpTestingController)
      .expectOne('api/info')
      .flush({ component: 'teapot', title: 'Teapot' });
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('“teapot” has no page');
  });
});
