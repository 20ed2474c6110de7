package dev.flare.service.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Which part of a list a caller wants: `?limit=` (1 to 500, else 100) and `?cursor=`, where the
/// page before ended.
///
/// A controller takes it as a parameter, asks for [#wanted()] entries and answers with [#page(List,
/// Function)]: a bare array, and in the `Link` header the address of the next page while there is
/// one.
public record Paging(int limit, Optional<String> cursor) {
  public static final int STANDARD = 100;
  public static final int MOST = 500;

  public Paging {
    if (limit < 1 || limit > MOST) {
      throw Problem.malformed(
          "limit-out-of-range", "limit is 1 to %d, not %d".formatted(MOST, limit));
    }
  }

  static Paging parse(@Nullable String limit, @Nullable String cursor) {
    return new Paging(
        limit == null ? STANDARD : number("limit", limit),
        Optional.ofNullable(cursor).filter(text -> !text.isBlank()));
  }

  /// One entry more than a page has, which tells whether another page follows.
  public int wanted() {
    return limit + 1;
  }

  /// The cursor of a list that is ordered by a number; empty on the first page.
  public Optional<Long> cursorNumber() {
    return cursor.map(Paging::position);
  }

  /// The answer for a list that goes on by `cursor`.
  ///
  /// @param entries at most [#wanted()], those after the cursor
  /// @param cursorOf the cursor that leads to what follows an entry
  public <T> ResponseEntity<List<T>> page(List<T> entries, Function<T, Object> cursorOf) {
    return page(entries, "cursor", cursorOf);
  }

  /// The answer for a list that goes on by another parameter, such as `after`.
  public <T> ResponseEntity<List<T>> page(
      List<T> entries, String parameter, Function<T, Object> cursorOf) {
    List<T> page = entries.subList(0, Math.min(limit, entries.size()));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (entries.size() > limit) {
      answer.header(HttpHeaders.LINK, next(parameter, cursorOf.apply(page.getLast())));
    }
    return answer.body(List.copyOf(page));
  }

  /// Only the query, so that it is right below any prefix.
  private static String next(String parameter, Object value) {
    String query =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam(parameter, value)
            .build()
            .encode()
            .getQuery();
    return "<?%s>; rel=\"next\"".formatted(query);
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.malformed("parameter-malformed", "%s cannot be '%s'".formatted(name, text));
    }
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Problem.malformed(
          "cursor-unknown", "'%s' is no cursor; take it from the Link header".formatted(cursor));
    }
  }
}
