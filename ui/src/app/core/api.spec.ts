import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Api, Page, nextQuery } from './api';

describe('A page of a list', () => {
  it('names the next one beside itself, whatever path a gateway wrote before it', () => {
    const pages: Page<string>[] = [];
    TestBed.inject(Api)
      .page<string>('positions?limit=2')
      .subscribe((page) => pages.push(page));
    TestBed.inject(HttpTestingController)
      .expectOne('api/positions?limit=2')
      .flush(['a', 'b'], {
        headers: { Link: '</5015/api/positions?limit=2&cursor=9>; rel="next"' },
      });
    expect(pages).toEqual([{ rows: ['a', 'b'], next: 'positions?limit=2&cursor=9' }]);
  });

  it.each([
    ['<?limit=2&cursor=9>; rel="next"', '?limit=2&cursor=9'],
    ['<http://h/api/x?cursor=1>; rel=next', '?cursor=1'],
    ['<x?cursor=0>; rel="prev", <x?cursor=2>; rel="next"', '?cursor=2'],
    ['<x?cursor=0>; rel="prev"', undefined],
    [null, undefined],
  ])('after the header %s is %s', (link, query) => {
    expect(nextQuery(link)).toBe(query);
  });
});
