package org.gan4j.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class OptimizerConfigTest {

  @Test
  void configsAreReadByType() throws Exception {
    var mapper = new ObjectMapper();
    String adam =
        "{'type': 'adam', 'learningRate': 0.0002, 'beta1': 0.5, 'beta2': 0.999, 'epsilon': 1e-8}";
    assertThat(mapper.readValue(adam.replace('\'', '"'), OptimizerConfig.class))
        .isEqualTo(new Adam(0.0002, 0.5, 0.999, 1e-8));
    String sgd = "{'type': 'sgd', 'learningRate': 0.1, 'momentum': 0.9}";
    assertThat(mapper.readValue(sgd.replace('\'', '"'), OptimizerConfig.class))
        .isEqualTo(new Sgd(0.1, 0.9));
    String rmsProp =
        "{'type': 'rmsprop', 'learningRate': 0.1, 'decay': 0.9, 'momentum': 0, 'epsilon': 1e-5}";
    assertThat(mapper.readValue(rmsProp.replace('\'', '"'), OptimizerConfig.class))
        .isEqualTo(new RmsProp(0.1, 0.9, 0, 1e-5));
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    refused(() -> new Adam(0, 0.5, 0.999, 1e-8), "learningRate must be above 0, found 0.0");
    refused(() -> new Adam(1, 1, 0.999, 1e-8), "beta1 must be in [0, 1), found 1.0");
    refused(() -> new Adam(1, 0.5, -0.1, 1e-8), "beta2 must be in [0, 1), found -0.1");
    refused(() -> new Adam(1, 0.5, 0.9, 0), "epsilon must be above 0, found 0.0");
    refused(() -> new RmsProp(1, 1.5, 0, 1), "decay must be in [0, 1), found 1.5");
    refused(() -> new RmsProp(1, 0.9, 1, 1), "momentum must be in [0, 1), found 1.0");
    refused(() -> new RmsProp(1, 0.9, 0, -1), "epsilon must be above 0, found -1.0");
    refused(() -> new Sgd(Double.NaN, 0), "learningRate must be above 0, found NaN");
    refused(
        () -> new Sgd(Double.POSITIVE_INFINITY, 0), "learningRate must be above 0, found Infinity");
    refused(() -> new Sgd(1, Double.NaN), "momentum must be in [0, 1), found NaN");
  }

  private static void refused(ThrowingCallable config, String message) {
    assertThatThrownBy(config).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
