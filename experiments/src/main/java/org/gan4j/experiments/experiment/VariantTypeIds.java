package org.gan4j.experiments.experiment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.util.List;
import java.util.Optional;
import org.gan4j.experiments.config.TypeIds;

/** Binds the {@code variant} section to the record of the variant that its {@code type} names. */
public final class VariantTypeIds extends TypeIdResolverBase implements TypeIds {

  @Override
  public Optional<Class<?>> find(String id) {
    return Variants.find(id).map(Variants::configOf);
  }

  @Override
  public List<String> known() {
    return Variants.known();
  }

  @Override
  public String alternative() {
    return " or the full name of a class that implements Variant";
  }

  @Override
  public String idFromValue(Object config) {
    return Variants.nameOf(config.getClass());
  }

  @Override
  public String idFromValueAndType(Object config, Class<?> suggestedType) {
    return idFromValue(config);
  }

  @Override
  public JavaType typeFromId(DatabindContext context, String id) {
    return find(id).map(context::constructType).orElse(null);
  }

  @Override
  public JsonTypeInfo.Id getMechanism() {
    return JsonTypeInfo.Id.CUSTOM;
  }
}
