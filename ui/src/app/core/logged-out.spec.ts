import { HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Departure, isLoginNeeded } from './logged-out';

describe('A request without a login', () => {
  const refusal = (status: number, error: unknown) => new HttpErrorResponse({ status, error });

  it('leads to the login where Pulse asks for one', () => {
    expect(isLoginNeeded(refusal(401, { type: 'urn:flare:problem:login-needed' }))).toBe(true);
  });

  it.each([
    [refusal(401, { type: 'urn:flare:problem:token-missing' })],
    [refusal(401, null)],
    [refusal(403, { type: 'urn:flare:problem:login-needed' })],
    [new Error('no answer')],
  ])('stays where it is otherwise (%#)', (failure) => {
    expect(isLoginNeeded(failure)).toBe(false);
  });

  it('leaves the page once, however many are refused', () => {
    const location = { reload: vi.fn() };
    TestBed.overrideProvider(DOCUMENT, { useValue: { location } });
    const departure = TestBed.inject(Departure);
    departure.begin();
    departure.begin();
    expect(location.reload).toHaveBeenCalledTimes(1);
  });
});
