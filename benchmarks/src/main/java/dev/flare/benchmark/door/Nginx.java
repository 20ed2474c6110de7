package dev.flare.benchmark.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// nginx as a reverse proxy that leads `/{port}/` to that port, with connections kept on both
/// sides.
final class Nginx {
  private static final String UPSTREAM =
      "upstream app%1$d { server 127.0.0.1:%1$d; keepalive 64; keepalive_requests 100000000; }";
  private static final String LOCATION =
      "location /%1$d/ { proxy_pass http://app%1$d/; proxy_set_header Host 127.0.0.1:%1$d; }";

  private Nginx() {}

  static Server start(Path directory, int... apps) throws IOException {
    int port = Server.freePort();
    String conf =
        """
        daemon off;
        pid %1$s/nginx.pid;
        worker_processes auto;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          keepalive_requests 100000000;
          %2$s
          server {
            listen 127.0.0.1:%3$d;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            %4$s
          }
        }
        """
            .formatted(directory, each(UPSTREAM, apps), port, each(LOCATION, apps));
    Path file = Files.writeString(directory.resolve("nginx.conf"), conf);
    return Server.start(
            port,
            directory,
            "nginx.out",
            List.of(
                "nginx", "-e", directory.resolve("nginx.log").toString(), "-c", file.toString()))
        .throughWorkers();
  }

  private static String each(String line, int... apps) {
    return IntStream.of(apps).mapToObj(line::formatted).collect(Collectors.joining("\n  "));
  }
}
