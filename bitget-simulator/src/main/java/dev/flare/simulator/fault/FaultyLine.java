package dev.flare.simulator.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The line between the clients and the exchange, on which the ordered faults happen.
///
/// Faults that strike together happen one around the other, the first ordered outermost.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class FaultyLine extends ExchangeFilter {
  private final Faults faults;
  private final Resets resets;
  private final Pause pause;

  FaultyLine(Faults faults, Resets resets, Pause pause, InstantSource clock, JsonMapper json) {
    super(clock, json);
    this.faults = faults;
    this.resets = resets;
    this.pause = pause;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return super.shouldNotFilter(request) && !pathOf(request).equals(Call.PUBLIC_SOCKET);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Iterator<Fault> striking = faults.strike(pathOf(request)).iterator();
    new Passage(request, chain, striking).answer(response);
  }

  /// One request on its way.
  private final class Passage {
    private final HttpServletRequest request;
    private final FilterChain chain;
    private final Iterator<Fault> faults;

    Passage(HttpServletRequest request, FilterChain chain, Iterator<Fault> faults) {
      this.request = request;
      this.chain = chain;
      this.faults = faults;
    }

    void answer(HttpServletResponse response) throws ServletException, IOException {
      if (faults.hasNext()) {
        answer(faults.next(), response);
      } else {
        chain.doFilter(request, response);
      }
    }

    private void answer(Fault fault, HttpServletResponse response)
        throws ServletException, IOException {
      switch (fault) {
        case Fault.Refuse refuse ->
            refuse(response, refuse.statusOrUsual(), refuse.code(), refuse.text());
        case Fault.Html html -> {
          execute(html.executed(), response);
          page(html.statusOrUsual(), response);
        }
        case Fault.Empty empty -> {
          execute(empty.executed(), response);
          response.reset();
        }
        case Fault.Reset lost -> {
          execute(lost.executed(), response);
          reset();
        }
        case Fault.Cut _ -> cut(response);
        case Fault.Hang hang -> {
          execute(hang.executed(), response);
          pause.last(hang.time());
          reset();
        }
        case Fault.Slow slow -> {
          byte[] body = delayed(slow, response);
          response.getOutputStream().write(body);
        }
        case Fault.Rewrite rewrite -> {
          byte[] body = rewritten(rewrite.how(), trueAnswer(response));
          response.getOutputStream().write(body);
        }
        case Fault.IgnoreStart _ -> {
          FaultMarks.of(request).ignoreStart();
          answer(response);
        }
        case Fault.DelayRecord delay -> {
          FaultMarks.of(request).delayRecord(delay.time());
          answer(response);
        }
        case Fault.Skew _ -> answer(response);
      }
    }

    private void execute(boolean executed, HttpServletResponse response)
        throws ServletException, IOException {
      if (executed) {
        var _ = trueAnswer(response);
      }
    }

    private byte[] trueAnswer(HttpServletResponse response) throws ServletException, IOException {
      ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
      answer(kept);
      return kept.getContentAsByteArray();
    }

    private byte[] delayed(Fault.Slow slow, HttpServletResponse response)
        throws ServletException, IOException {
      pause.last(slow.half());
      byte[] body = trueAnswer(response);
      pause.last(slow.half());
      return body;
    }

    private void page(int status, HttpServletResponse response) throws IOException {
      response.reset();
      response.setStatus(status);
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response
          .getOutputStream()
          .write(
              "<html><body><center><h1>%d</h1></center><hr>cloudflare</body></html>"
                  .formatted(status)
                  .getBytes(StandardCharsets.UTF_8));
    }

    private void cut(HttpServletResponse response) throws ServletException, IOException {
      byte[] body = trueAnswer(response);
      response.setContentLength(body.length);
      response.getOutputStream().write(Arrays.copyOf(body, body.length / 2));
      response.flushBuffer();
      reset();
    }

    private byte[] rewritten(Disguise disguise, byte[] body) {
      Optional<ObjectNode> told =
          envelope(body).filter(it -> it.path("code").asString().equals("00000"));
      told.ifPresent(disguise::on);
      return told.<byte[]>map(json()::writeValueAsBytes).orElse(body);
    }

    /// Empty where another fault has made it unreadable.
    private Optional<ObjectNode> envelope(byte[] body) {
      try {
        return json().readTree(body) instanceof ObjectNode object
            ? Optional.of(object)
            : Optional.empty();
      } catch (JacksonException e) {
        return Optional.empty();
      }
    }

    private void reset() {
      resets.connectionFrom(port());
    }

    private int port() {
      ServletRequest bare = request;
      while (bare instanceof ServletRequestWrapper wrapper) {
        bare = wrapper.getRequest();
      }
      return bare.getRemotePort();
    }
  }
}
