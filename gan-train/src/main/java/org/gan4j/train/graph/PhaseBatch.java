package org.gan4j.train.graph;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.LabelledBatch;
import org.gan4j.train.internal.data.DeviceData;
import org.gan4j.train.internal.data.DomainData;
import org.gan4j.train.internal.data.Pixels;
import org.gan4j.train.internal.data.SubsetData;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Reads a phase's batch from the data set: the images and labels at the indices that are fed. */
final class PhaseBatch {

  private final Ops tf;
  private final DeviceData data;
  private final Map<Domain, Operand<TFloat32>> images = new EnumMap<>(Domain.class);
  private Optional<Operand<TInt32>> labels = Optional.empty();

  /**
   * @param tf the scope of the phase
   */
  PhaseBatch(Ops tf, DeviceData data) {
    this.tf = tf;
    this.data = data;
  }

  Operand<TFloat32> images(Domain domain) {
    DomainData from = data.domain(domain);
    return images.computeIfAbsent(domain, d -> Pixels.scaled(tf, from.batch()));
  }

  Operand<TInt32> labels() {
    if (labels.isEmpty()) {
      DomainData from = data.domain(Domain.A);
      labels = Optional.of(from.labels(tf, from.indices()));
    }
    return labels.get();
  }

  /** Returns the images of a subset at these positions. */
  LabelledBatch of(SubsetData subset, Operand<TInt32> positions) {
    DomainData all = data.domain(Domain.A);
    return new LabelledBatch(
        Pixels.scaled(tf, subset.images(tf, positions)),
        all.labels(tf, subset.indices(tf, positions)));
  }

  /** Returns whether indices are fed to the phase. */
  boolean isUsed() {
    return !images.isEmpty() || labels.isPresent();
  }
}
