package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.GlobalPool;
import org.gan4j.core.layer.NetworkBuilder;

/** The networks of a variant whose paper tries more than one pair of networks. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Body.Dcgan.class, name = "dcgan"),
  @JsonSubTypes.Type(value = Body.ResNet.class, name = "resnet")
})
public sealed interface Body permits Body.Dcgan, Body.ResNet {

  /**
   * Returns the layers for images of a shape.
   *
   * @throws org.gan4j.core.InputException if the networks cannot have that shape
   */
  Layers at(ImageShape images);

  /** The layers of both players. */
  interface Layers {

    /** Adds the layers from latents to images. */
    void generator(NetworkBuilder net);

    /** Adds the layers from images to a feature vector, on which heads build. */
    void features(NetworkBuilder net);
  }

  /**
   * {@link DcganNetworks}.
   *
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions
   * @param leakySlope slope of the discriminator's leaky ReLU
   * @param normalisation normalisation of the discriminator
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
   * @param generatorWidth number of channels of all maps of the generator
   * @param discriminatorWidth number of channels of all maps of the discriminator
   * @param pooling pooling at the end of the discriminator
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
