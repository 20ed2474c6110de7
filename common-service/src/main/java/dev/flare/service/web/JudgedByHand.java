package dev.flare.service.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What comes in is judged by the records that hold it, not by annotations. Without a validator of
/// its own, Spring would get Hibernate's ready for these, 400 classes of it.
@Configuration(proxyBeanMethods = false)
class JudgedByHand implements WebMvcConfigurer {
  @Override
  public Validator getValidator() {
    return Validator.forInstanceOf(Object.class, (_, _) -> {});
  }
}
