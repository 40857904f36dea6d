package org.gan4j.models;

import org.gan4j.core.variant.Variant;
import org.gan4j.train.conformance.junit.VariantConformance;

/** As people write it for a variant of their own. */
final class VanillaConformanceTest extends VariantConformance {

  @Override
  protected Variant variant() {
    return SmallVariants.vanilla(16);
  }
}
