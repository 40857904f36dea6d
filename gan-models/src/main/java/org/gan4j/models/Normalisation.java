package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.core.layer.NetworkBuilder;

/** How a discriminator normalises its features. */
public enum Normalisation {
  /** Over the batch (Ioffe and Szegedy 2015): the rule in DCGAN's discriminator. */
  @JsonProperty("batch")
  BATCH {
    @Override
    void add(NetworkBuilder net) {
      net.batchNorm();
    }
  },
  /** Each example over all its values (Ba et al. 2016); examples do not depend on each other. */
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

  /** Returns whether layers before it need a bias; batch norm removes any bias. */
  boolean wantsBias() {
    return this != BATCH;
  }
}
