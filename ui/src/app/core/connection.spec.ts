import { TestBed } from '@angular/core/testing';
import { Connection } from './connection';

describe('The connection', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  function opened(): Connection {
    const connection = TestBed.inject(Connection);
    connection.socketIs('opening');
    connection.socketIs('open');
    connection.heard();
    return connection;
  }

  it('is connecting until something was heard and the socket is open', () => {
    const connection = TestBed.inject(Connection);
    connection.socketIs('opening');
    expect(connection.state()).toBe('connecting');
    connection.heard();
    expect(connection.state()).toBe('connecting');
    connection.socketIs('open');
    expect(connection.state()).toBe('live');
  });

  it('is lost within three seconds of silence', () => {
    const connection = opened();
    vi.advanceTimersByTime(2200);
    expect(connection.state()).toBe('live');
    vi.advanceTimersByTime(550);
    expect(connection.state()).toBe('lost');
  });

  it('is lost at once when the socket closes, and stays so while it is opened again', () => {
    const connection = opened();
    connection.socketIs('closed');
    expect(connection.state()).toBe('lost');
    connection.socketIs('opening');
    expect(connection.state()).toBe('lost');
  });

  it('tells how old the page is, and is live again when something is heard', () => {
    const connection = opened();
    vi.advanceTimersByTime(8000);
    expect(connection.staleSeconds()).toBe(8);
    connection.heard();
    vi.advanceTimersByTime(250);
    expect(connection.state()).toBe('live');
    expect(connection.staleSeconds()).toBe(0);
  });

  it('does not count the time in which nobody looks', () => {
    const connection = opened();
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    vi.advanceTimersByTime(60_000);
    hidden.mockRestore();
    vi.advanceTimersByTime(250);
    expect(connection.state()).toBe('live');
  });
});
