package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;

/** Finds the record of a metric by its key, the {@code type} in a protocol file. */
final class MetricTypes extends TypeIdResolverBase {

  @Override
  public String idFromValue(Object metric) {
    return ((Metric) metric).key();
  }

  @Override
  public String idFromValueAndType(Object metric, Class<?> suggestedType) {
    return idFromValue(metric);
  }

  /**
   * @return null for an unknown key, as Jackson wants it
   */
  @Override
  public JavaType typeFromId(DatabindContext context, String key) {
    return Metrics.find(key).map(metric -> context.constructType(metric.getClass())).orElse(null);
  }

  @Override
  public JsonTypeInfo.Id getMechanism() {
    return JsonTypeInfo.Id.CUSTOM;
  }
}
