package dev.flare.service.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/// Has what describes the calls made when somebody asks for `/v3/api-docs`, which few do: at each
/// start it takes time, and memory from then on. Needs no particular server.
@Component
public final class LateDescription implements BeanFactoryPostProcessor {
  private static final String DESCRIBING = "org.springdoc.";

  /// What answers at `/v3/api-docs`.
  private static final String DESCRIPTION = "openApiResource";

  /// Tell swagger of types behind everybody's back: nobody asks for them.
  private static final String[] TYPES = {"modelConverterRegistrar", "initExtraSchemas"};

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    for (String name : beans.getBeanDefinitionNames()) {
      BeanDefinition bean = beans.getBeanDefinition(name);
      if (isDescribing(bean)) {
        bean.setLazyInit(true);
      }
      if (name.equals(DESCRIPTION)) {
        bean.setDependsOn(TYPES);
      }
    }
  }

  private static boolean isDescribing(BeanDefinition bean) {
    return isDescribing(bean.getBeanClassName()) || isDescribing(bean.getFactoryBeanName());
  }

  private static boolean isDescribing(@Nullable String name) {
    return name != null && name.startsWith(DESCRIBING);
  }
}
