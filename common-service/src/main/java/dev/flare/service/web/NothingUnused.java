package dev.flare.service.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Keeps Spring from getting ready at each start what it finds on the class path, because springdoc
/// needs it, and what nothing uses: some 1,000 classes.
@Configuration(proxyBeanMethods = false)
class NothingUnused implements WebMvcConfigurer {
  /// What comes in is judged by the records that hold it, not by annotations.
  @Override
  public Validator getValidator() {
    return Validator.forInstanceOf(Object.class, (_, _) -> {});
  }

  /// Nobody speaks YAML: text will do.
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    StringHttpMessageConverter text = new StringHttpMessageConverter();
    text.setSupportedMediaTypes(List.of(MediaType.APPLICATION_YAML));
    converters.withYamlConverter(text);
  }
}
