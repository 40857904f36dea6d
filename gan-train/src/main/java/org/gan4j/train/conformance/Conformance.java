package org.gan4j.train.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphSettings;

/**
 * Checks that a variant does what every variant must do. It builds the variant and trains it for a
 * few steps on synthetic images. Owns native graphs; not safe for use by several threads.
 *
 * <pre>{@code
 * try (var conformance = new Conformance(() -> new MyGan(config), settings)) {
 *   conformance.runAll(System.out::println);
 * }
 * }</pre>
 */
public final class Conformance implements AutoCloseable {

  private static final List<Check> CHECKS =
      List.of(
          new ShapesAndRanges(),
          new InitialStatistics(),
          new PhasesMoveTheirNetworks(),
          new GradientsAgree(),
          new SameSeedSameBits(),
          new ResumeEqualsStraight(),
          new RealAndFakeApart(),
          new SamplesAlone(),
          new LabelsMatter(),
          new OneBatchIsLearnt());

  private final CheckedVariant checked;

  /**
   * Builds the variant.
   *
   * @param variant makes an instance; called several times
   * @param settings describe the data set that is imitated; its number of images and its batch size
   *     are ignored, because a batch has 8 images
   * @throws InputException if the variant cannot be built for these settings
   */
  public Conformance(Supplier<? extends Variant> variant, GraphSettings settings) {
    this.checked = new CheckedVariant(variant, settings);
  }

  /** Returns the names of all checks, in the order in which they run. */
  public static List<String> checks() {
    return CHECKS.stream().map(Check::name).toList();
  }

  /**
   * Runs one check.
   *
   * @param check name of the check
   * @throws IllegalArgumentException if there is no such check
   */
  public Finding run(String check) {
    return CHECKS.stream()
        .filter(candidate -> candidate.name().equals(check))
        .findFirst()
        .map(this::run)
        .orElseThrow(
            () -> new IllegalArgumentException("expected one of " + checks() + ", found " + check));
  }

  /**
   * Runs all checks.
   *
   * @param listener called with each finding as its check ends
   */
  public List<Finding> runAll(Consumer<Finding> listener) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : CHECKS) {
      Finding finding = run(check);
      listener.accept(finding);
      findings.add(finding);
    }
    return findings;
  }

  @Override
  public void close() {
    checked.close();
  }

  private Finding run(Check check) {
    long start = System.nanoTime();
    Check.Outcome outcome = check.of(checked);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Finding(check.name(), outcome.passed(), outcome.message(), seconds);
  }
}
