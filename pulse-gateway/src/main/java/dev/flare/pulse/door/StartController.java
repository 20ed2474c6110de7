package dev.flare.pulse.door;

import dev.flare.pulse.page.AppLinks;
import dev.flare.pulse.page.StartPage;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// `GET /`: what one sees after the login.
@RestController
final class StartController {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final DoorSettings settings;
  private final ObjectProvider<AppLinks> links;

  StartController(DoorSettings settings, ObjectProvider<AppLinks> links) {
    this.settings = settings;
    this.links = links;
  }

  @GetMapping("/")
  Mono<ResponseEntity<String>> page(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getRequiredAttribute(CsrfToken.class.getName());
    return token.map(csrf -> ResponseEntity.ok().contentType(HTML).body(html(csrf.getToken())));
  }

  private String html(String csrf) {
    return new StartPage(
            settings.title(), csrf, links.stream().flatMap(each -> each.now().stream()).toList())
        .html();
  }
}
