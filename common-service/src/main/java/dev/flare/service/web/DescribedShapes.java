package dev.flare.service.web;

import dev.flare.service.launch.Component;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/// Says in the OpenAPI document what the types say and springdoc leaves out: which fields are
/// always there, which may be `null`, and that every refusal is a problem. Needs no particular
/// server.
public final class DescribedShapes implements OpenApiCustomizer {
  private static final String PROBLEM = "Problem";
  private static final String REFERENCE = "#/components/schemas/" + PROBLEM;

  private final Component component;
  private final Supplier<Collection<HandlerMethod>> controllers;

  /// @param controllers asked late, since they are made of beans that may need this one
  public DescribedShapes(Component component, Supplier<Collection<HandlerMethod>> controllers) {
    this.component = component;
    this.controllers = controllers;
  }

  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title(component.title()).version(component.version()));
    Components parts = api.getComponents() == null ? new Components() : api.getComponents();
    api.components(parts.addSchemas(PROBLEM, problem()));
    records().forEach((name, type) -> describe(parts.getSchemas().get(name), type));
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(DescribedShapes::addRefusal);
  }

  private static Schema<?> problem() {
    return new Schema<>(SpecVersion.V31)
        .types(Set.of("object"))
        .addProperty("type", typed("string"))
        .addProperty("title", typed("string"))
        .addProperty("status", typed("integer"))
        .addProperty("detail", typed("string"))
        .addProperty("instance", typed("string"))
        .required(List.of("type", "title", "status"));
  }

  private static Schema<?> typed(String type) {
    return new Schema<>(SpecVersion.V31).types(Set.of(type));
  }

  private static void addRefusal(Operation operation) {
    operation
        .getResponses()
        .setDefault(
            new ApiResponse()
                .description("A refusal")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType()
                                .schema(new Schema<>(SpecVersion.V31).$ref(REFERENCE)))));
  }

  /// All records that travel, by the names of their schemas.
  private Map<String, Class<?>> records() {
    Map<String, Class<?>> found = new HashMap<>();
    for (HandlerMethod method : controllers.get()) {
      collect(ResolvableType.forMethodReturnType(method.getMethod()), found);
      Arrays.stream(method.getMethodParameters())
          .map(MethodParameter::getParameter)
          .forEach(each -> collect(ResolvableType.forType(each.getParameterizedType()), found));
    }
    return found;
  }

  private static void collect(ResolvableType type, Map<String, Class<?>> found) {
    Arrays.stream(type.getGenerics()).forEach(each -> collect(each, found));
    Class<?> raw = type.resolve(Object.class);
    if (raw.isRecord() && found.putIfAbsent(raw.getSimpleName(), raw) == null) {
      for (RecordComponent each : raw.getRecordComponents()) {
        collect(ResolvableType.forType(each.getGenericType()), found);
      }
    }
  }

  private static void describe(@Nullable Schema<?> schema, Class<?> type) {
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    List<String> always = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      String name = each.getName();
      Schema<?> property = schema.getProperties().get(name);
      if (property != null && mayBeAbsent(each)) {
        schema.addProperty(name, orNull(property));
      } else if (property != null) {
        always.add(name);
      }
    }
    schema.setRequired(always);
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || component.getType().equals(Optional.class);
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.getTypes() == null) {
      return new Schema<>(SpecVersion.V31).anyOf(List.of(schema, typed("null")));
    }
    Set<String> types = new LinkedHashSet<>(schema.getTypes());
    types.add("null");
    schema.setTypes(types);
    return schema;
  }
}
