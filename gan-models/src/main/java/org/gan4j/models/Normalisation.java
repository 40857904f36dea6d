package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.layer.NetworkBuilder;

/** How a discriminator normalises its features, where variants differ. */
public enum Normalisation {
  /** Over the batch (Ioffe and Szegedy 2015): the rule in DCGAN's discriminator. */
  @JsonProperty("batch")
  BATCH {
    @Override
    void add(NetworkBuilder net) {
      net.batchNorm();
    }
  },
  /** Each example over all its values (Ba et al. 2016): no example sees another. */
  @JsonProperty("layer")
  LAYER {
    @Override
    void add(NetworkBuilder net) {
      net.layerNorm();
    }
  },
  /** None: the kernels are normalised instead, or nothing is. */
  @JsonProperty("none")
  NONE {
    @Override
    void add(NetworkBuilder net) {}
  };

  /** Adds the layer, if there is one. */
  abstract void add(NetworkBuilder net);

  /** Whether layers before it need a bias: batch norm takes any away. */
  boolean wantsBias() {
    return this != BATCH;
  }
}
