package org.gan4j.core.variant;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.gan4j.core.augment.ColourChange;
import org.gan4j.core.augment.Cutout;
import org.gan4j.core.augment.Translation;
import org.gan4j.core.network.Layer;

/** The differentiable augmentations of Zhao et al. 2020, with the paper's numbers. */
public enum Augmentation {
  /** Shifts by up to an eighth of the image. */
  @JsonProperty("translation")
  TRANSLATION(new Translation()),
  /** Adds a number to all values. */
  @JsonProperty("brightness")
  BRIGHTNESS(ColourChange.BRIGHTNESS),
  /** Scales the distance from grey. */
  @JsonProperty("saturation")
  SATURATION(ColourChange.SATURATION),
  /** Scales the distance from the image's mean. */
  @JsonProperty("contrast")
  CONTRAST(ColourChange.CONTRAST),
  /** Blanks a square with sides of half the image's. */
  @JsonProperty("cutout")
  CUTOUT(new Cutout());

  private final Layer layer;

  Augmentation(Layer layer) {
    this.layer = layer;
  }

  /** Returns the layer that is put before a discriminator. */
  public Layer layer() {
    return layer;
  }

  /** Returns the name in configs, such as {@code translation}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
