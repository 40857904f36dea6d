package org.gan4j.experiments.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.ToyVariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantsTest {

  @TempDir private Path folder;

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
        "org.gan4j.experiments.experiment.VariantsTest$Unbound",
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

  /** The folder of this test's classes, with a variant, and one that does not exist. */
  @Test
  void variantsOfAClassPathAreFoundByTheirFullNames() {
    Path classes =
        Path.of(VariantsTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    String classPath = classes + File.pathSeparator + folder.resolve("none.jar");
    assertThat(Variants.in(classPath))
        .contains("org.gan4j.experiments.ToyVariant")
        .doesNotContain("org.gan4j.experiments.experiment.VariantsTest$Unbound")
        .isSorted();
  }

  @Test
  void variantsInJarsAreFound() throws IOException {
    Path jar = folder.resolve("mine.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          List.of("org/gan4j/experiments/ToyVariant", "META-INF/versions/9/module-info")) {
        out.putNextEntry(new JarEntry(name + ".class"));
      }
    }
    assertThat(Variants.in(jar.toString())).containsExactly("org.gan4j.experiments.ToyVariant");
    assertThat(Variants.in(Files.writeString(folder.resolve("no.jar"), "text") + "")).isEmpty();
  }
}
