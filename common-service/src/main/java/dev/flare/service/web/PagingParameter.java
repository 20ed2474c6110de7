package dev.flare.service.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets controllers take a [Paging], and describes it in the OpenAPI document.
@Component
final class PagingParameter
    implements HandlerMethodArgumentResolver, WebMvcConfigurer, OperationCustomizer {

  PagingParameter() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Paging.class);
  }

  @Override
  public Paging resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return Paging.parse(request.getParameter("limit"), request.getParameter("cursor"));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (Arrays.stream(method.getMethodParameters()).anyMatch(this::supportsParameter)) {
      operation.addParametersItem(
          new QueryParameter()
              .name("limit")
              .description("Entries a page has at most")
              .schema(
                  new IntegerSchema()
                      .minimum(BigDecimal.ONE)
                      .maximum(BigDecimal.valueOf(Paging.MOST))
                      ._default(Paging.STANDARD)));
      operation.addParametersItem(
          new QueryParameter()
              .name("cursor")
              .description("Where the page before ended, from its Link header")
              .schema(new StringSchema()));
    }
    return operation;
  }
}
