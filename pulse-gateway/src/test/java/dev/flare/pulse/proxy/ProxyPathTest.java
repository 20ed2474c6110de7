package dev.flare.pulse.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPathTest {
  @Test
  void partsThePortFromTheRestAndKeepsItAsItIs() {
    assertThat(ProxyPath.of("/4000/api/p%20q")).contains(new ProxyPath(4000, "/api/p%20q"));
    assertThat(ProxyPath.of("/65535/")).contains(new ProxyPath(65535, "/"));
    assertThat(ProxyPath.of("/1")).contains(new ProxyPath(1, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/0",
        "/01/",
        "/65536/",
        "/123456/",
        "/4000x/",
        "/-1/",
        "//4000/",
        "/4000;a/"
      })
  void takesNothingElseForAPort(String path) {
    assertThat(ProxyPath.of(path)).isEmpty();
  }
}
