package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.example.WrongVariants;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.conformance.Conformance;
import org.junit.jupiter.api.Test;

/** Mistakes in a user's variant are one line each, with the line of Java that they are in. */
final class WrongVariantsTest {

  private static final GraphSettings SETTINGS =
      GraphSettings.of(DataShape.of(new ImageShape(4, 4, 1), 4), 4, 1);
  private static final String MEND = ". Correct the variant there; --debug shows the stack trace.";

  private static InputException refused(Variant variant) {
    InputException refused =
        catchThrowableOfType(
            InputException.class, () -> TrainingGraph.build(variant, SETTINGS).close());
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).doesNotContain("\n");
    return refused;
  }

  /** {@code WrongVariants.java:42}, of the only line with this text. */
  private static String line(String text) {
    try {
      List<String> lines =
          Files.readAllLines(Path.of("src/test/java/org/example/WrongVariants.java"));
      List<String> found = lines.stream().filter(line -> line.contains(text)).toList();
      assertThat(found).as(text).hasSize(1);
      return "WrongVariants.java:" + (lines.indexOf(found.get(0)) + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void anExceptionShowsItsClassMessageAndLine() {
    assertThat(refused(new WrongVariants.MissingKey()))
        .hasMessageStartingWith(
            "variant org.example.WrongVariants$MissingKey: expected code that runs, found"
                + " java.lang.NullPointerException: Cannot invoke")
        .hasMessageEndingWith(" at " + line("losses.get(\"critic\")") + MEND)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void anExceptionOfALibraryShowsTheFirstLineThatIsTheirs() {
    assertThat(refused(new WrongVariants.EmptyList()))
        .hasMessageContaining("found java.lang.ArrayIndexOutOfBoundsException: ")
        .hasMessageEndingWith(" at " + line("List.<Long>of().get(0)") + MEND);
  }

  @Test
  void endlessRecursionIsOneLineToo() {
    assertThat(refused(new WrongVariants.Endless()))
        .hasMessageContaining("found java.lang.StackOverflowError at WrongVariants.java:");
  }

  @Test
  void aLayerThatDoesNotFitIsNamedWithItsLine() {
    assertThat(refused(new WrongVariants.DenseOfAMap()))
        .hasMessage(
            line("          .dense(1); // of a map")
                + ": layer 'critic/dense': expected a vector [features], found [4, 4, 4]. Put"
                + " flatten() before it.");
  }

  @Test
  void shapesThatTensorFlowRefusesAreShownWithTheirLine() {
    assertThat(refused(new WrongVariants.AddsShapes()))
        .hasMessageContaining(
            "TFInvalidArgumentException: Dimensions must be equal, but are 3 and 4")
        .hasMessageContaining(" at WrongVariants.java:");
  }

  @Test
  void anInputOfAnotherShapeNamesTheNetworkAndTheLine() {
    assertThat(refused(new WrongVariants.WrongInput()))
        .hasMessage(
            line("tape.normal(\"noise\"")
                + ": network 'critic': expected an input of shape [-1, 4, 4, 1], found [4, 7]."
                + " Reshape the input, or build the network for it.");
  }

  @Test
  void aLayerOfTheUsersThatFailsIsNamedWithWhatItWasGiven() {
    assertThat(refused(new WrongVariants.OwnLayerThatFails()))
        .hasMessageStartingWith("WrongVariants.java:")
        .hasMessageContaining(
            ": layer 'critic/layer': expected operations that take [4, 3], found one that does not"
                + " (Dimensions must be equal, but are 3 and 5");
  }

  @Test
  void aLayerOfTheUsersThatYieldsAnotherShapeThanItSaysIsNamed() {
    assertThat(refused(new WrongVariants.OwnLayerThatLies()))
        .hasMessageContaining(
            ": layer 'critic/layer': expected [-1, 1] as it declares, found that it makes [4, 3] of"
                + " [4, 3]. ");
  }

  @Test
  void aSecondDerivativeThatIsMissingNamesOperationLayerLineAndRemedy() {
    assertThat(refused(new WrongVariants.PenaltyOfElu()))
        .hasMessageStartingWith("WrongVariants.java:")
        .hasMessageContaining(
            ": phase 'critic_step': expected operations that TensorFlow can differentiate, found"
                + " EluGrad 'critic_step/")
        .hasMessageContaining(" of layer 'critic/layer'. It is a derivative already")
        .hasMessageEndingWith("use one of these, or leave the penalty out.");
  }

  @Test
  void whatTheConformanceCheckCallsIsTheirsToo() {
    try (Conformance conformance = new Conformance(WrongVariants.OverfitsNothing::new, SETTINGS)) {
      InputException refused =
          catchThrowableOfType(
              InputException.class, () -> conformance.run("one batch can be overfitted"));
      assertThat(refused)
          .hasMessageContaining(
              "found java.lang.IllegalStateException: not yet written at "
                  + line("not yet written"));
    }
  }
}
