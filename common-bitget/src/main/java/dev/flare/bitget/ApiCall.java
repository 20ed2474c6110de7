package dev.flare.bitget;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One request as a value: a GET with its query, or a POST with its body.
///
/// Query values hold nothing that would need encoding, so the text that is signed and the text in
/// the URL are one.
///
/// @param body what a POST carries, letter for letter; empty makes it a GET
record ApiCall(Endpoint endpoint, SortedMap<String, String> query, String body) {
  private static final Pattern UNENCODED = Pattern.compile("[A-Za-z0-9._-]+");

  ApiCall {
    query.forEach(ApiCall::check);
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
  }

  static ApiCall get(Endpoint endpoint, Map<String, String> query) {
    return new ApiCall(endpoint, new TreeMap<>(query), "");
  }

  static ApiCall post(Endpoint endpoint, String body) {
    return new ApiCall(endpoint, new TreeMap<>(), body);
  }

  String method() {
    return body.isEmpty() ? "GET" : "POST";
  }

  /// Path and query, the same for the URL and for the signature.
  String target() {
    if (query.isEmpty()) {
      return endpoint.path();
    }
    return query.entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining("&", endpoint.path() + "?", ""));
  }

  @Override
  public String toString() {
    return method() + " " + target();
  }

  private static void check(String name, String value) {
    if (!UNENCODED.matcher(name).matches() || !UNENCODED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "%s=%s cannot be asked: only letters, digits, dot, dash and underscore can"
              .formatted(name, value));
    }
  }
}
