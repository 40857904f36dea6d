package org.gan4j.experiments.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shipped file that errors show as an example of a config, where it is no experiment. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConfigExample {

  /** Its path from the project's root. */
  String value();
}
