package org.gan4j.experiments.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigsOfVariantTest {

  @TempDir private Path folder;

  @Test
  void findsTheConfigsThatNameTheVariantByEitherName() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), "variant:\n  type: org.gan4j.models.Dcgan\n");
    Files.writeString(folder.resolve("a.yml"), "seed: 1\nvariant: {type: Dcgan}\n");
    Files.writeString(folder.resolve("c.yaml"), "variant:\n  type: VanillaGan\n");
    Files.writeString(folder.resolve("d.yaml"), "steps:\n  type: Dcgan\n");
    Files.writeString(folder.resolve("e.txt"), "variant:\n  type: Dcgan\n");
    assertThat(ConfigsOfVariant.find("Dcgan", List.of(folder, folder.resolve("missing"))))
        .containsExactly(folder.resolve("a.yml"), folder.resolve("b.yaml"));
  }
}
