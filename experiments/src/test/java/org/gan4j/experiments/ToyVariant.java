package org.gan4j.experiments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/** A variant of a user's own, with every kind of value a config may hold. */
public final class ToyVariant implements Variant {

  private final Config config;

  /** Hyperparameters. */
  public record Config(
      int latentSize,
      double slope,
      float target,
      boolean spectral,
      Optional<Double> dropout,
      List<Integer> widths,
      Rule generator) {

    /** Checks ranges. */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      if (widths.isEmpty()) {
        throw new BoundsException("widths", "must not be empty");
      }
      if (widths.get(0) > 1000 && spectral) {
        throw new IllegalArgumentException("Spectral networks are at most 1000 wide");
      }
    }
  }

  /** An update rule. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Adam.class, name = "adam"),
    @JsonSubTypes.Type(value = Sgd.class, name = "sgd")
  })
  public sealed interface Rule {}

  /** Two moments. */
  public record Adam(double learningRate, double beta1) implements Rule {

    /** Checks ranges. */
    public Adam {
      Bounds.positive("learningRate", learningRate);
    }

    /** An accessor that is no component must not be written. */
    public boolean isAdaptive() {
      return true;
    }
  }

  /** No moments. */
  public record Sgd(double learningRate) implements Rule {}

  /**
   * @param config hyperparameters
   */
  public ToyVariant(Config config) {
    this.config = config;
  }

  /** What it was made with. */
  public Config config() {
    return config;
  }

  @Override
  public void define(GanGraph graph) {
    throw new UnsupportedOperationException("never trained");
  }
}
