package org.gan4j.core.variant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;
import org.gan4j.core.augment.InstanceNoise;
import org.gan4j.core.network.Layer;

/**
 * Options that the config of any variant may switch on, to keep discriminators from winning too
 * early.
 *
 * @param augment changes of every image a discriminator sees in training, in this order; may be
 *     empty
 * @param instanceNoise noise on every such image, after the augmentations
 * @param r1 a gradient penalty at the real images
 */
public record Regularisation(
    List<Augmentation> augment, Optional<InstanceNoise> instanceNoise, Optional<R1> r1) {

  /**
   * The penalty of Mescheder et al. 2018, equation 9, as lazy regularisation (Karras et al. 2020,
   * appendix B): only in every n-th step, but n times as strong.
   *
   * @param weight gamma, above 0; 10 in Mescheder et al.
   * @param every the penalty runs in every n-th step; 1 for every step, 16 in Karras et al.
   */
  public record R1(double weight, int every) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public R1 {
      Bounds.positive("weight", weight);
      Bounds.atLeastOne("every", every);
    }
  }

  /**
   * @throws IllegalArgumentException if an augmentation is named twice
   */
  public Regularisation {
    Set<Augmentation> seen = new HashSet<>();
    for (Augmentation augmentation : augment) {
      if (!seen.add(augmentation)) {
        throw new BoundsException(
            "augment", "must name each augmentation once, found " + augmentation + " twice");
      }
    }
    augment = List.copyOf(augment);
  }

  /** Returns options with nothing switched on. */
  public static Regularisation none() {
    return new Regularisation(List.of(), Optional.empty(), Optional.empty());
  }

  /** Returns the layers that are put before every discriminator, in order. */
  public List<Layer> discriminatorLayers() {
    List<Layer> layers = new ArrayList<>();
    augment.forEach(augmentation -> layers.add(augmentation.layer()));
    instanceNoise.ifPresent(layers::add);
    return layers;
  }
}
