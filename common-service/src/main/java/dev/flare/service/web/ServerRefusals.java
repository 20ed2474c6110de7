package dev.flare.service.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Lets the server speak in problems too, where it refuses a request before any filter sees it: an
/// address it cannot decode, headers without end.
@Component
final class ServerRefusals
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
  private final JsonMapper json;

  ServerRefusals(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new Reports()));
  }

  private final class Reports extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      boolean untold =
          response.getStatus() >= 400
              && response.getContentWritten() == 0
              && response.setErrorReported();
      if (untold) {
        try {
          new ProblemResponse(response, json).tell(Problem.bare(response.getStatus()));
          response.finishResponse();
        } catch (IOException e) {
          container.getLogger().debug("The caller is gone", e);
        }
      }
    }
  }
}
