package dev.flare.service.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets browsers ask anew for the files of the dashboard whose names stay when their content
/// changes; all others carry a hash in their name and may be kept for a year.
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/i18n/**")
        .addResourceLocations("classpath:/META-INF/resources/i18n/")
        .setCacheControl(CacheControl.noCache());
    registry
        .addResourceHandler("/*.svg")
        .addResourceLocations("classpath:/META-INF/resources/")
        .setCacheControl(CacheControl.noCache());
  }
}
