package org.gan4j.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN = List.of("mnist", "fashion-mnist", "folder");

  @ParameterizedTest
  @CsvSource({
    "mnits,mnist",
    "MNIST,mnist",
    "fashion_mnist,fashion-mnist",
    "FashionMNIST,fashion-mnist",
    "fashion,fashion-mnist",
    "foldr,folder"
  })
  void mistypedNameFindsTheKnownOne(String given, String expected) {
    assertThat(Nearest.to(given, KNOWN)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"celeba", "imagenet", "x"})
  void unrelatedNameFindsNothing(String given) {
    assertThat(Nearest.to(given, KNOWN)).isEmpty();
  }
}
