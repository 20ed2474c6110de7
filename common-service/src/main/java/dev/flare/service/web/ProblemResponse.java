package dev.flare.service.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/// An answer that is written outside any controller.
public record ProblemResponse(HttpServletResponse response, JsonMapper json) {
  /// Tells the caller of a problem.
  public void tell(Problem problem) throws IOException {
    tell(problem.body());
  }

  void tell(ProblemDetail body) throws IOException {
    response.setStatus(body.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(body));
  }
}
