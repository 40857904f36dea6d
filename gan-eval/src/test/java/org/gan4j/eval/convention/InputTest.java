package org.gan4j.eval.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.image.resize.Resizer;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.protocol.FeatureSpace;
import org.junit.jupiter.api.Test;

class InputTest {

  private static final FeatureNetwork INCEPTION = new Stub("inception2015", true);
  private static final FeatureNetwork OTHER = new Stub("other", true);
  private static final FeatureNetwork FIXED = new Stub("fixed", false);

  private record Stub(String name, boolean anySize) implements FeatureNetwork {

    @Override
    public String sha256() {
      return "ab";
    }

    @Override
    public String layer() {
      return "pixels";
    }

    @Override
    public ImageShape imageShape() {
      return new ImageShape(3, 3, 3);
    }

    @Override
    public boolean takes(ImageShape shape) {
      return anySize || shape.equals(imageShape());
    }

    @Override
    public int featureSize() {
      return 27;
    }

    @Override
    public int classes() {
      return 0;
    }

    @Override
    public Features extract(FloatImages images) {
      return new Features(images.count(), images.pixels(), new float[0]);
    }
  }

  private static Input input(String resize) {
    return new Input(Optional.of(resize), false);
  }

  private static Optional<String> name(Input input, FeatureNetwork network) {
    return input.resizer(network).map(Resizer::name);
  }

  @Test
  void theInceptionGraphResizesLikeTensorFlowByItself() {
    assertThat(name(input("tensorflow1-bilinear"), INCEPTION)).isEmpty();
    assertThat(input("tensorflow1-bilinear").resizing(INCEPTION))
        .isEqualTo("tensorflow1-bilinear to 3x3");
    assertThat(name(input("tensorflow1-bilinear"), OTHER)).contains("tensorflow1-bilinear");
    assertThat(name(input("tensorflow1-bilinear"), FIXED)).contains("tensorflow1-bilinear");
  }

  @Test
  void withoutAWayANetworkOfAnySizeIsLeftToItself() {
    Input none = new Input(Optional.empty(), false);
    assertThat(name(none, INCEPTION)).isEmpty();
    assertThat(name(none, OTHER)).isEmpty();
    assertThat(none.resizing(OTHER)).isEqualTo("by the network");
    assertThat(name(none, FIXED)).contains("tensorflow1-bilinear");
  }

  @Test
  void theInceptionGraphSeesTheSymmetricRangeOfItsPort() {
    Resizer resizer =
        new Input(Optional.of("pytorch-bilinear"), true).resizer(INCEPTION).orElseThrow();
    float[] pixels = new float[27];
    for (int k = 0; k < 27; k++) {
      pixels[k] = 9 * k;
    }
    var images = new FloatImages(INCEPTION.imageShape(), pixels.clone());
    float[] fed = resizer.resize(images, 3, 3).pixels();
    for (int k = 0; k < 27; k++) {
      assertThat((fed[k] - 128) / 128).isCloseTo(2 * pixels[k] / 255 - 1, within(1e-6f));
    }
  }

  @Test
  void otherNetworksKeepTheirOwnRange() {
    var symmetric = new Input(Optional.of("pytorch-bilinear"), true);
    assertThat(name(symmetric, OTHER)).contains("pytorch-bilinear");
    assertThat(symmetric.rescales(OTHER)).isFalse();
    assertThat(symmetric.rescales(INCEPTION)).isTrue();
  }

  @Test
  void quantisationIsThatOfTheResizer() {
    assertThat(input("pillow-bicubic-float").quantisation(FIXED)).isEqualTo("none (float)");
    assertThat(input("pillow-bicubic-uint8").quantisation(FIXED)).isEqualTo("to uint8");
    assertThat(input("pillow-bicubic-float-clipped").quantisation(FIXED))
        .isEqualTo("none (float), clipped to 0..255");
    assertThat(new Input(Optional.of("pytorch-bilinear"), true).quantisation(INCEPTION))
        .isEqualTo("none (float), seen as 2x/255 - 1");
  }

  @Test
  void variationsLeaveOutWhatTheNetworkWouldNotNotice() {
    Convention own = Conventions.own(new FeatureSpace("x", Optional.empty()));
    List<String> resizers = List.of("tensorflow1-bilinear", "pytorch-bilinear");
    assertThat(Conventions.variations(own, INCEPTION, resizers))
        .extracting(Convention::name)
        .containsExactly(
            "gan4j, resize pytorch-bilinear",
            "gan4j, pixels as 2x/255 - 1",
            "gan4j, ddof 0",
            "gan4j, epsilon always");
    assertThat(Conventions.variations(own, FIXED, resizers))
        .extracting(Convention::name)
        .containsExactly(
            "gan4j, resize pytorch-bilinear", "gan4j, ddof 0", "gan4j, epsilon always");
  }

  @Test
  void anUnknownWayToResizeIsRefused() {
    assertThatThrownBy(() -> input("nearest"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 'nearest'");
  }
}
