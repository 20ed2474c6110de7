# Flare in a container: ./flare dist --to target/flare.tar.gz && docker compose up
FROM eclipse-temurin:25.0.3_9-jre-noble AS unpacked
COPY target/flare.tar.gz /tmp/flare.tar.gz
RUN mkdir /opt/flare \
 && tar -xzf /tmp/flare.tar.gz -C /opt/flare --strip-components=1 --no-same-owner \
 && /opt/flare/flare warm

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN groupadd --system --gid 10001 flare \
 && useradd --system --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin flare \
 && install -d -o flare -g flare -m 0700 /data
COPY --from=unpacked /opt/flare /opt/flare
# From outside one reaches the container's address only; Pulse wants a login there. What runs in it ends with it.
ENV FLARE_DATA=/data FLARE_WARM=never BIND_ADDRESS=0.0.0.0 STOP_APPS_WITH_PULSE=true
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 3500
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/3500 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["/opt/flare/flare", "up"]
