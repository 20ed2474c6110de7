import { TestBed } from '@angular/core/testing';
import { Formats, tone } from './formats';
import { Language } from './language';

describe('Formats', () => {
  const formats = () => TestBed.inject(Formats);

  it('write an amount to two places and keep every digit before them', () => {
    expect(formats().amount('90071992547409931.129')).toBe('90,071,992,547,409,931.13');
    expect(formats().amount('0')).toBe('0.00');
    expect(formats().amount('-15.2')).toBe('-15.20');
  });

  it('write a small amount so that something of it shows', () => {
    expect(formats().amount('0.000021345678')).toBe('0.00002135');
    expect(formats().amount('-0.0042')).toBe('-0.0042');
    expect(formats().amount('0.10')).toBe('0.10');
  });

  it('write a rate with every digit that the server sent', () => {
    expect(formats().rate('97093.2')).toBe('97,093.20');
    expect(formats().rate('0.000000001234567891')).toBe('0.000000001234567891');
  });

  it('give a change its sign, and nothing a dash', () => {
    expect(formats().percentage('0.714')).toBe('+0.71%');
    expect(formats().percentage('-1.5')).toBe('-1.50%');
    expect(formats().percentage('0')).toBe('0.00%');
    expect(formats().percentage(null)).toBe('–');
    expect(formats().gain('42.371')).toBe('+42.37');
  });

  it('tell a span in its largest unit', () => {
    expect(formats().span(59_999)).toBe('59 s');
    expect(formats().span(60_000)).toBe('1 min');
    expect(formats().span(7_200_000)).toBe('2 h');
    expect(formats().span(7_260_000)).toBe('2 h 1 min');
    expect(formats().span(90_000_000)).toBe('1 d 1 h');
  });

  it('follow the language', async () => {
    await TestBed.inject(Language).load('de');
    expect(formats().amount('1042.371')).toBe('1.042,37');
    expect(formats().share('61.314')).toBe('61,31\u00a0%');
  });

  it('tell gain from loss by the text alone', () => {
    expect(['0.01', '-0.01', '0.00', '-0', null].map(tone)).toEqual([
      'gain',
      'loss',
      'even',
      'even',
      'even',
    ]);
  });
});
