package dev.flare.pulse.app;

import dev.flare.pulse.restart.RestartPolicy;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;

/// Says in the OpenAPI document what the types of the controllers here leave open: the fields of an
/// app's form, what a log may be asked, and that a download is a text.
@Component
final class DescribedCalls implements OpenApiCustomizer, OperationCustomizer {
  private static final String FORM = "AppForm";

  /// Schemas of types that no caller meets.
  private static final Set<String> OURS_ALONE =
      Set.of("DataBuffer", "JsonNode", "MultiValueMapStringString");

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().getSchemas().keySet().removeAll(OURS_ALONE);
    api.getComponents().addSchemas(FORM, form());
  }

  /// What [AppForm] reads.
  private static Schema<?> form() {
    return new Schema<>(SpecVersion.V31)
        .types(Set.of("object"))
        .addProperty("id", typed("string", "Small letters, digits and hyphens; stays"))
        .addProperty("title", typed("string", "How it is called"))
        .addProperty(
            "component", oneOf(Arrays.stream(SuiteComponent.values()).map(SuiteComponent::code)))
        .addProperty("jar", typed("string", "In the place of a component: one in JAR_DIRECTORIES"))
        .addProperty("envFile", typed("string", "Its settings; it runs in this file's folder"))
        .addProperty("port", typed("integer", "When left out, what the env file says"))
        .addProperty("autoStart", typed("boolean", "Whether it starts with the machine"))
        .addProperty(
            "restart", oneOf(Arrays.stream(RestartPolicy.values()).map(RestartPolicy::code)));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (Arrays.stream(method.getMethodParameters()).anyMatch(DescribedCalls::isOfALog)) {
      operation.getParameters().removeIf(each -> each.getName().equals("parameters"));
      ofALog().forEach(operation::addParametersItem);
    }
    if (operation.getRequestBody() != null) {
      Schema<?> form = new Schema<>(SpecVersion.V31).$ref("#/components/schemas/" + FORM);
      operation.getRequestBody().getContent().values().forEach(each -> each.setSchema(form));
    }
    if (isText(method)) {
      operation
          .getResponses()
          .addApiResponse(
              "200",
              new ApiResponse()
                  .description("OK")
                  .content(
                      new Content()
                          .addMediaType(
                              "text/plain", new MediaType().schema(typed("string", "All of it")))));
    }
    return operation;
  }

  /// What [LogRequest] reads.
  private static List<Parameter> ofALog() {
    return List.of(
        query("q", typed("string", "A text to find; with regex=true an expression of RE2's kind")),
        query("regex", typed("boolean", "Whether q is an expression")),
        query("level", typed("string", "The mildest level")),
        query("from", typed("integer", "Epoch milliseconds")),
        query("to", typed("integer", "Epoch milliseconds")),
        query("before", typed("integer", "Only lines before the one of this seq")),
        query("after", typed("integer", "Live: where to begin; else with the latest lines")),
        query("limit", typed("integer", "How many lines, at most 500")));
  }

  private static Parameter query(String name, Schema<?> schema) {
    return new QueryParameter().name(name).schema(schema);
  }

  private static boolean isOfALog(MethodParameter parameter) {
    return parameter.getParameterType().equals(MultiValueMap.class);
  }

  private static boolean isText(HandlerMethod method) {
    ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
    return DataBuffer.class.equals(answer.getNested(3).resolve());
  }

  private static Schema<?> typed(String type, String meaning) {
    return new Schema<>(SpecVersion.V31).types(Set.of(type)).description(meaning);
  }

  private static Schema<?> oneOf(Stream<String> codes) {
    Schema<Object> schema = new Schema<>(SpecVersion.V31);
    schema.setTypes(Set.of("string"));
    schema.setEnum(List.copyOf(codes.toList()));
    return schema;
  }
}
