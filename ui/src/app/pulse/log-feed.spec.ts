import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { FakeStreams } from '../../testing/fake-streams';
import { logLine } from '../../testing/pulse-samples';
import { EventStreams } from '../core/event-streams';
import { LogFeed } from './log-feed';
import { EVERYTHING } from './log-line';

describe('LogFeed', () => {
  let feed: LogFeed;
  let server: HttpTestingController;
  let streams: FakeStreams;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [LogFeed, FakeStreams, { provide: EventStreams, useExisting: FakeStreams }],
    });
    feed = TestBed.inject(LogFeed);
    server = TestBed.inject(HttpTestingController);
    streams = TestBed.inject(FakeStreams);
    feed.follow('flux');
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const texts = () => feed.lines().map((line) => line.text);
  const newestFirst = (...places: number[]) => places.map((place) => logLine(place));

  function answer(path: string, places: number[], before?: number) {
    const headers = before === undefined ? undefined : { Link: `<?before=${before}>; rel="next"` };
    server.expectOne(`api/apps/flux/${path}`).flush(newestFirst(...places), { headers });
  }

  function print(...places: number[]) {
    places.forEach((place) => streams.tell('apps/flux/logs/live?after=30', 'line', logLine(place)));
    vi.advanceTimersByTime(100);
  }

  it('begins with the latest lines and goes on behind them', () => {
    answer('logs?limit=300', [2, 1]);
    print(3, 4);
    expect(texts()).toEqual(['line 1', 'line 2', 'line 3', 'line 4']);
    expect(feed.hasOlder()).toBe(false);
  });

  it('keeps the lines still while it is held, and counts those that come', () => {
    answer('logs?limit=300', [2]);
    feed.hold();
    print(3, 4);
    expect(texts()).toEqual(['line 2']);
    expect(feed.waitingCount()).toBe(2);
    feed.release();
    expect(texts()).toEqual(['line 2', 'line 3', 'line 4']);
  });

  it('reads what was before', () => {
    answer('logs?limit=300', [2], 20);
    expect(feed.hasOlder()).toBe(true);
    const counts: number[] = [];
    feed.older((count) => counts.push(count));
    answer('logs?before=20', [1, 0]);
    expect(texts()).toEqual(['line 0', 'line 1', 'line 2']);
    expect(counts).toEqual([2]);
    expect(feed.hasOlder()).toBe(false);
  });

  it('looks for lines in all that was printed, and adds new ones that are wanted', () => {
    answer('logs?limit=300', [2]);
    feed.look({ ...EVERYTHING, text: '5' });
    print(5, 6);
    answer('logs?limit=300&q=5', [0]);
    expect(texts()).toEqual(['line 0', 'line 5']);
    print(15, 16);
    expect(texts()).toEqual(['line 0', 'line 5', 'line 15']);
  });

  it('shows no line twice that a search and the stream both brought', () => {
    answer('logs?limit=300', [2]);
    feed.look({ ...EVERYTHING, level: '' });
    print(3);
    answer('logs?limit=300', [3, 2]);
    expect(texts()).toEqual(['line 2', 'line 3']);
  });

  it('gives up a search for the next one', () => {
    answer('logs?limit=300', [2]);
    feed.look({ ...EVERYTHING, text: 'a' });
    const first = server.expectOne('api/apps/flux/logs?limit=300&q=a');
    feed.look({ ...EVERYTHING, text: 'ab' });
    expect(first.cancelled).toBe(true);
    answer('logs?limit=300&q=ab', []);
    expect(feed.searching()).toBe(false);
  });

  it('says why an expression is refused, and goes on', () => {
    answer('logs?limit=300', [2]);
    feed.look({ text: '(', isExpression: true, level: '' });
    server
      .expectOne('api/apps/flux/logs?limit=300&q=%28&regex=true')
      .flush({ detail: 'q: missing )' }, { status: 422, statusText: 'Unprocessable' });
    expect(feed.problem()?.detail).toBe('q: missing )');
    feed.look(EVERYTHING);
    answer('logs?limit=300', [2]);
    expect(feed.problem()).toBeNull();
    expect(texts()).toEqual(['line 2']);
  });

  it('asks again while nobody answers, and shows meanwhile what it had', () => {
    answer('logs?limit=300', [2]);
    feed.look({ ...EVERYTHING, text: '1' });
    server.expectOne('api/apps/flux/logs?limit=300&q=1').error(new ProgressEvent('error'));
    expect(feed.problem()?.status).toBe(0);
    expect(texts()).toEqual(['line 2']);
    vi.advanceTimersByTime(1000);
    answer('logs?limit=300&q=1', [1]);
    expect(texts()).toEqual(['line 1']);
    expect(feed.problem()).toBeNull();
  });

  it('says that lines in between are gone', () => {
    answer('logs?limit=300', [2]);
    streams.tell('apps/flux/logs/live?after=30', 'lost', { before: 90 });
    expect(feed.hasGap()).toBe(true);
  });

  it('holds five thousand lines at most; those before can be read again', () => {
    answer('logs?limit=300', [2]);
    print(...Array.from({ length: 5001 }, (_, index) => index + 3));
    expect(feed.lines()).toHaveLength(5000);
    expect(texts()[0]).toBe('line 4');
    feed.older(() => undefined);
    answer('logs?limit=300&before=40', [3, 2]);
    expect(texts().slice(0, 3)).toEqual(['line 2', 'line 3', 'line 4']);
  });
});
