package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.layer.NetworkBuilder;

/** Which networks a variant stands on, where its paper tries it on more than one pair. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Body.Dcgan.class, name = "dcgan"),
  @JsonSubTypes.Type(value = Body.ResNet.class, name = "resnet")
})
public sealed interface Body permits Body.Dcgan, Body.ResNet {

  /**
   * The layers for images of a shape.
   *
   * @throws org.gan4j.core.InputException if the body does not serve that shape
   */
  Layers at(ImageShape images);

  /** The layers of both players. */
  interface Layers {

    /** Latents -> images. */
    void generator(NetworkBuilder net);

    /** Images -> a vector; heads go on from there. */
    void features(NetworkBuilder net);
  }

  /**
   * {@link DcganNetworks}.
   *
   * @param baseWidth channels of the widest maps; deeper maps double it
   * @param kernelSize of all convolutions
   * @param leakySlope of the discriminator
   * @param normalisation of the discriminator
   */
  record Dcgan(int baseWidth, int kernelSize, double leakySlope, Normalisation normalisation)
      implements Body {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Dcgan {
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
    }

    @Override
    public Layers at(ImageShape images) {
      return new DcganNetworks(images, baseWidth, kernelSize, leakySlope, 0, normalisation);
    }
  }

  /**
   * {@link ResNetNetworks}.
   *
   * @param generatorWidth channels of all its maps
   * @param discriminatorWidth channels of all its maps
   * @param pooling at the discriminator's end
   */
  record ResNet(int generatorWidth, int discriminatorWidth, GlobalPool pooling) implements Body {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ResNet {
      Bounds.atLeastOne("generatorWidth", generatorWidth);
      Bounds.atLeastOne("discriminatorWidth", discriminatorWidth);
    }

    @Override
    public Layers at(ImageShape images) {
      return new ResNetNetworks(images, generatorWidth, discriminatorWidth, pooling);
    }
  }
}
