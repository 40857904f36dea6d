package org.gan4j.train.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.conformance.Conformance;
import org.gan4j.train.conformance.Finding;
import org.gan4j.train.graph.DataShape;
import org.gan4j.train.graph.GraphSettings;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A test class for a variant: what every variant must do, one test a check. Small widths keep it
 * fast.
 *
 * <pre>{@code
 * class MyGanTest extends VariantConformance {
 *   protected Variant variant() {
 *     return new MyGan(new MyGan.Config(100, 32, new Adam(2e-4, 0.5, 0.999, 1e-8)));
 *   }
 * }
 * }</pre>
 */
public abstract class VariantConformance {

  /** The variant, made anew on every call. */
  protected abstract Variant variant();

  /** What it is built for: grey images of 28 x 28 pixels in 10 classes, seed 1, no average. */
  protected GraphSettings settings() {
    return GraphSettings.of(DataShape.of(new ImageShape(28, 28, 1), 1).withClasses(10), 1, 1);
  }

  @TestFactory
  final Stream<DynamicTest> conforms() {
    return tests(new Conformance(this::variant, settings()));
  }

  /**
   * One test a check, for test factories over many variants.
   *
   * @param conformance closed with the stream
   */
  public static Stream<DynamicTest> tests(Conformance conformance) {
    return Conformance.checks().stream()
        .map(check -> dynamicTest(check, () -> require(conformance.run(check))))
        .onClose(conformance::close);
  }

  private static void require(Finding finding) {
    assertTrue(finding.passed(), finding.message());
  }
}
