package org.gan4j.eval.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.eval.metric.Fid;
import org.gan4j.eval.metric.Metrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtocolNamesTest {

  private static FeatureSpace plain(String network) {
    return new FeatureSpace(network, Optional.empty());
  }

  @Test
  void countIsInThousandsOrExact() {
    assertThat(ProtocolNames.parse("fid50k-inception2015"))
        .isEqualTo(
            new Protocol(
                "fid50k-inception2015",
                new Fid(),
                Optional.of(plain("inception2015")),
                Optional.of(50_000)));
    assertThat(ProtocolNames.parse("is1234-mnist-cnn").samples()).contains(1234);
  }

  @Test
  void withoutCountAllImagesAreJudged() {
    Protocol protocol = ProtocolNames.parse("fid-mnist-cnn");
    assertThat(protocol.samples()).isEmpty();
    assertThat(protocol.features()).contains(plain("mnist-cnn"));
  }

  @Test
  void endingNamesTheWayToResize() {
    Protocol protocol = ProtocolNames.parse("fid10k-inception2015-pillow-bicubic-float");
    assertThat(protocol.features())
        .contains(new FeatureSpace("inception2015", Optional.of("pillow-bicubic-float")));
  }

  @Test
  void everyMetricHasAProtocolOfItsName() {
    Metrics.byKey()
        .forEach(
            (kind, metric) -> {
              String ending = metric.layer().equals("pixels") ? "" : "-mnist-cnn";
              Protocol protocol = ProtocolNames.parse(kind + "10k" + ending);
              assertThat(protocol.metric()).isEqualTo(metric);
              assertThat(protocol.samples()).contains(10_000);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fid- ", "fid--pillow-bicubic-float", "fid10k--pytorch-bilinear"})
  void aNetworkWithoutANameIsRefused(String name) {
    assertThatThrownBy(() -> ProtocolNames.parse(name))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("feature network '")
        .hasMessageContaining("expected a name, found none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fid",
        "fid10k",
        "fid10k-",
        "fidelity10k-mnist-cnn",
        "lpips10k-vgg",
        "fid99999999k-x",
        "fid0-mnist-cnn",
        "fid000k-mnist-cnn"
      })
  void otherNamesAreRefused(String name) {
    assertThatThrownBy(() -> ProtocolNames.parse(name))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("protocol '" + name + "'");
  }
}
