package dev.flare.service.page;

import dev.flare.service.launch.Component;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves `index.html`, each time with a fresh nonce and the policy that names it. Needs no
/// particular server.
@RestController
public final class PageController {
  private static final String POLICY =
      """
      default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s'; \
      img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; \
      form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
      trusted-types angular angular#bundler\
      """;
  private static final int NONCE_BYTES = 16;

  private final Page page;
  private final SecureRandom random = new SecureRandom();

  PageController(Component component) {
    this.page = Page.of(component, getClass().getResource("/META-INF/resources/index.html"));
  }

  @GetMapping(
      path = {"/", "/index.html"},
      produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page() {
    String nonce = nonce();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", POLICY.formatted(nonce))
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(page.with(nonce));
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
