import { Subject } from 'rxjs';
import { gathered } from './gathered';

describe('Gathered messages', () => {
  it('come together once the time is over, and nothing comes while nothing is sent', () => {
    vi.useFakeTimers();
    const messages = new Subject<number>();
    const seen: (readonly number[])[] = [];
    messages.pipe(gathered(100)).subscribe((batch) => seen.push(batch));
    messages.next(1);
    vi.advanceTimersByTime(60);
    messages.next(2);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(40);
    expect(seen).toEqual([[1, 2]]);
    vi.advanceTimersByTime(1000);
    messages.next(3);
    vi.advanceTimersByTime(100);
    vi.useRealTimers();
    expect(seen).toEqual([[1, 2], [3]]);
  });
});
