package dev.flare.service.web;

/// How the component works at the moment, for `GET /api/info`: traders say `demo` or `live`.
///
/// A component that has modes offers one as a bean.
@FunctionalInterface
public interface Mode {
  String now();
}
