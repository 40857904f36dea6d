package org.gan4j.experiments.variants;

import org.gan4j.core.variant.Variant;
import org.gan4j.train.conformance.junit.VariantConformance;

/** As people write it for a variant of their own. */
final class VanillaConformanceTest extends VariantConformance {

  @Override
  protected Variant variant() {
    return Configs.vanilla(16);
  }
}
