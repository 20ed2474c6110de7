import { HttpClient, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Observable, map } from 'rxjs';

export interface Page<T> {
  readonly rows: readonly T[];
  /** What to ask for to go on, absent on the last page. */
  readonly next?: string;
}

/** The component's REST interface, beside the page under whatever prefix it has. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  get<T>(path: string): Observable<T> {
    return this.http.get<T>(`api/${path}`);
  }

  post<T>(path: string, body: unknown = {}): Observable<T> {
    return this.http.post<T>(`api/${path}`, body);
  }

  put<T>(path: string, body: unknown): Observable<T> {
    return this.http.put<T>(`api/${path}`, body);
  }

  patch<T>(path: string, body: unknown): Observable<T> {
    return this.http.patch<T>(`api/${path}`, body);
  }

  delete(path: string): Observable<unknown> {
    return this.http.delete(`api/${path}`);
  }

  page<T>(path: string): Observable<Page<T>> {
    return this.http
      .get<T[]>(`api/${path}`, { observe: 'response' })
      .pipe(map((answer) => pageOf(path, answer)));
  }
}

function pageOf<T>(path: string, answer: HttpResponse<T[]>): Page<T> {
  const query = nextQuery(answer.headers.get('Link'));
  const next = query && path.split('?')[0] + query;
  return { rows: answer.body ?? [], ...(next && { next }) };
}

/** The query of the next page; its path is not taken, for a gateway may have put a prefix before it. */
export function nextQuery(link: string | null): string | undefined {
  const target = /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
  return target && new URL(target, 'http://server').search;
}
