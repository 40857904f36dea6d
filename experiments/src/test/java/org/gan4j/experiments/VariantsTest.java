package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gan4j.core.InputException;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {

  /** Implements the interface, but has no record to bind a config to. */
  public static final class Unbound implements Variant {
    @Override
    public void define(GanGraph graph) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aVariantIsMadeWithTheConfigOfItsSection() {
    Experiment experiment = ToyExperiment.read("variant.latentSize=7");
    ToyVariant variant = (ToyVariant) Variants.create(experiment.variant());
    assertThat(variant.config()).isSameAs(experiment.variant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nonesuch",
        "org.example.Nonesuch",
        "java.lang.String",
        "org.gan4j.core.variant.Variant",
        "org.gan4j.experiments.VariantsTest$Unbound",
        "org.gan4j.experiments.toyvariant",
        "[I",
        "..",
        "a/b"
      })
  void aClassThatIsNoVariantIsRefused(String name) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> ToyExperiment.read("variant.type=\"" + name + "\""))
        .withMessageStartingWith("--set variant.type: expected one of ")
        .withMessageContaining(
            " or the full name of a class that implements Variant, found \"" + name + "\". ");
  }
}
