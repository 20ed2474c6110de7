package dev.flare.pulse.page;

import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the pages look like.
@RestController
final class OwnFiles {
  private static final Duration KEPT = Duration.ofHours(1);

  @GetMapping("/door.css")
  ResponseEntity<Resource> style() {
    return file("door.css", new MediaType("text", "css"));
  }

  @GetMapping("/favicon.svg")
  ResponseEntity<Resource> icon() {
    return file("favicon.svg", new MediaType("image", "svg+xml"));
  }

  private static ResponseEntity<Resource> file(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(KEPT))
        .body(new ClassPathResource(name, OwnFiles.class));
  }
}
